/** The environment variables that every client reads, besides those of its credentials. */

export interface EnvironmentVariables {
  readonly baseURL: string;
  /** Lines `Name: value`, sent with every request. */
  readonly customHeaders: string;
  readonly logLevel: string;
}

/** @param prefix of the SDK, in upper case */
export const environmentVariables = (prefix: string): EnvironmentVariables => ({
  baseURL: `${prefix}_BASE_URL`,
  customHeaders: `${prefix}_CUSTOM_HEADERS`,
  logLevel: `${prefix}_LOG`,
});
