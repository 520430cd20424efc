/**
 * The home of each type: the file that declares it. A type stands with the only resource that uses it; types that
 * several resources use stand together, by topic once they are too many for one file. A published type stays in its
 * home whoever uses it later.
 */

import { addTo } from '../base/groups.js';
import { singularAll, words } from '../base/words.js';
import type { OperationId, TypeId } from '../model/api.js';
import { outermostOwner } from '../model/walk.js';
import type { NamingInput } from './input.js';
import type { Names } from './names.js';
import { pathSegment } from './resource-files.js';
import { assignNames } from './scope.js';
import { declaredLines } from './type-size.js';
import { onlyUsers, topicsOfTypes } from './users.js';

/** The module of the types that several resources use, and the folder of those that it has no room for. */
export const sharedModule = 'models';

/** Lines of a file of shared types, unless one type is longer. */
const longest = 3000;

/** The module of a resource. @param file path of the resource's file, without extension */
export const moduleOfResource = (file: string): string => `resources/${file}`;

/** What has a name when types get their homes. */
export interface NamedThings {
  readonly types: Names['types'];
  /** Path of the file of an operation's resource, without extension. */
  readonly fileOf: (operation: OperationId) => string;
}

/** The module of every type, and the file of every type that is not nested. */
export type TypeHomes = Pick<Names, 'modules' | 'files'>;

/** Whether a module holds shared types. */
export const isShared = (module: string): boolean =>
  module === sharedModule || module.startsWith(`${sharedModule}/`);

/** The modules of types that are not modules of resources: shared types, and those of resources that are gone. */
export function modulesOfTypes({ modules, resources }: Names): string[] {
  const ofResources = new Set([...resources.values()].map(({ file }) => moduleOfResource(file)));
  return [...new Set(modules.values())].filter((module) => !ofResources.has(module)).toSorted();
}

/** Gives each type its home. */
export function placeTypes(named: NamedThings, input: NamingInput): TypeHomes {
  if (input.conventions.typeFiles === 'own') {
    const unpublished = { ...input.published, files: new Map<TypeId, string>() };
    const modules = modulesOf(named, { ...input, published: unpublished });
    return { modules, files: ownFiles(named, input) };
  }
  const modules = modulesOf(named, input);
  const { types } = input.api;
  return {
    modules,
    files: new Map([...modules].filter(([id]) => types.get(id)!.owner === undefined)),
  };
}

/** A file for each outermost type, named after it: unique regardless of case. */
function ownFiles({ types }: NamedThings, { api, conventions, published }: NamingInput) {
  return assignNames(
    [...api.types.values()]
      .filter(({ owner }) => owner === undefined)
      .map(({ id }) => {
        const name = pathSegment(words(types.get(id)!.at(-1)!), conventions, 'type');
        return { id, rank: 0, candidates: [name], published: published.files.get(id) };
      }),
    conventions.reservedFiles,
  );
}

/** The module of every type. */
function modulesOf(named: NamedThings, input: NamingInput): Map<TypeId, string> {
  const { api, published } = input;
  const users = onlyUsers(api, named.fileOf);
  const homes = new Map<TypeId, string>();
  const shared: TypeId[] = [];
  for (const { id, owner, operation } of api.types.values()) {
    if (owner !== undefined) continue;
    const user = users.get(id);
    // A type of one operation follows it where the config moves that to another resource.
    const home =
      (operation === undefined ? published.files.get(id) : undefined) ??
      (user === undefined ? undefined : moduleOfResource(user));
    if (home === undefined) shared.push(id);
    else homes.set(id, home);
  }
  placeShared({ shared, homes, types: named.types }, input);
  return new Map(
    [...api.types.keys()].map((id) => [id, homes.get(outermostOwner(id, api)) ?? sharedModule]),
  );
}

// --------------------------------------------------------------------------------- shared types

interface SharedTypes {
  readonly shared: readonly TypeId[];
  /** The homes of all other types; those of the shared types are added. */
  readonly homes: Map<TypeId, string>;
  readonly types: Names['types'];
}

/** All in one file while they fit into it, or else in files by topic. */
function placeShared({ shared, homes, types }: SharedTypes, input: NamingInput): void {
  const { api, conventions } = input;
  const sizes = sizesOf(input);
  const sizeOf = (ids: Iterable<TypeId>): number =>
    [...ids].reduce((sum, id) => sum + sizes.get(id)!, 0);
  const residents = new Map<string, TypeId[]>();
  for (const [id, home] of homes) addTo(residents, home, id);
  const fits = (home: string, ids: readonly TypeId[]): boolean =>
    sizeOf(residents.get(home) ?? []) + sizeOf(ids) <= longest;
  const place = (home: string, ids: readonly TypeId[]): void => {
    for (const id of ids) homes.set(id, home);
  };
  if (fits(sharedModule, shared)) return place(sharedModule, shared);
  const topics = topicsOfTypes(api);

  /** As many words as it takes: types whose names begin with the same words are in one file. */
  const divide = (folder: string, ids: readonly TypeId[], count: number): void => {
    const named = (id: TypeId): string[] =>
      withoutTopic(words(types.get(id)![0]!), topics.get(id)!);
    const groups = new Map<string, TypeId[]>();
    for (const id of ids) {
      addTo(groups, `${folder}/${pathSegment(named(id).slice(0, count), conventions)}`, id);
    }
    for (const [home, group] of groups) {
      const isWhole = group.every((id) => named(id).length <= count);
      if (isWhole || fits(home, group)) place(home, group);
      else divide(folder, group, count + 1);
    }
  };
  const byTopic = new Map<string, TypeId[]>();
  for (const id of shared) {
    addTo(byTopic, `${sharedModule}/${pathSegment(topics.get(id)!, conventions)}`, id);
  }
  for (const [home, ids] of byTopic) {
    if (fits(home, ids)) place(home, ids);
    else divide(home, ids, 1);
  }
}

/** The words of a name after those that the folder of its topic says already, unless they are all. */
function withoutTopic(name: readonly string[], topic: readonly string[]): string[] {
  const key = (parts: readonly string[]): string => singularAll(parts).join(' ').toLowerCase();
  const begins = name.length > topic.length && key(name.slice(0, topic.length)) === key(topic);
  return name.slice(begins ? topic.length : 0);
}

/** Lines of each outermost type, with everything that is nested in it. */
function sizesOf({ api }: NamingInput): Map<TypeId, number> {
  const sizes = new Map<TypeId, number>();
  for (const type of api.types.values()) {
    const id = outermostOwner(type.id, api);
    sizes.set(id, (sizes.get(id) ?? 0) + declaredLines(type));
  }
  return sizes;
}
