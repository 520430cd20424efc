/** The paths to integers of 64 bits in values, as the runtime takes them. */

import { append } from '../../base/pointer.js';
import type { ObjectType, SourcePointer, Type, TypeOf, Use } from '../../model/api.js';
import { isInt64, jsonKindOf } from '../../model/json-kind.js';
import { valuesOf } from '../../model/walk.js';
import { choicesOf, type Choices } from './integer-choices.js';
import { listed, type Integers, type Path } from './integer-list.js';
import { listsLarge } from './integers.js';
import type { Sdk } from './sdk.js';

interface Walk {
  readonly sdk: Pick<Sdk, 'api' | 'withInt64'>;
  /** Whether text is told from the digits of integers. */
  readonly hasTexts: boolean;
  /** Whether a value may have one of several types that share their paths. */
  readonly isMixed: boolean;
  readonly paths: Map<string, Path>;
  /** The trees of named types, by id, and of choices, by place and union. */
  readonly trees: Map<string, string>;
  readonly treeNames: Set<string>;
  /** Trees that are complete; with ` mixed`, those with text too. */
  readonly visited: Set<string>;
}

/** What the search for integers needs to know. */
type Search = Walk['sdk'] & {
  /** Whether the integers are strings of digits. */
  readonly asText: boolean;
};

/** The integers of values that have one of these types. */
export function integersOf(types: readonly Type[], { asText, ...sdk }: Search): Integers {
  const paths = new Map<string, Path>();
  const walk: Walk = {
    sdk,
    hasTexts: asText,
    isMixed: false,
    paths,
    trees: new Map(),
    treeNames: new Set(),
    visited: new Set(),
  };
  for (const type of types) visit(type, '', walk);
  return listed([...paths.values()]);
}

const add = (path: Path, { paths }: Walk): void => {
  paths.set(JSON.stringify(path), path);
};

function visit(type: Type, at: string, walk: Walk): void {
  switch (type.kind) {
    case 'number':
      if (isInt64(type)) add({ kind: 'integer', at }, walk);
      return;
    case 'ref':
      return visitRef(type, at, walk);
    case 'union':
      return visitUnion(type, at, walk);
    case 'intersection':
      for (const member of type.members) visit(member, at, walk);
      return;
    case 'array':
      return visitArray(type, at, walk);
    case 'object':
      return visitObject(type, at, walk);
    case 'literal':
    case 'enum':
      if (listsLarge(type)) add({ kind: 'large', at }, walk);
      if (walk.isMixed) visitText(type, at, walk);
      return;
    case 'unknown':
    case 'string':
    case 'binary':
      if (walk.isMixed) visitText(type, at, walk);
      return;
    case 'never':
    case 'null':
    case 'boolean':
    case 'not':
    case 'conditional':
      return;
  }
}

/** Formats whose texts are never the digits of an integer. */
const isWordFormat = /^(?:date|date-time|time|duration|uuid|email|uri|url|ipv4|ipv6)$/;

