/**
 * Name of the file with the published names of a config, beside it: `sdkwright.lock` for `sdkwright.yml`. Other
 * extensions are kept, so that no two configs have the same.
 *
 * @param config file name of the config
 */
export const lockNameOf = (config: string): string => `${config.replace(/\.yml$/, '')}.lock`;
