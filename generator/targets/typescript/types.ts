/** Types of the model → TypeScript types. */

import { limits } from '../../base/limits.js';
import type { NamedType, ObjectType, Property, Type, TypeOf, Use } from '../../model/api.js';
import { code, join, json, key, type Code } from './code.js';
import type { FileBuilder } from './sdk.js';

/** How tightly the surroundings bind: what looser types need parentheses. */
type Position = 'free' | 'intersection' | 'element';

export interface TypeScope {
  readonly file: FileBuilder;
  /** What bytes are here: text in JSON, a file in a form, the raw response of a binary operation. */
  readonly binary: 'json' | 'multipart' | 'either' | 'response';
}

export function scopeOf(type: NamedType, file: FileBuilder): TypeScope {
  const [first, second] = type.encodings;
  return { file, binary: second === undefined ? (first ?? 'json') : 'either' };
}

export function typeCode(type: Type, scope: TypeScope, position: Position = 'free'): Code {
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      scope.file.unknown(type.at);
      return code`unknown`;
    case 'never':
      return code`never`;
    case 'null':
      return code`null`;
    case 'boolean':
      return code`boolean`;
    case 'number':
      return code`number`;
    case 'string':
      return code`string`;
    case 'binary':
      return binaryCode(scope, position);
    case 'literal':
      return literalCode(type.value);
    case 'enum':
      return alternatives(
        type.members.map(({ value }) => literalCode(value)),
        position,
      );
    case 'array':
      return arrayCode(type, scope);
    case 'object':
      return mapCode(type, scope);
    case 'union':
      return unionCode(type, scope, position);
    case 'intersection':
      return intersectionCode(type, scope, position);
    case 'ref':
      return scope.file.refer(type.to);
  }
}

/** JSON values as types: objects and arrays member by member. */
function literalCode(value: TypeOf<'literal'>['value']): Code {
  return typeof value === 'number' && Object.is(value, -0) ? code`0` : json(value);
}

function binaryCode({ file, binary }: TypeScope, position: Position): Code {
  switch (binary) {
    case 'json':
      return code`string`;
    case 'response':
      return code`Response`;
    case 'multipart':
      return file.type('core/uploads', 'Uploadable');
    case 'either':
      return alternatives([file.type('core/uploads', 'Uploadable'), code`string`], position);
  }
}

/** Each alternative once, in order. */
function alternatives(parts: readonly Code[], position: Position): Code {
  const distinct = [...new Set(parts)];
  if (distinct.length === 1) return distinct[0]!;
  const union = join(distinct, code` | `);
  return position === 'free' ? union : code`(${union})`;
}

function arrayCode(type: TypeOf<'array'>, scope: TypeScope): Code {
  const { items, prefix, minItems = 0, maxItems = Infinity } = type;
  if (!prefix) return code`${typeCode(items.type, scope, 'element')}[]`;
  const first = prefix.map((use, index) =>
    index < minItems ? typeCode(use.type, scope) : code`${typeCode(use.type, scope, 'element')}?`,
  );
  const rest =
    items.type.kind === 'never' || maxItems <= prefix.length
      ? []
      : [code`...${typeCode(items.type, scope, 'element')}[]`];
  return code`[${join([...first, ...rest], code`, `)}]`;
}

/** An object without declared members: a map, or anything that is an object. */
function mapCode(type: ObjectType, scope: TypeScope): Code {
  if (type.properties.length > 0) return inlineCode(type, scope);
  const values = indexCode(type, scope);
  if (values) return code`{ [key: string]: ${values} }`;
  if (type.additional === 'closed') return code`{ [key: string]: never }`;
  scope.file.unknown(type.at);
  return code`{ [key: string]: unknown }`;
}

function inlineCode(type: ObjectType, scope: TypeScope): Code {
  const members = type.properties.map(
    ({ name, required, type: member }) =>
      code`${key(name)}${required ? code`` : code`?`}: ${typeCode(member, scope)}`,
  );
  return code`{ ${join(members, code`; `)} }`;
}

/** The value type of an object's index signature: wide enough for its declared members. */
export function indexCode(type: ObjectType, scope: TypeScope): Code | undefined {
  const { additional, patterns } = type;
  const others: Use[] = [
    ...(typeof additional === 'object' ? [additional] : []),
    ...patterns.map(({ use }) => use),
  ];
  if (others.length === 0) return undefined;
  const free = others.find((use) => use.type.kind === 'unknown');
  if (free) return typeCode(free.type, scope);
  if (patterns.length > 0 && additional === 'unstated') {
    scope.file.unknown(type.at);
    return code`unknown`;
  }
  const declared = allProperties(type, scope);
  const parts = [...others, ...declared].map((use) => typeCode(use.type, scope));
  const optional = declared.some(({ required }) => !required);
  return alternatives([...parts, ...(optional ? [code`undefined`] : [])], 'free');
}

/** Declared members, inherited ones included: all must fit under an index signature. */
function allProperties(type: ObjectType, scope: TypeScope, depth = 0): readonly Property[] {
  const inherited = type.extends.flatMap((ref) => {
    const base = scope.file.sdk.api.types.get(ref.to)?.use.type;
    return base?.kind === 'object' && depth < limits.inheritance
      ? allProperties(base, scope, depth + 1)
      : [];
  });
  return [...inherited, ...type.properties];
}

function unionCode(type: TypeOf<'union'>, scope: TypeScope, position: Position): Code {
  const free = type.variants.find((variant) => saysNothing(variant.type));
  if (free) return typeCode(free.type, scope);
  return alternatives(
    type.variants.map((variant, index) => {
      const tag = tagOf(type, index, scope);
      const printed = typeCode(variant.type, scope, tag ? 'intersection' : 'free');
      return tag ? code`(${printed} & ${tag})` : printed;
    }),
    position,
  );
}

const saysNothing = ({ kind }: Type): boolean =>
  kind === 'unknown' || kind === 'not' || kind === 'conditional';

/** The tag that a mapping gives a variant whose own member does not tell it. */
function tagOf(type: TypeOf<'union'>, index: number, { file }: TypeScope): Code | undefined {
  const { discriminator, variants } = type;
  const values = discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
  if (!discriminator || values.length === 0) return undefined;
  const variant = variants[index]!.type;
  const target = variant.kind === 'ref' ? file.sdk.api.types.get(variant.to)?.use.type : variant;
  if (target?.kind !== 'object') return undefined;
  const own = target.properties.find(({ name }) => name === discriminator.property);
  if (own && own.type.kind !== 'string') return undefined;
  const tags = values.map(({ value }) => json(value));
  return code`{ ${key(discriminator.property)}: ${join(tags, code` | `)} }`;
}

function intersectionCode(
  type: TypeOf<'intersection'>,
  scope: TypeScope,
  position: Position,
): Code {
  const members = type.members.filter((member) => !saysNothing(member));
  if (members.length === 0) return typeCode({ kind: 'unknown', at: type.at }, scope);
  const parts = [...new Set(members.map((member) => typeCode(member, scope, 'intersection')))];
  if (parts.length === 1) return parts[0]!;
  const all = join(parts, code` & `);
  return position === 'element' ? code`(${all})` : all;
}
