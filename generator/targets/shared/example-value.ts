/**
 * Example values for documentation, which match their schemas: the examples of the document where they do, or else
 * values made from the types. Of objects they have only the members that a value needs.
 */

import { limits } from '../../base/limits.js';
import { isArray, isObject, own, type Json, type JsonObject } from '../../base/json.js';
import { singularAll, words } from '../../base/words.js';
import { findMismatch } from '../../lint/mismatch.js';
import type { Api, ArrayType, NamedType, Type, TypeOf, UnionType, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { follow } from '../../model/walk.js';
import { memberUses, neededMembers, shapesOf, type Shape } from './example-shape.js';
import { exampleNumber, exampleText, hasFormat } from './example-scalar.js';

/** A file in an example. Printers recognize it by identity, since it is not JSON. */
export const exampleFile: JsonObject = Object.freeze({});

/** Whether an example contains a file. */
export const hasFile = (value: Json): boolean =>
  value === exampleFile || partsOf(value).some(hasFile);

/** Whether an example contains a list of files. */
export const hasFileList = (value: Json): boolean =>
  (isArray(value) && value.includes(exampleFile)) || partsOf(value).some(hasFileList);

const partsOf = (value: Json): readonly Json[] => {
  if (isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
};

/** Where a value is in an example. */
interface Place {
  readonly api: Api;
  /** What a text here stands for: the name of the member. */
  readonly name: string;
  /** Depth of the value within the whole example. */
  readonly depth: number;
  /** The value here in an example of the document for what contains it. */
  readonly given?: Json | undefined;
  /** Whether bytes are a file here, rather than a string. */
  readonly isFile: boolean;
  /** Whether bytes in a named type are files. */
  readonly takesFiles: (type: NamedType) => boolean;
  readonly ofNumber: OfNumber;
}

/** What a number of a type is in the language. */
export type OfNumber = (value: Json, type: TypeOf<'number'>) => Json;

const unchanged: OfNumber = (value) => value;

/** Whether bytes in a type are files because its values are never JSON. */
const isNeverJson = ({ encodings }: NamedType): boolean => !encodings.includes('json');

/**
 * An example of the arguments of an operation.
 *
 * @param options `takesFiles`: whether bytes in a named type are files. Default: if its values are never JSON
 */
export const exampleArguments = (
  params: NamedType,
  api: Api,
  {
    takesFiles = isNeverJson,
    ofNumber = unchanged,
  }: Partial<Pick<Place, 'takesFiles' | 'ofNumber'>> = {},
): Json =>
  exampleAt(params.use, {
    api,
    name: '',
    depth: 0,
    isFile: takesFiles(params),
    takesFiles,
    ofNumber,
  });

/** An example of a value that contains no files. @param use with the name of what it stands for */
export const exampleValue = (
  use: Use & { readonly name: string },
  api: Api,
  ofNumber: OfNumber = unchanged,
): Json =>
  exampleAt(use, {
    api,
    name: use.name,
    depth: 0,
    isFile: false,
    takesFiles: () => false,
    ofNumber,
  });

function exampleAt(use: Use, outer: Place): Json {
  const { api } = outer;
  const named = use.type.kind === 'ref' ? api.types.get(use.type.to) : undefined;
  const place = named ? { ...outer, isFile: outer.takesFiles(named) } : outer;
  const target = follow(use.type, api);
  if (!target || target.kind === 'ref') return {};
  return valueOf(target, statedValues(use, named, place), place);
}

/** What the document has as an example here: of the member itself, then of what contains it, then of its type. */
const statedValues = (use: Use, named: NamedType | undefined, { given }: Place): readonly Json[] =>
  [
    ...use.examples,
    ...(given === undefined ? [] : [given]),
    ...(named?.use.examples ?? []),
    ...(use.default ? [use.default.value] : []),
  ].filter((value) => value !== null);

const deeper = (place: Place, name: string, given?: Json): Place => ({
  ...place,
  name,
  given,
  depth: place.depth + 1,
});

function valueOf(type: Exclude<Type, TypeOf<'ref'>>, stated: readonly Json[], place: Place): Json {
  switch (type.kind) {
    case 'object':
    case 'intersection':
      return combinedValue(type, stated, place);
    case 'union':
      return unionValue(type, stated, place);
    case 'array':
      return listValue(type, stated.find(isArray), place);
    case 'string':
      return (
        stated.find((value) => isValid(value, type, place) && hasFormat(String(value), type)) ??
        exampleText(type, place.name)
      );
    case 'binary':
      return place.isFile ? exampleFile : exampleText({ ...type, kind: 'string' }, place.name);
    case 'number':
      return place.ofNumber(
        stated.find((value) => isValid(value, type, place)) ?? exampleNumber(type),
        type,
      );
    case 'boolean':
      return stated.find((value) => isValid(value, type, place)) ?? true;
    case 'enum':
      return (
        stated.find((value) => isValid(value, type, place)) ??
        type.members.find(({ value }) => value !== null)?.value ??
        null
      );
    case 'literal':
      return type.value;
    case 'null':
    case 'never':
      return null;
    case 'unknown':
    case 'not':
    case 'conditional':
      return stated.find((value) => partsOf(value).length <= maxParts) ?? {};
  }
}

/** Larger examples of values without a type are not shown. */
const maxParts = 5;

const isValid = (value: Json, type: Type, { api }: Place): boolean =>
  findMismatch({ value, type, api }) === undefined;

/** Whether a generated value matches a type. Numbers that are not JSON's are taken to match. */
const matches = (value: Json, type: Type, place: Place): boolean =>
  place.ofNumber !== unchanged || isValid(withoutFiles(value), type, place);

/** An example as JSON: bytes are a string. */
function withoutFiles(value: Json): Json {
  if (value === exampleFile) return '';
  if (isArray(value)) return value.map(withoutFiles);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([name, member]) => [name, withoutFiles(member)]);
  return Object.fromEntries(entries) as Json;
}

/** The first value that matches a type, of those that are made one after the other; else the first of all. */
function firstMatch<T>(
  items: readonly T[],
  make: (item: T) => Json,
  type: Type,
  place: Place,
): Json | undefined {
  let first: Json | undefined;
  for (const item of items.slice(0, maxAttempts)) {
    const value = make(item);
    if (matches(value, type, place)) return value;
    first ??= value;
  }
  return first;
}

/** A list: the first items of the example of the document, or else as many as the type requires, and at least one. */
function listValue(type: ArrayType, stated: readonly Json[] | undefined, place: Place): Json {
  const { items, prefix = [], minItems = 0, maxItems = Infinity, contains } = type;
  if (place.depth >= limits.exampleDepth && minItems === 0) return [];
  const fixed = Math.min(prefix.length, maxItems);
  const given =
    stated && stated.length >= minItems ? stated.slice(0, Math.max(maxParts, minItems)) : [];
  const count = Math.min(Math.max(fixed, minItems, given.length, fixed === 0 ? 1 : 0), maxItems);
  const name = singularAll(words(place.name)).join('_').toLowerCase();
  const list = Array.from({ length: Math.min(count, limits.exampleItems) }, (_, index) =>
    exampleAt(prefix[index] ?? items, deeper(place, name, given[index])),
  );
  const first = contains && list.length > 0 && exampleAt(useOf(contains), deeper(place, name));
  const complete = first === undefined ? list : [first, ...list.slice(1)];
  return type.unique ? distinct(complete, items, place) : complete;
}

/** Items of which no two are the same, as far as they can be told apart. */
function distinct(list: readonly Json[], { type }: Use, { api }: Place): Json {
  const target = follow(type, api);
  return list.map((value, index) => {
    if (index === 0 || list.indexOf(value) === index) return value;
    if (target?.kind === 'enum') return target.members[index]?.value ?? value;
    if (typeof value === 'string') return `${value}${index + 1}`;
    return typeof value === 'number' ? value + index : value;
  });
}

/** A value of the first variant that an example of the document matches, or else of the first one that has a value. */
function unionValue(type: UnionType, stated: readonly Json[], place: Place): Json {
  const { variants } = type;
  const usual = variants.toSorted((a, b) => rank(a, place) - rank(b, place));
  for (const given of stated) {
    const variant = usual.find((use) => isValid(given, use.type, place));
    if (variant) return variantValue(type, variant, { ...place, given });
  }
  const plain = { ...place, given: undefined };
  const make = (variant: Use): Json => variantValue(type, variant, plain);
  return firstMatch(usual, make, type, place) ?? null;
}

/** Combinations of variants that are tried for one value. */
const maxAttempts = 16;

/** Variants that say something come first, and those that end a recursion where it is deep. */
function rank(use: Use, { api, depth }: Place): number {
  const kind = follow(use.type, api)?.kind ?? 'never';
  if (kind === 'null' || kind === 'never') return 3;
  const isOpen = ['object', 'array', 'union', 'intersection'].includes(kind);
  return depth >= limits.exampleDepth && isOpen ? 2 : 0;
}

/** A value of a variant, with the tag that selects it. */
function variantValue({ discriminator, variants }: UnionType, variant: Use, place: Place): Json {
  const value = exampleAt(variant, {
    ...place,
    depth: place.depth + (place.depth < limits.exampleDepth ? 0 : 1),
  });
  if (!discriminator || !isObject(value)) return value;
  const { property, mapping } = discriminator;
  const tags = mapping.filter((entry) => variants[entry.variant] === variant);
  const tag = tags.find((entry) => entry.value === own(value, property)) ?? tags[0];
  return tag ? { ...value, [property]: tag.value } : value;
}

/** An object, or a value that several types describe. */
function combinedValue(
  type: TypeOf<'object' | 'intersection'>,
  stated: readonly Json[],
  place: Place,
): Json {
  if (place.depth > limits.exampleDepth) return {};
  const given = stated.find(isObject);
  const shapes = shapesOf(type, place.api, maxAttempts);
  const found = firstMatch(shapes, (shape) => objectValue(shape, given, place), type, place);
  if (found !== undefined || type.kind === 'object') return found ?? {};
  const make = (member: Type): Json => exampleAt(useOf(member), place);
  return firstMatch(type.members, make, type, place) ?? {};
}

/** An object with the members that it needs. */
function objectValue(shape: Shape, given: JsonObject | undefined, place: Place): JsonObject {
  const entries = neededMembers(shape).map((name): [string, Json] => {
    const uses = memberUses(shape, name);
    const inner = deeper(place, name, given && own(given, name));
    const [only, ...others] = uses.map(({ type }) => type);
    if (!only) return [name, {}];
    const all: Type =
      others.length === 0
        ? only
        : { kind: 'intersection', at: only.at, members: [only, ...others] };
    return [name, firstMatch(uses, (use) => exampleAt(use, inner), all, place) ?? {}];
  });
  return Object.fromEntries(entries) as JsonObject;
}