/** Text at a place where other types may have integers. */
function visitText(type: Type, at: string, walk: Walk): void {
  const kind = jsonKindOf(type, walk.sdk.api);
  const values = valuesOf(type);
  if (kind !== 'string' && (kind !== 'any' || values?.some(isText) === false)) return;
  const isWord =
    values?.every((value) => !isText(value) || !/^-?\d+$/.test(value)) ??
    (type.kind === 'string' && isWordFormat.test(type.format ?? ''));
  add({ kind: isWord ? 'word' : 'text', at }, walk);
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Integers are described in a tree of the named type, to which all places with the type refer. */
function visitRef({ to }: TypeOf<'ref'>, at: string, walk: Walk): void {
  const { sdk, isMixed } = walk;
  const type = sdk.api.types.get(to)?.use.type;
  if (!type || !(isMixed || sdk.withInt64.has(to))) return;
  if (isScalarKind(type)) return visit(type, at, walk);
  add({ kind: 'like', at, like: treeOf(to, walk) }, walk);
}

function isScalarKind({ kind }: Type): boolean {
  return !['ref', 'union', 'intersection', 'array', 'object'].includes(kind);
}

/** The tree of a named type. */
function treeOf(id: string, walk: Walk): string {
  const { sdk, isMixed, visited } = walk;
  const { use, wireName } = sdk.api.types.get(id)!;
  const tree = treeFor(id, wireName, walk);
  const key = isMixed ? `${tree} mixed` : tree;
  if (!visited.has(key)) {
    visited.add(key);
    visit(use.type, tree, walk);
  }
  return tree;
}

/** The tree for a key, which has the last part of a name, and a number if that is taken. */
function treeFor(key: string, name: string, { trees, treeNames }: Walk): string {
  const known = trees.get(key);
  if (known !== undefined) return known;
  const last = name.split('.').at(-1)!.replaceAll(' ', '-');
  const stem = append('#', last).replace('/', '');
  let tree = stem;
  for (let count = 2; treeNames.has(tree); count++) tree = `${stem}${count}`;
  treeNames.add(tree);
  trees.set(key, tree);
  return tree;
}

function visitUnion(union: TypeOf<'union'>, at: string, walk: Walk): void {
  const choices = choicesOf(union, { api: walk.sdk.api, asText: walk.hasTexts });
  const isMixed = walk.isMixed || (walk.hasTexts && choices.isConflict);
  for (const type of choices.others) visit(type, at, { ...walk, isMixed });
  if (choices.chosen.length > 0) visitChoices(choices, { at, source: union.at, walk });
}

interface UnionPlace {
  readonly at: string;
  readonly source: SourcePointer;
  readonly walk: Walk;
}

/** The objects of a union that are told apart by a member. */
function visitChoices({ chosen, rest }: Choices, { at, source, walk }: UnionPlace): void {
  // The choices of several unions about the same value are apart.
  const start = treeFor(`${at} ${source}`, 'choice', walk);
  add({ kind: 'like', at, like: start }, walk);
  for (const { type, name, values } of chosen) {
    add({ kind: 'choice', at: start, like: treeOfAny(type, walk), name, values }, walk);
  }
  if (rest.length === 0) return;
  const like = treeFor(`${start} rest`, 'other', walk);
  add({ kind: 'choice', at: start, like, name: null, values: [] }, walk);
  const isMixed = walk.isMixed || (walk.hasTexts && rest.length > 1);
  for (const type of rest) visit(type, like, { ...walk, isMixed });
}

function treeOfAny(type: Type, walk: Walk): string {
  if (type.kind === 'ref' && walk.sdk.api.types.has(type.to)) return treeOf(type.to, walk);
  const tree = treeFor(type.at, 'variant', walk);
  visit(type, tree, walk);
  return tree;
}

function visitArray({ items, prefix = [] }: TypeOf<'array'>, at: string, walk: Walk): void {
  visit(items.type, `${at}/*`, walk);
  for (const [index, { type }] of prefix.entries()) visitMember(type, `${at}/${index}`, walk);
}

function visitObject(type: ObjectType, at: string, walk: Walk): void {
  for (const base of type.extends) visit(base, at, walk);
  const others: Use[] = type.patterns.map(({ use }) => use);
  if (typeof type.additional === 'object') others.push(type.additional);
  const isMixed = walk.isMixed || (walk.hasTexts && others.length > 1);
  for (const use of others) visit(use.type, `${at}/*`, { ...walk, isMixed });
  // A member whose name has none of the patterns may be anything.
  if (walk.hasTexts && type.patterns.length > 0 && type.additional === 'unstated') {
    add({ kind: 'word', at: `${at}/*` }, walk);
  }
  for (const { name, type: member } of type.properties) {
    const place = name === '*' ? `${at}/~2` : append(at, name);
    if (others.length > 0) visitMember(member, place, walk);
    else visit(member, place, walk);
  }
}

/** A member that may have no integers where others have some. */
function visitMember(type: Type, at: string, walk: Walk): void {
  add({ kind: 'none', at }, walk);
  visit(type, at, walk);
}
