/** Types of the model → TypeScript types. */

import { limits } from '../../base/limits.js';
import type { Json } from '../../base/json.js';
import type { NamedType, ObjectType, Property, Type, TypeOf, Use } from '../../model/api.js';
import { isInt64 } from '../../model/json-kind.js';
import { memberOf, tagValues } from '../../model/tags.js';
import { allowsAnything, follow } from '../../model/walk.js';
import { big, code, distinct, join, json, key, str, unknownType, type Code } from './code.js';
import { typeReference, type FileScope } from './file.js';
import { runtimeType } from './imports.js';
import { isLarge } from './integers.js';
import { namePatterns } from './name-patterns.js';
import { isAnyText, listsTexts } from './open-texts.js';
import type { IndexSignature } from './structures.js';

/** The operator applied to a type; unions and intersections may need parentheses for it. */
type Context = 'none' | 'intersection' | 'array';

/** The location of a type. */
export interface TypeScope {
  readonly file: FileScope;
  /** How bytes appear here: as text in JSON, as a file in a form, as a whole body, which may also be text or not. */
  readonly binary: 'json' | 'multipart' | 'either' | 'binary' | 'bytes';
}

/** The scope of the declaration of a type. */
export function scopeOf(type: NamedType, file: FileScope): TypeScope {
  const [first, second] = type.encodings;
  return { file, binary: second === undefined ? (first ?? 'json') : 'either' };
}

/** A type of the model as a TypeScript type, in parentheses if the context needs them. */
export function typeCode(type: Type, scope: TypeScope, context: Context = 'none'): Code {
  switch (type.kind) {
    case 'unknown':
    case 'not':
    case 'conditional':
      return unknownType(type.at);
    case 'never':
      return code`never`;
    case 'null':
      return code`null`;
    case 'boolean':
      return code`boolean`;
    case 'number':
      return numberCode(type, scope);
    case 'string':
      return code`string`;
    case 'binary':
      return type.raw ? code`Response` : binaryCode(scope, context);
    case 'literal':
      return literalCode(type.value, scope);
    case 'enum':
      return alternatives(
        type.members.map(({ value }) => literalCode(value, scope)),
        context,
      );
    case 'array':
      return arrayCode(type, scope);
    case 'object':
      return mapCode(type, scope);
    case 'union':
      return unionCode(type, scope, context);
    case 'intersection':
      return intersectionCode(type, scope, context);
    case 'ref':
      return typeReference(type.to, scope.file);
  }
}

function numberCode(type: TypeOf<'number'>, { file }: TypeScope): Code {
  if (!isInt64(type)) return code`number`;
  switch (file.sdk.options.int64) {
    case 'number':
      return code`number`;
    case 'string':
      return code`string`;
    case 'bigint':
      return code`bigint`;
  }
}

/** A JSON value as a literal type. TypeScript has no literal type for -0. */
function literalCode(value: Json, { file }: TypeScope): Code {
  const { int64 } = file.sdk.options;
  if (int64 !== 'number' && isLarge(value)) {
    return int64 === 'bigint' ? big(BigInt(value)) : str(String(BigInt(value)));
  }
  return typeof value === 'number' && Object.is(value, -0) ? code`0` : json(value);
}

function binaryCode({ binary }: TypeScope, context: Context): Code {
  switch (binary) {
    case 'json':
      return code`string`;
    case 'multipart':
      return runtimeType('Uploadable');
    case 'binary':
      return runtimeType('BinaryBody');
    case 'bytes':
      return code`Exclude<${runtimeType('BinaryBody')}, string>`;
    case 'either':
      return alternatives([runtimeType('Uploadable'), code`string`], context);
  }
}

/** A union without duplicates, in order. */
function alternatives(parts: readonly Code[], context: Context): Code {
  const different = distinct(parts);
  if (different.length === 1) return different[0]!;
  const union = join(different, code` | `);
  return context === 'none' ? union : code`(${union})`;
}

function arrayCode(type: TypeOf<'array'>, scope: TypeScope): Code {
  const { items, prefix, minItems = 0, maxItems = Infinity } = type;
  if (!prefix) return code`${typeCode(items.type, scope, 'array')}[]`;
  const first = prefix.map((use, index) =>
    index < minItems ? typeCode(use.type, scope) : code`${typeCode(use.type, scope, 'array')}?`,
  );
  const rest =
    items.type.kind === 'never' || maxItems <= prefix.length
      ? []
      : [code`...${typeCode(items.type, scope, 'array')}[]`];
  return code`[${join([...first, ...rest], code`, `)}]`;
}

/** An object type in place: a map, a literal of its members, or any object. */
function mapCode(type: ObjectType, scope: TypeScope): Code {
  if (type.properties.length > 0) return inlineCode(type, scope);
  const index = indexesOf(type, scope);
  if (index.length > 0) return code`{ ${join(index.map(indexCode), code`; `)} }`;
  if (type.additional === 'closed') return code`{ [key: string]: never }`;
  return code`{ [key: string]: ${unknownType(type.at)} }`;
}

function inlineCode(type: ObjectType, scope: TypeScope): Code {
  const members = type.properties.map(
    ({ name, required, type: member }) =>
      code`${key(name)}${required ? code`` : code`?`}: ${typeCode(member, scope)}`,
  );
  const others = indexesOf(type, scope).map(indexCode);
  return code`{ ${join([...members, ...others], code`; `)} }`;
}

