/** All named schemas of a document. */

import type { NamedType, TypeId, Use } from '../../model/api.js';
import { idAt, queueSchema, type AnalyzeContext } from '../context.js';
import { schemaName } from './schema-name.js';
import { analyzeUse } from './schema.js';

/** The named types of a document. */
export interface Schemas {
  readonly types: ReadonlyMap<TypeId, NamedType>;
  /** Ids of the schemas among the components, whether anything refers to them or not. */
  readonly components: readonly TypeId[];
}

/** Analyzes the queued schemas, those that they refer to in turn, and all components. */
export function analyzeSchemas(context: AnalyzeContext): Schemas {
  const { spec, schemas } = context;
  const components = spec.schemaNames.flatMap((name) => {
    const schema = spec.resolve(spec.schemaReference(name), spec.root, 'Schema');
    return schema ? [queueSchema(schema, context)] : [];
  });
  const types = new Map<TypeId, NamedType>();
  for (let schema = schemas.pending.pop(); schema; schema = schemas.pending.pop()) {
    const id = idAt(schema, context);
    const { file, pointer } = schema;
    // Only other files give names to schemas; the name of the root document is arbitrary.
    const name = schemaName({ file: file === spec.root ? '' : file, pointer });
    types.set(id, schemaType(id, name, analyzeUse({ schema, context })));
  }
  return { types, components };
}

const schemaType = (id: TypeId, wireName: string, use: Use): NamedType => ({
  id,
  role: 'schema',
  form: 'both',
  wireName,
  use,
  encodings: ['json'],
  recursive: false,
});
