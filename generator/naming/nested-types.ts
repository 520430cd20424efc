/** Names of nested types, in the scope of the language. */

import { addTo } from '../base/groups.js';
import { words } from '../base/words.js';
import type { NamedType, TypeId } from '../model/api.js';
import { references } from '../model/walk.js';
import type { ExportedNames } from './exports.js';
import { identifiers, toIdentifier } from './identifiers.js';
import type { NamingInput } from './input.js';
import type { Names } from './names.js';
import { assignNames } from './scope.js';

type Paths = Names['types'];

/** The qualified names of all types: those that are not nested as given, and nested ones below them. */
export function nameNestedTypes(exported: ExportedNames, input: NamingInput): Paths {
  const paths: Paths = new Map([...exported.types].map(([id, name]) => [id, [name]]));
  switch (input.conventions.nested) {
    case 'namespace':
      return nameInNamespaces(paths, input);
    case 'joined':
      return nameJoined(paths, exported, input);
    case 'file':
      return nameInFiles(paths, input);
  }
}

const ownName = ({ wireName }: NamedType, { conventions }: NamingInput): string =>
  toIdentifier(conventions.cases.type(words(wireName)), 'Item');

// ------------------------------------------------------------------------------------ namespace

/**
 * In a namespace of the owner. A nested name shadows an outer one within its namespace, so it is neither an
 * ancestor's nor that of a type that the ancestors' declarations refer to.
 */
function nameInNamespaces(given: Paths, input: NamingInput): Paths {
  const { conventions, published } = input;
  const children = new Map<TypeId, NamedType[]>();
  for (const type of input.api.types.values()) {
    if (type.owner !== undefined) addTo(children, type.owner, type);
  }
  const paths = new Map(given);
  const reserved = [...conventions.reservedWords, ...conventions.exported];
  const visit = (owner: NamedType, path: readonly string[], outer: ReadonlySet<string>): void => {
    const nested = children.get(owner.id) ?? [];
    const names = assignNames(
      nested.map((type) => {
        const name = ownName(type, input);
        return {
          id: type.id,
          rank: 0,
          candidates: [name, `${path.at(-1)!}${name}`],
          published: published.types.get(type.id)?.at(-1),
        };
      }),
      new Set([...reserved, ...path]),
      outer,
    );
    for (const type of nested) {
      const inner = [...path, names.get(type.id)!];
      paths.set(type.id, inner);
      visit(type, inner, outer);
    }
  };
  for (const type of input.api.types.values()) {
    if (type.owner !== undefined || !children.has(type.id)) continue;
    const tree = descendants(type, children);
    visit(type, given.get(type.id)!, new Set(tree.flatMap((each) => referredNames(each, paths))));
  }
  return paths;
}

/** A type and all types nested in it, depth first. */
const descendants = (
  type: NamedType,
  children: ReadonlyMap<TypeId, readonly NamedType[]>,
): NamedType[] => [
  type,
  ...(children.get(type.id) ?? []).flatMap((child) => descendants(child, children)),
];

/** The exported names that the declaration of a type refers to, if they are known. */
const referredNames = ({ use }: NamedType, paths: Paths): string[] =>
  references(use.type).flatMap(({ to }) => paths.get(to)?.[0] ?? []);

// --------------------------------------------------------------------------------------- joined

/** In the scope of all exported names, level by level: the owner's name, then their own. */
function nameJoined(given: Paths, exported: ExportedNames, input: NamingInput): Paths {
  const paths = new Map(given);
  const withoutForm = new Map(exported.withoutForm);
  let taken = exported.used;
  let pending = [...input.api.types.values()].filter(({ role }) => role === 'nested');
  while (pending.length > 0) {
    const level = pending.filter(({ owner }) => paths.has(owner!));
    const names = assignNames(
      level.map((type) => {
        const own = ownName(type, input);
        const ownerName = paths.get(type.owner!)!.at(-1)!;
        const base = withoutForm.get(type.owner!) ?? ownerName;
        withoutForm.set(type.id, `${base}${own}`);
        // Both forms of an owner share their enums, so the name of an enum is without the form.
        const prefix = type.use.type.kind === 'enum' ? base : ownerName;
        const names = identifiers(`${prefix}${own}`, 'Item');
        return {
          id: type.id,
          rank: 0,
          candidates: [...names, ...names.map((name) => `${name}Item`)],
          published: input.published.types.get(type.id)?.[0],
        };
      }),
      taken,
    );
    for (const [id, name] of names) paths.set(id, [name]);
    taken = new Set([...taken, ...names.values()]);
    pending = pending.filter(({ id }) => !names.has(id));
  }
  return paths;
}

// ----------------------------------------------------------------------------------------- file

/** In the scope of the outermost owner's file, which also has the names that it refers to. */
function nameInFiles(given: Paths, input: NamingInput): Paths {
  const { api, conventions, published } = input;
  const paths = new Map(given);
  const files = new Map<TypeId, NamedType[][]>();
  for (const type of api.types.values()) {
    if (type.role !== 'nested') continue;
    const chain = ownerChain(type, input);
    addTo(files, chain[0]!.id, chain);
  }
  for (const [root, chains] of files) {
    const all = [api.types.get(root)!, ...chains.map((chain) => chain.at(-1)!)];
    const own = paths.get(root)![0]!;
    const names = assignNames(
      chains.map((chain) => {
        const { id } = chain.at(-1)!;
        const candidates = fileCandidates(chain, own, input);
        const last = published.types.get(id)?.at(-1);
        return { id, rank: chain.length, candidates, published: last };
      }),
      new Set([...conventions.reservedWords, ...conventions.exported, own]),
      new Set(all.flatMap((type) => referredNames(type, paths))),
    );
    for (const [id, name] of names) paths.set(id, [own, name]);
  }
  return paths;
}

/** A nested type after its owners, the outermost first. */
const ownerChain = (type: NamedType, input: NamingInput): NamedType[] =>
  type.owner === undefined
    ? [type]
    : [...ownerChain(input.api.types.get(type.owner)!, input), type];

/** Its own name, then the name prefixed with those of more and more owners. */
function fileCandidates(
  chain: readonly NamedType[],
  outermost: string,
  { conventions }: NamingInput,
): string[] {
  const steps = chain.slice(1).map(({ wireName }) => conventions.cases.type(words(wireName)));
  const names = steps.map((_, index) => steps.slice(-1 - index).join(''));
  return [...names, `${outermost}${steps.join('')}`].flatMap((name) => identifiers(name, 'Item'));
}
