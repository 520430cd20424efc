/** Diagnostics about `sdkwright.yml`. */

import { didYouMean, error, type Suggestion } from '../entry.js';

export const config = {
  'config-invalid': error<{ what: string } & Suggestion>({
    title: 'The config is not valid',
    message: ({ what }) => what,
    help: (params) => didYouMean(params, 'See sdkwright.schema.json for all options.'),
  }),
  'config-unmatched': error<{ what: string; key: string } & Suggestion>({
    title: 'An entry of the config does not match anything in the document',
    message: ({ what, key }) => `The document has no ${what} "${key}".`,
    help: (params) => didYouMean(params, 'Remove the entry, or correct it.'),
  }),
  'name-conflict': error<{ name: string }>({
    title: 'The config assigns a name twice',
    message: ({ name }) => `The config assigns the name "${name}" twice.`,
    help: 'Choose another name for one of the two.',
  }),
};
