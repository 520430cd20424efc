/** Examples: the nearest to the value counts. */

import { own, sortedEntries, type Json } from '../../base/json.js';
import type { ExampleObject, SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import { below, dereference, type BuildContext } from '../context.js';

export function examplesOf(schema: SchemaObject): readonly Json[] {
  if (schema.examples && schema.examples.length > 0) return schema.examples;
  return schema.example === undefined ? [] : [schema.example];
}

/** What an object's example says about one of its members. */
export const exampleOf = (example: Json | undefined, name: string): Json | undefined =>
  typeof example === 'object' && example !== null && !Array.isArray(example)
    ? own(example, name)
    : undefined;

/** The example of a media type or parameter: `example`, else the first of `examples`. */
export function exampleFrom(
  owner: {
    readonly example?: Json;
    readonly examples?: Readonly<Record<string, ExampleObject>>;
  },
  place: Place,
  context: BuildContext,
): Json | undefined {
  if (owner.example !== undefined) return owner.example;
  const [name, first] = sortedEntries(owner.examples ?? {})[0] ?? [];
  if (first === undefined || name === undefined) return undefined;
  const target = dereference(first, below(place, 'examples', name), 'Example', context);
  if (!target) return undefined;
  const { value, dataValue } = target.value;
  return value === undefined ? dataValue : value; // null is an example too
}
