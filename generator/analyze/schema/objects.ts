/** Objects and maps. @see https://json-schema.org/draft/2020-12/json-schema-core#section-10.3.2 */

import { sortedEntries, type Json } from '../../base/json.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { Place } from '../../openapi/references.js';
import type { ObjectType, Property } from '../../model/api.js';
import { propertyOf, useOf } from '../../model/create.js';
import { at, below, type BuildContext } from '../context.js';
import { exampleOf } from './examples.js';
import { buildType } from './schema.js';
import { buildUse } from './uses.js';

export function buildObject(
  schema: SchemaObject,
  place: Place,
  context: BuildContext,
  example?: Json,
): ObjectType {
  const { minProperties, maxProperties, propertyNames } = schema;
  return {
    kind: 'object',
    at: at(context, place),
    properties: [
      ...stated(schema, place, context, example),
      ...merelyRequired(schema, place, context),
    ],
    additional: additionalOf(schema, place, context),
    patterns: sortedEntries(schema.patternProperties ?? {}).map(([pattern, value]) => ({
      pattern,
      use: buildUse(value, below(place, 'patternProperties', pattern), context),
    })),
    ...(propertyNames !== undefined && {
      names: buildType(propertyNames, below(place, 'propertyNames'), context),
    }),
    dependent: sortedEntries(schema.dependentRequired ?? {}).map(([name, requires]) => ({
      name,
      requires,
    })),
    ...(minProperties !== undefined && { minProperties }),
    ...(maxProperties !== undefined && { maxProperties }),
    extends: [],
  };
}

function stated(
  schema: SchemaObject,
  place: Place,
  context: BuildContext,
  example?: Json,
): Property[] {
  const required = new Set(schema.required);
  return sortedEntries(schema.properties ?? {}).map(([name, value]) => ({
    ...buildUse(value, below(place, 'properties', name), context, exampleOf(example, name)),
    name,
    required: required.has(name),
    readOnly: typeof value === 'object' && value.readOnly === true,
    writeOnly: typeof value === 'object' && value.writeOnly === true,
  }));
}

/** Members that are required but described nowhere here: they must exist, whatever they hold. */
function merelyRequired(schema: SchemaObject, place: Place, context: BuildContext): Property[] {
  const names = [...new Set(schema.required)];
  return names
    .filter((name) => !Object.hasOwn(schema.properties ?? {}, name))
    .map((name) => ({
      ...propertyOf(
        name,
        useOf({
          kind: 'unknown',
          at: at(context, below(place, 'required', schema.required!.indexOf(name))),
          undeclared: true,
        }),
      ),
      required: true,
    }));
}

function additionalOf(
  schema: SchemaObject,
  place: Place,
  context: BuildContext,
): ObjectType['additional'] {
  const keyword =
    schema.additionalProperties !== undefined ? 'additionalProperties' : 'unevaluatedProperties';
  const value = schema[keyword];
  if (value === undefined) return 'unstated';
  if (value === false) return 'closed';
  return buildUse(value, below(place, keyword), context);
}
