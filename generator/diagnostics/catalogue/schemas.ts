/** Diagnostics about schemas and the values that they describe. */

import { warning } from '../entry.js';

/** Where in a value, as a JSON pointer (RFC 6901); empty for the value as a whole. */
const atPointer = (pointer: string): string => (pointer === '' ? '' : ` at ${pointer}`);

type Mismatch = {
  readonly value: string;
  /** JSON pointer within the value to what does not match. */
  readonly fault: string;
};

export const schemas = {
  'integer-inexact': warning<{ count: number }>({
    title: 'Large integers lose digits in TypeScript',
    message: ({ count }) =>
      `${count === 1 ? 'One schema has' : `${count} schemas have`} the format int64 or uint64; as a number, an integer beyond 2^53 loses digits.`,
    help: 'Set `int64: bigint` or `int64: string` in sdkwright.yml, or `int64: number` if no integer is that large.',
  }),
  'schema-cycle': warning<{ schema: string }>({
    title: 'A schema is composed of itself',
    message: ({ schema }) =>
      `The schema "${schema}" includes itself through allOf, oneOf or anyOf; that part is ignored.`,
    help: 'A schema cannot be composed of itself. Refer to it from a property or from items instead.',
  }),
  'schemas-exclusive': warning({
    title: 'The schemas of allOf have no value in common',
    message: 'No value matches all of these schemas; the type is never.',
    help: 'Correct the schemas, or use oneOf or anyOf if a value needs to match only one of them.',
  }),
  'schema-type-unknown': warning<{ type: string }>({
    title: 'A schema has an unknown type',
    message: ({ type }) => `Unknown type "${type}"; it is ignored.`,
    help: 'Use one of null, boolean, object, array, number, integer and string.',
  }),
  'list-empty': warning<{ keyword: string }>({
    title: 'A keyword that lists schemas or values lists none',
    message: ({ keyword }) =>
      `"${keyword}" is empty; ${keyword === 'enum' ? 'no value matches, so the type is never' : 'it is ignored'}.`,
    help: 'Remove the keyword, or add what it has to list.',
  }),
  'enum-value-mismatch': warning<{ value: string; type: string }>({
    title: 'An enum value does not match the type of its schema',
    message: ({ value, type }) => `The enum value ${value} is not of type ${type}; it is omitted.`,
    help: 'Correct the type or the value. In YAML, quote values that are strings.',
  }),
  'example-mismatch': warning<Mismatch>({
    title: 'An example does not match its schema',
    message: ({ value, fault }) =>
      `The example ${value} does not match its schema${atPointer(fault)}.`,
    help: 'Correct the example or the schema.',
  }),
  'default-mismatch': warning<Mismatch>({
    title: 'A default does not match its schema',
    message: ({ value, fault }) =>
      `The default ${value} does not match its schema${atPointer(fault)}.`,
    help: 'Correct the default or the schema.',
  }),
  'read-only-required': warning<{ name: string }>({
    title: 'A read-only property is required in a request',
    message: ({ name }) =>
      `"${name}" is required and read-only; it is omitted from the types of requests.`,
    help: 'Remove readOnly if requests must contain it, or do not list it as required in requests.',
  }),
  'required-undescribed': warning<{ name: string }>({
    title: 'A required property is not defined',
    message: ({ name }) => `"${name}" is required, but not defined under properties.`,
    help: 'Define it under properties, or correct its name.',
  }),
};
