/** Names of the config for many resources at once: of all paths that a pattern matches, or of all operations with a tag. */

import type { Operation } from '../model/api.js';
import type { Placement } from './placement.js';

/** A name for the first steps of an accessor. */
export interface GeneralName {
  /** The key of the config. */
  readonly key: string;
  /** The name in dotted notation. */
  readonly name: string;
  /** How many steps of the derived accessor it replaces. */
  readonly replaces: number;
}

/**
 * The name that the config gives to the first steps of an operation's accessor: by the longest pattern that
 * matches its path (`/organization/**`), or else by the first of its tags (`tag:Billing`).
 */
export function generalName(
  operation: Operation,
  placement: Placement,
  names: ReadonlyMap<string, string>,
): GeneralName | undefined {
  const matches = [...names].flatMap(([key, name]) => {
    if (!key.startsWith('/')) return [];
    const length = matchedSegments(key, operation.path);
    return length === undefined ? [] : [{ key, name, length }];
  });
  const [longest] = matches.toSorted((a, b) => b.length - a.length);
  if (longest) {
    const replaces = stepsIn(longest.length, operation.path, placement);
    return { key: longest.key, name: longest.name, replaces };
  }
  for (const tag of operation.tags) {
    const key = `tag:${tag}`;
    const name = names.get(key);
    if (name !== undefined) return { key, name, replaces: 0 };
  }
  return undefined;
}

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const isParameter = (segment: string): boolean => segment.includes('{');

/** The number of segments before `**`, or of all if the pattern does not end with it; undefined if it does not match. */
function matchedSegments(pattern: string, path: string): number | undefined {
  const wanted = segmentsOf(pattern);
  const found = segmentsOf(path);
  const isOpen = wanted.at(-1) === '**';
  const fixed = isOpen ? wanted.slice(0, -1) : wanted;
  if (isOpen ? found.length < fixed.length : found.length !== fixed.length) return undefined;
  const fits = fixed.every((segment, index) => {
    const other = found[index]!;
    if (segment === '*' || isParameter(segment)) return segment === '*' || isParameter(other);
    return segment === other;
  });
  return fits ? fixed.length : undefined;
}

/** How many steps of an accessor the first segments of a path are. A version segment is none. */
function stepsIn(length: number, path: string, { segments, action }: Placement): number {
  const statics = (parts: readonly string[]): number =>
    parts.filter((segment) => !isParameter(segment)).length;
  const all = segmentsOf(path);
  const total = statics(all);
  if (total === 0) return segments.length;
  const dropped = Math.max(total - segments.length - (action ? 1 : 0), 0);
  return Math.min(Math.max(statics(all.slice(0, length)) - dropped, 0), segments.length);
}
