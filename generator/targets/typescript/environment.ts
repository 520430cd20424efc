/** The environment variables that every client reads, besides those of its credentials. */

import { words } from '../../base/words.js';
import { camel } from '../../naming/cases.js';
import { defaultInitialisms } from '../../naming/conventions.js';

/** What follows the prefix of the SDK. */
const suffixes = {
  baseURL: 'BASE_URL',
  /** Lines `Name: value`, sent with every request. */
  customHeaders: 'CUSTOM_HEADERS',
  logLevel: 'LOG',
} as const;

/** Names of environment variables. */
export type EnvironmentVariables = Readonly<Record<keyof typeof suffixes, string>>;

/** @param prefix of the SDK, in upper case */
export const environmentVariables = (prefix: string): EnvironmentVariables => ({
  baseURL: `${prefix}_${suffixes.baseURL}`,
  customHeaders: `${prefix}_${suffixes.customHeaders}`,
  logLevel: `${prefix}_${suffixes.logLevel}`,
});

const initialisms = new Set(defaultInitialisms);

/** Names of options that a credential cannot have, as its environment variable would be one of these. */
export const environmentOptions: readonly string[] = Object.values(suffixes).map((suffix) =>
  camel(words(suffix), { initialisms }),
);
