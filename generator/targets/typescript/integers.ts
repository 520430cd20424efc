/** Where values contain integers of 64 bits. */

import { append } from '../../base/pointer.js';
import type { Api, ObjectType, SourcePointer, Type, TypeId, TypeOf } from '../../model/api.js';
import { jsonKindOf } from '../../model/json-kind.js';
import { children, follow, resultTypes, typesReaching } from '../../model/walk.js';

/** Whether values are integers of 64 bits. */
export const isInt64 = (type: Type): boolean =>
  type.kind === 'number' && (type.format === 'int64' || type.format === 'uint64');

/** The places of the schemas of integers of 64 bits, in the order of the model. */
export function placesOfInt64(api: Api): readonly SourcePointer[] {
  const places = new Set<SourcePointer>();
  const pending: Type[] = [
    ...[...api.types.values()].map(({ use }) => use.type),
    ...api.operations.flatMap((operation) => [
      ...resultTypes(operation),
      ...operation.parameters.map(({ type }) => type),
    ]),
    ...api.webhooks.map(({ payload }) => payload.type),
  ].toReversed();
  for (let type = pending.pop(); type; type = pending.pop()) {
    if (isInt64(type)) places.add(type.at);
    pending.push(...children(type).toReversed());
  }
  return [...places];
}

/** The named types whose values can contain integers of 64 bits. */
export const typesWithInt64 = (api: Api): ReadonlySet<TypeId> => typesReaching(api, hasInt64);

const hasInt64 = (type: Type): boolean => isInt64(type) || children(type).some(hasInt64);

/** The integers of values, as the runtime takes them: each pointer once, and pairs of pointers to equal values. */
export type Integers = readonly (string | readonly [at: string, like?: string])[];

interface Walk {
  readonly api: Api;
  readonly withInt64: ReadonlySet<TypeId>;
  /** Whether values are sent: where text is possible, strings of digits stay text. */
  readonly isSent: boolean;
  readonly entries: Map<string, Integers[number]>;
  /** Where the members of a named type are described. */
  readonly seen: Map<TypeId, string>;
}

/** What the search for integers needs to know. */
type Int64Search = Pick<Walk, 'api' | 'withInt64' | 'isSent'>;

/** The integers of values that have one of these types. */
export function integersOf(types: readonly Type[], search: Int64Search): Integers {
  const walk: Walk = { ...search, entries: new Map(), seen: new Map() };
  for (const type of types) visit(type, '', walk);
  return [...walk.entries.values()];
}

const add = (entry: Integers[number], { entries }: Walk): void => {
  entries.set(JSON.stringify(entry), entry);
};

function visit(type: Type, pointer: string, walk: Walk): void {
  switch (type.kind) {
    case 'number':
      if (isInt64(type)) add(pointer, walk);
      return;
    case 'ref':
      return visitRef(type, pointer, walk);
    case 'union':
      return visitUnion(type, pointer, walk);
    case 'intersection':
      for (const member of type.members) visit(member, pointer, walk);
      return;
    case 'array':
      return visitArray(type, pointer, walk);
    case 'object':
      return visitObject(type, pointer, walk);
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'not':
    case 'conditional':
      return;
  }
}

function visitRef({ to }: TypeOf<'ref'>, pointer: string, walk: Walk): void {
  const type = walk.api.types.get(to)?.use.type;
  if (!type || !walk.withInt64.has(to)) return;
  const known = walk.seen.get(to);
  if (type.kind === 'number' || known === undefined) {
    walk.seen.set(to, pointer);
    visit(type, pointer, walk);
  } else if (known !== pointer) add([pointer, known], walk);
}

function visitUnion({ variants }: TypeOf<'union'>, pointer: string, walk: Walk): void {
  const isText = variants.some((use) => jsonKindOf(use.type, walk.api) === 'string');
  for (const { type } of variants) {
    const shape = follow(type, walk.api);
    if (!(walk.isSent && isText && shape && isInt64(shape))) visit(type, pointer, walk);
  }
}

function visitArray({ items, prefix = [] }: TypeOf<'array'>, pointer: string, walk: Walk): void {
  const { size } = walk.entries;
  visit(items.type, `${pointer}/*`, walk);
  visitMembers(
    prefix.map(({ type }, index) => ({ name: String(index), type })),
    { pointer, walk, hasOthers: walk.entries.size > size },
  );
}

function visitObject(type: ObjectType, pointer: string, walk: Walk): void {
  const { properties, additional, patterns } = type;
  for (const base of type.extends) visit(base, pointer, walk);
  const { size } = walk.entries;
  const others = [
    ...(typeof additional === 'object' ? [additional] : []),
    ...patterns.map(({ use }) => use),
  ];
  for (const use of others) visit(use.type, `${pointer}/*`, walk);
  visitMembers(properties, { pointer, walk, hasOthers: walk.entries.size > size });
}

interface Members {
  readonly pointer: string;
  readonly walk: Walk;
  /** Whether other members contain integers, as opposed to those without an entry. */
  readonly hasOthers: boolean;
}

function visitMembers(
  members: readonly { readonly name: string; readonly type: Type }[],
  { pointer, walk, hasOthers }: Members,
): void {
  for (const { name, type } of members) {
    const at = name === '*' ? `${pointer}/~2` : append(pointer, name);
    const { size } = walk.entries;
    visit(type, at, walk);
    if (hasOthers && walk.entries.size === size) add([at], walk);
  }
}
