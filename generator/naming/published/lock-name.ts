/** The file beside the config that holds the published names. */
export const lockName = 'sdkwright.lock';