const indexCode = ({ key: keyType, value }: IndexSignature): Code =>
  code`[key: ${keyType}]: ${value}`;

/** The index signatures of an object: for all names, or for those that match a pattern. */
export function indexesOf(type: ObjectType, scope: TypeScope): readonly IndexSignature[] {
  const declared = allProperties(type, scope);
  const byPattern = patternIndexes(type, declared, scope);
  if (byPattern.length > 0 && type.additional === 'unstated') return byPattern;
  const value = indexValue(type, declared, scope);
  if (!value) return [];
  // A single pattern has the type of all names if there are no others.
  const isSame = type.additional === 'closed' && byPattern.length === 1;
  return [{ key: code`string`, value }, ...(isSame ? [] : byPattern)];
}

/** An index signature for each pattern of names; none if one of them is no template literal type. */
function patternIndexes(
  type: ObjectType,
  declared: readonly Property[],
  scope: TypeScope,
): readonly IndexSignature[] {
  if (type.patterns.length === 0) return [];
  const keys = namePatterns(
    type,
    declared.map(({ name }) => name),
  );
  const values = type.patterns.map(({ use }) => typeCode(use.type, scope));
  return (keys ?? []).map((name, index) => ({ key: name, value: values[index]! }));
}

/** The value type of an object's index signature, widened to the declared members; undefined if it has none. */
function indexValue(
  type: ObjectType,
  declared: readonly Property[],
  scope: TypeScope,
): Code | undefined {
  const { additional, patterns } = type;
  const others: Use[] = [
    ...(typeof additional === 'object' ? [additional] : []),
    ...patterns.map(({ use }) => use),
  ];
  if (others.length === 0) return undefined;
  const unrestricted = others.find((use) => use.type.kind === 'unknown');
  if (unrestricted) return typeCode(unrestricted.type, scope);
  if (patterns.length > 0 && additional === 'unstated') return unknownType(type.at);
  const parts = [...others, ...declared].map((use) => typeCode(use.type, scope));
  const optional = declared.some(({ required }) => !required);
  return alternatives([...parts, ...(optional ? [code`undefined`] : [])], 'none');
}

/** The declared members of an object and of its bases. */
function allProperties(type: ObjectType, scope: TypeScope, depth = 0): readonly Property[] {
  const inherited = type.extends.flatMap((ref) => {
    const base = scope.file.sdk.api.types.get(ref.to)?.use.type;
    return base?.kind === 'object' && depth < limits.inheritance
      ? allProperties(base, scope, depth + 1)
      : [];
  });
  return [...inherited, ...type.properties];
}

/** The variants, and those of unions among them, unless their positions count. */
const flatVariants = ({ variants, discriminator, encodings }: TypeOf<'union'>): readonly Use[] =>
  discriminator || encodings
    ? variants
    : variants.flatMap((use) =>
        use.type.kind === 'union' && !use.type.discriminator ? flatVariants(use.type) : [use],
      );

function unionCode(type: TypeOf<'union'>, scope: TypeScope, context: Context): Code {
  const variants = flatVariants(type);
  const unrestricted = variants.find((variant) => allowsAnything(variant.type));
  if (unrestricted) return typeCode(unrestricted.type, scope);
  const { api } = scope.file.sdk;
  const keepsTexts = variants.some((variant) => listsTexts(variant.type, api));
  return alternatives(
    variants.map((variant, index) => {
      // A union with plain `string` is `string`: editors would suggest none of the other values.
      if (keepsTexts && isAnyText(variant.type, api)) return code`(string & {})`;
      const tag = type.discriminator && tagOf(type, index, scope);
      // Text is JSON where a body may be JSON or bytes.
      const isBytes = type.encodings?.[index] === 'binary';
      const place = isBytes ? ({ ...scope, binary: 'bytes' } as const) : scope;
      const printed = typeCode(variant.type, place, tag ? 'intersection' : 'none');
      return tag ? code`(${printed} & ${tag})` : printed;
    }),
    context,
  );
}

/** The values of a discriminator that a variant has, where its own member does not state them. */
function tagOf(type: TypeOf<'union'>, index: number, { file }: TypeScope): Code | undefined {
  const { discriminator, variants } = type;
  const { api } = file.sdk;
  const values = discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
  const shape = follow(variants[index]!.type, api);
  if (!discriminator || values.length === 0 || shape?.kind !== 'object') return undefined;
  const own = memberOf(shape, discriminator.property, api);
  const stated = own && follow(own.type, api);
  const names = values.map(({ value }) => value);
  const isStated = tagValues(stated, api)?.every((value) => names.includes(value)) ?? true;
  if (isStated && stated && stated.kind !== 'string') return undefined;
  const tags = names.map((value) => json(value));
  return code`{ ${key(discriminator.property)}: ${join(tags, code` | `)} }`;
}

function saysNothing(type: Type): boolean {
  if (type.kind === 'intersection') return type.members.every(saysNothing);
  if (type.kind === 'union') return type.variants.some((variant) => saysNothing(variant.type));
  return allowsAnything(type);
}

function intersectionCode(type: TypeOf<'intersection'>, scope: TypeScope, context: Context): Code {
  const members = type.members.filter((member) => !saysNothing(member));
  if (members.length === 0) return typeCode({ kind: 'unknown', at: type.at }, scope);
  const parts = distinct(members.map((member) => typeCode(member, scope, 'intersection')));
  if (parts.length === 1) return parts[0]!;
  const all = join(parts, code` & `);
  return context === 'array' ? code`(${all})` : all;
}
