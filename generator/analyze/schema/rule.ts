/** The input of a rule of the schema analysis. */

import type { Json } from '../../base/json.js';
import type { Place } from '../../base/place.js';
import type { Type, TypeId, Use } from '../../model/api.js';
import type { SchemaObject } from '../../openapi/document.js';
import type { AnalyzeContext } from '../context.js';

/** A schema object, its location, and the analysis of its subschemas. */
export interface RuleInput {
  readonly schema: SchemaObject;
  readonly place: Place;
  /** Id of the location: `at` of the resulting type. */
  readonly at: TypeId;
  readonly context: AnalyzeContext;
  /** The value of this schema in an example; properties take their own examples from it. */
  readonly example: Json | undefined;
  // The recursion is handed in so that no rule imports the module that applies the rules.
  readonly analyzeType: (subschema: Subschema) => Type;
  readonly analyzeUse: (subschema: Subschema) => Use;
}

/** A schema within another. */
export interface Subschema {
  readonly schema: SchemaObject | boolean;
  /** Its path from the outer schema: `['properties', 'name']`. */
  readonly path: readonly (string | number)[];
  /** Its value in the example of the outer schema. */
  readonly example?: Json | undefined;
}
