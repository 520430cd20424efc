/** Positions of a schema in a document, and the values at each. */

export type Direction = 'request' | 'response';
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface Position {
  /** The schema at that position, which contains the row's own. */
  readonly wrap: (schema: Json) => Json;
  /** A value of that schema, which contains a value of the row's own. */
  readonly value: (value: Json) => Json;
  /** Directions in which the position does not exist, and the clause of the specification that says so. */
  readonly impossible?: { readonly [direction in Direction]?: string };
  /** How an operation uses it: as a component, or inline. */
  readonly place: 'component' | 'parameter' | 'requestBody' | 'response';
}

const same = (value: Json): Json => value;

export const positions: { readonly [name: string]: Position } = {
  component: { wrap: same, value: same, place: 'component' },
  member: {
    wrap: (schema) => ({ type: 'object', required: ['value'], properties: { value: schema } }),
    value: (value) => ({ value }),
    place: 'component',
  },
  item: {
    wrap: (schema) => ({ type: 'array', items: schema }),
    value: (value) => [value],
    place: 'component',
  },
  'map value': {
    wrap: (schema) => ({ type: 'object', additionalProperties: schema }),
    value: (value) => ({ any: value }),
    place: 'component',
  },
  variant: {
    wrap: (schema) => ({ anyOf: [schema, { type: 'string', const: '§ other variant §' }] }),
    value: same,
    place: 'component',
  },
  parameter: {
    wrap: same,
    value: same,
    place: 'parameter',
    impossible: {
      response: 'Parameter Object: describes what an operation is sent (3.2, section 4.12)',
    },
  },
  'request body': {
    wrap: same,
    value: same,
    place: 'requestBody',
    impossible: { response: 'Request Body Object: describes what is sent (3.2, section 4.13)' },
  },
  response: {
    wrap: same,
    value: same,
    place: 'response',
    impossible: { request: 'Response Object: describes what comes back (3.2, section 4.17)' },
  },
};
