/** Diagnostics about `$ref`. */

import { didYouMean, error, specificationName, warning, type Suggestion } from '../entry.js';

type Reference = {
  readonly reference: string;
};

export const references = {
  'reference-unresolvable': error<Reference & Suggestion>({
    title: 'A $ref cannot be resolved',
    message: ({ reference }) => `Cannot resolve the reference "${reference}".`,
    help: (params) => didYouMean(params, 'Correct the reference, or add what it refers to.'),
  }),
  'reference-invalid': error<{ actual: string }>({
    title: 'A $ref is not a string',
    message: ({ actual }) => `"$ref" must be a string, not ${actual}.`,
    help: 'Write the URI of a schema or another object, such as "#/components/schemas/User".',
  }),
  'reference-mismatch': warning<Reference & { expected: string }>({
    title: 'A $ref leads to another kind of object',
    message: ({ reference, expected }) =>
      `"${reference}" is not a ${specificationName(expected)}; the reference is ignored.`,
    help: ({ expected }) => `Refer to a ${specificationName(expected)}.`,
  }),
  'reference-repaired': warning<Reference & { meant: string }>({
    title: 'A $ref is not valid, but its meaning is clear',
    message: ({ reference, meant }) => `"${reference}" does not exist; it is read as "${meant}".`,
    help: 'Write the reference as shown. Names with "/", "~" or "%" are escaped (RFC 6901, RFC 3986).',
  }),
  'reference-type': warning<Reference & { stated: string; actual: string }>({
    title: 'The type beside a $ref is not that of its schema',
    message: ({ reference, stated, actual }) =>
      `"${reference}" has the type "${actual}"; the type "${stated}" beside the reference is ignored.`,
    help: 'Remove the type. Before OpenAPI 3.1, fields beside a $ref have no effect (OpenAPI 3.0, Reference Object).',
  }),
  'reference-unused': warning<Reference>({
    title: 'A $ref that the SDK does not need cannot be resolved',
    message: ({ reference }) => `Cannot resolve the reference "${reference}", which nothing needs.`,
    help: 'Correct the reference, or remove the example or component that contains it.',
  }),
  'reference-base': warning<Reference & { file: string }>({
    title: 'A $ref is not relative to the $id around it',
    message: ({ reference }) =>
      `"${reference}" is not found in the schema with the $id; the document's root is used instead.`,
    help: ({ reference, file }) =>
      `Remove the $id, or refer to the document by its name: \`${file}${reference}\`.`,
  }),
  'mapping-unresolvable': warning<
    Reference & Suggestion & { value: string; meant: string | undefined }
  >({
    title: 'A discriminator maps a value to a schema that does not exist',
    message: ({ reference, value, meant }) =>
      `The discriminator maps "${value}" to "${reference}", which does not exist; ` +
      (meant === undefined ? 'the entry is ignored.' : `it is read as "${meant}".`),
    help: (params) =>
      didYouMean(params, 'Write the name of a component schema, or a reference to it.'),
  }),
  'mapping-unlisted': warning<Reference & { value: string }>({
    title: 'A discriminator maps a value to a schema that is not in the union',
    message: ({ reference, value }) =>
      `The discriminator maps "${value}" to "${reference}", which the union does not list; the entry is ignored.`,
    help: 'Add a reference to the schema to `oneOf` or `anyOf`, or remove the entry.',
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
  'reference-cycle': warning<Reference>({
    title: 'A chain of references is circular',
    message: ({ reference }) =>
      `"${reference}" refers back to itself through a chain of references; it is ignored.`,
    help: 'Replace one of the references in the chain with a definition.',
  }),
};
