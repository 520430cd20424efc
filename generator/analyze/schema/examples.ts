/** Examples of schemas, parameters and media types. */

import { own, sortedEntries, type Json } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import type { ExampleObject, SchemaObject } from '../../openapi/document.js';
import { below, dereference, type AnalyzeContext } from '../context.js';

/** The examples of a schema: `examples`, or else `example`. */
export function examplesOf(schema: SchemaObject): readonly Json[] {
  if (schema.examples && schema.examples.length > 0) return schema.examples;
  return schema.example === undefined ? [] : [schema.example];
}

/** The value of a property in an example of its object. */
export const exampleOf = (example: Json | undefined, name: string): Json | undefined =>
  typeof example === 'object' && example !== null && !Array.isArray(example)
    ? own(example, name)
    : undefined;

/** The example of a media type or parameter: `example`, or else the first of `examples` by name. */
export function exampleFrom(
  { value: owner, ...place }: Located<ExampleOwner>,
  context: AnalyzeContext,
): Json | undefined {
  if (owner.example !== undefined) return owner.example;
  const [name, first] = sortedEntries(owner.examples ?? {})[0] ?? [];
  if (first === undefined || name === undefined) return undefined;
  const example = dereference(
    'Example',
    { ...below(place, 'examples', name), value: first },
    context,
  );
  if (!example) return undefined;
  const { value, dataValue } = example.value;
  return value === undefined ? dataValue : value; // `null` is an example
}

interface ExampleOwner {
  readonly example?: Json;
  readonly examples?: Readonly<Record<string, ExampleObject>>;
}
