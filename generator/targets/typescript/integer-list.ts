/** The list of paths to integers that the runtime takes: without paths that change nothing. */

import { addTo } from '../../base/groups.js';
import type { Json } from '../../base/json.js';

/** What is known of the values at a place: a pointer, in which `*` is any item or member without a path of its own. */
export type Path =
  /** Integers; those beyond 2^53; text that may be mistaken for digits, or may not; none of these. */
  | { readonly kind: 'integer' | 'large' | 'text' | 'word' | 'none'; readonly at: string }
  /** The same as of the values at another place, or in a tree. */
  | { readonly kind: 'like'; readonly at: string; readonly like: string }
  /** The same, for objects that have a member, with one of some values; `null` for those without such a member. */
  | {
      readonly kind: 'choice';
      readonly at: string;
      readonly like: string;
      readonly name: string | null;
      readonly values: readonly Json[];
    };

/** Paths as the runtime takes them. */
export type Integers = readonly (
  string | readonly [at: string, like?: string, name?: string | null, ...values: Json[]]
)[];

/** The list of paths, in order; empty if there are no integers. */
export function listed(all: readonly Path[]): Integers {
  const paths = inlined(useful(withoutAmbiguous(all)));
  return paths.some(isInteger) ? paths.map(entryOf) : [];
}

const isInteger = ({ kind }: Path): boolean => kind === 'integer' || kind === 'large';

function entryOf(path: Path): Integers[number] {
  switch (path.kind) {
    case 'integer':
      return path.at;
    case 'none':
      return [path.at];
    case 'large':
    case 'text':
    case 'word':
      return [path.at, path.kind];
    case 'like':
      return [path.at, path.like];
    case 'choice':
      return [path.at, path.like, path.name, ...path.values];
  }
}

/** Text is kept only where integers may be at the same place, and integers only where text may not. */
function withoutAmbiguous(paths: readonly Path[]): Path[] {
  const texts = new Set(paths.filter(({ kind }) => kind === 'text').map(({ at }) => at));
  const kept = paths.filter((path) => !isInteger(path) || !texts.has(path.at));
  const names = new Set(kept.filter(isInteger).map(({ at }) => lastStep(at)));
  const isAnywhere = names.has('') || names.has('*');
  return kept.filter(
    ({ kind, at }) =>
      (kind !== 'text' && kind !== 'word') ||
      isAnywhere ||
      names.has(lastStep(at)) ||
      /^\*?$/.test(lastStep(at)),
  );
}

/** The last step of a pointer; empty for the root of a tree. */
const lastStep = (at: string): string => /\/([^/]*)$/.exec(at)?.[1] ?? '';

const rootOf = (at: string): string => at.split('/', 1)[0]!;

/** Paths that lead to integers, or away from them. */
function useful(paths: readonly Path[]): Path[] {
  const trees = new Set(
    paths
      .filter((path) => isInteger(path) || path.kind === 'text' || path.kind === 'word')
      .map(({ at }) => rootOf(at)),
  );
  for (let size = -1; size !== trees.size;) {
    size = trees.size;
    for (const path of paths)
      if ('like' in path && trees.has(path.like)) trees.add(rootOf(path.at));
  }
  /** Choices count for what they lead to, or because a later one does not apply. */
  const lastChoices = new Map(
    paths.flatMap((path, index) =>
      path.kind === 'choice' && trees.has(path.like) ? [[path.at, index]] : [],
    ),
  );
  const isLeading = (path: Path, index: number): boolean => {
    if (path.kind === 'none') return false;
    if (path.kind === 'like') return trees.has(path.like);
    return path.kind !== 'choice' || index <= (lastChoices.get(path.at) ?? -1);
  };
  const places = new Set(paths.filter(isLeading).flatMap(({ at }) => placesAbove(at)));
  return paths.filter((path, index) => {
    if (path.kind !== 'none') return isLeading(path, index);
    return places.has(path.at.replace(/[^/]*$/, '*')) && !places.has(path.at);
  });
}

/** A place, and the places that contain it. */
function placesAbove(at: string): string[] {
  const steps = at.split('/');
  return steps.map((_, index) => steps.slice(0, index + 1).join('/'));
}

/** A tree that one place alone refers to is described there. */
function inlined(paths: readonly Path[]): readonly Path[] {
  const users = usersOf(paths);
  const uses = new Map<string, number>();
  for (const place of paths.flatMap(({ at }) => placesAbove(at))) {
    uses.set(place, (uses.get(place) ?? 0) + 1);
  }
  const withChoices = new Set(paths.flatMap(({ kind, at }) => (kind === 'choice' ? [at] : [])));
  const recursive = new Set(
    paths.flatMap((path) => ('like' in path && rootOf(path.at) === path.like ? [path.like] : [])),
  );
  const moves = new Map<string, Path>();
  for (const [tree, [user, ...others]] of users) {
    if (user?.kind !== 'like' || others.length > 0) continue;
    const isShared = uses.get(user.at)! > 1;
    if (!isShared || !(recursive.has(tree) || withChoices.has(tree))) moves.set(tree, user);
  }
  const moved = (at: string): string => {
    const root = rootOf(at);
    const user = moves.get(root);
    return user ? moved(user.at) + at.slice(root.length) : at;
  };
  const gone = new Set(moves.values());
  return paths
    .filter((path) => !gone.has(path))
    .map((path) => ({
      ...path,
      at: moved(path.at),
      ...('like' in path && { like: moved(path.like) }),
    }));
}

/** The places that refer to each tree, other than those within it. */
function usersOf(paths: readonly Path[]): ReadonlyMap<string, Path[]> {
  const users = new Map<string, Path[]>();
  for (const path of paths) {
    if ('like' in path && rootOf(path.at) !== path.like) addTo(users, path.like, path);
  }
  return users;
}
