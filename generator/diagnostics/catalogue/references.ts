/** Diagnostics about `$ref`. */

import { didYouMean, error, type Suggestion } from '../entry.js';

type Reference = {
  readonly reference: string;
};

export const references = {
  'reference-unresolvable': error<Reference & Suggestion>({
    title: 'A $ref cannot be resolved',
    message: ({ reference }) => `Cannot resolve the reference "${reference}".`,
    help: (params) => didYouMean(params, 'Correct the reference, or add what it refers to.'),
  }),
  'reference-outside': error<Reference>({
    title: 'A $ref points outside the folder of the document',
    message: ({ reference }) =>
      `"${reference}" is outside the folder of the document and is not read.`,
    help: 'Move the file into the folder, or allow a wider one with `refs: { root: … }` in sdkwright.yml.',
  }),
  'reference-remote': error<Reference>({
    title: 'A $ref is a URL',
    message: ({ reference }) => `"${reference}" is a URL; nothing is fetched from the network.`,
    help: 'Save the file next to the document and refer to it by a relative path.',
  }),
  'reference-cycle': error<Reference>({
    title: 'A chain of references is circular',
    message: ({ reference }) =>
      `"${reference}" refers back to itself through a chain of references.`,
    help: 'Replace one of the references in the chain with a definition.',
  }),
};
