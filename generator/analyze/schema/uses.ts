/** A schema in its place → a use: its type and what is said about it there. */

import type { Json } from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import type { BuildContext } from '../context.js';
import { examplesOf } from './examples.js';
import { buildType } from './schema.js';

/** @param inherited an example from further out: the member's value in an object's example */
export function buildUse(
  schema: SchemaObject | boolean,
  place: Place,
  context: BuildContext,
  inherited?: Json,
): Use {
  const examples = typeof schema === 'boolean' ? [] : examplesOf(schema);
  const example = examples[0] ?? inherited;
  const type = buildType(schema, place, context, example);
  if (typeof schema === 'boolean') return useOf(type);
  return {
    type,
    ...(schema.title !== undefined && { title: schema.title }),
    ...(schema.description !== undefined && { description: schema.description }),
    deprecated: schema.deprecated === true,
    ...(schema.default !== undefined && { default: { value: schema.default } }),
    examples: examples.length === 0 && inherited !== undefined ? [inherited] : examples,
  };
}
