/** All named schemas of a document. */

import type { NamedType, TypeId } from '../../model/api.js';
import { namedType } from '../../model/create.js';
import { idAt, queueSchema, type AnalyzeContext } from '../context.js';
import { baseDiscriminator, type BaseDiscriminator } from './discriminators.js';
import { schemaName } from './schema-name.js';
import { analyzeUse } from './schema.js';

/** The named types of a document. */
export interface Schemas {
  readonly types: ReadonlyMap<TypeId, NamedType>;
  /** Ids of the schemas among the components, whether anything refers to them or not. */
  readonly components: readonly TypeId[];
  /** The discriminators of base classes. */
  readonly bases: ReadonlyMap<TypeId, BaseDiscriminator>;
  /** The values of a discriminator that schemas state by an extension. */
  readonly tags: ReadonlyMap<TypeId, string>;
  /** Schemas that are nothing but `allOf` of one reference: subclasses rather than aliases, if it is a base class. */
  readonly renamed: ReadonlySet<TypeId>;
}

/** Analyzes the queued schemas, those that they refer to in turn, and all components. */
export function analyzeSchemas(context: AnalyzeContext): Schemas {
  const { spec, schemas } = context;
  const components = spec.schemaNames.flatMap((name) => {
    const schema = spec.resolve(spec.schemaReference(name), spec.root, 'Schema');
    return schema ? [queueSchema(schema, context)] : [];
  });
  const types = new Map<TypeId, NamedType>();
  const bases = new Map<TypeId, BaseDiscriminator>();
  const tags = new Map<TypeId, string>();
  const renamed = new Set<TypeId>();
  for (let schema = schemas.pending.pop(); schema; schema = schemas.pending.pop()) {
    const id = idAt(schema, context);
    const { file, pointer } = schema;
    // Only other files name schemas; the name of the root document is arbitrary.
    const name = schemaName({ file: file === spec.root ? '' : file, pointer });
    const use = analyzeUse({ schema, context });
    types.set(id, namedType({ id, role: 'schema', form: 'both', wireName: name, use }));
    const base = baseDiscriminator(schema, context);
    if (base) bases.set(id, base);
    const { 'x-ms-discriminator-value': tag, allOf } =
      typeof schema.value === 'object' ? schema.value : {};
    if (typeof tag === 'string') tags.set(id, tag);
    if (allOf && use.type.kind === 'ref') renamed.add(id);
  }
  return { types, components, bases, tags, renamed };
}
