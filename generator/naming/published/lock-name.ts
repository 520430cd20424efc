/**
 * Name of the file with the published names of a config, beside it: `sdkwright.lock` for `sdkwright.yml`.
 *
 * @param config file name of the config
 */
export const lockNameOf = (config: string): string =>
  `${config.replace(/\.(ya?ml|json)$/i, '')}.lock`;
