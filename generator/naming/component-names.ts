/**
 * Possible names of components. A dotted name of up to three steps is joined whole: `terminal.reader` is
 * `TerminalReader`. Of a longer one, which is the name of a package in most documents, the last step counts:
 * `io.k8s.api.core.v1.Pod` is `Pod`. Those that would have the same name take more steps, all of them.
 */

import { addTo } from '../base/groups.js';
import type { TypeCase } from '../config/load.js';
import type { NamedType, TypeId } from '../model/api.js';
import type { Cases } from './conventions.js';
import { toIdentifier } from './identifiers.js';

/** Dotted names of more steps are those of a package and a type. */
const longestWhole = 3;

/** A component with a long dotted name, and how many of its last steps its name has. */
interface Dotted {
  readonly id: TypeId;
  readonly steps: readonly string[];
  depth: number;
}

/** The names that each component can have, best first. */
export function componentNames(
  types: readonly NamedType[],
  { component, verbatim }: Cases,
  typeCase: TypeCase,
): ReadonlyMap<TypeId, readonly string[]> {
  const named = (name: string): string => toIdentifier(name, 'Type');
  if (typeCase === 'verbatim') {
    return new Map(types.map(({ id, wireName }) => [id, [named(verbatim(wireName))]]));
  }
  const all = types.map(({ id, wireName }): Dotted => {
    const steps = stepsOf(wireName).map(component);
    return { id, steps, depth: steps.length > longestWhole ? shortest(steps) : steps.length };
  });
  lengthenEqual(all);
  return new Map(
    all.map(({ id, steps, depth }) => {
      const depths = Array.from({ length: steps.length - depth + 1 }, (_, more) => depth + more);
      return [id, depths.map((count) => named(lastSteps(steps, count)))];
    }),
  );
}

/** The steps of a dotted name. Dots in anything else, such as the name of a generic type, separate words. */
const stepsOf = (name: string): string[] =>
  /^[\p{ID_Continue}-]+(\.[\p{ID_Continue}-]+)+$/u.test(name) ? name.split('.') : [name];

/** A version says nothing by itself: `com.example.api.Pod.v1` is `PodV1`. */
const shortest = (steps: readonly string[]): number => (/^v?\d/i.test(steps.at(-1)!) ? 2 : 1);

const lastSteps = (steps: readonly string[], count: number): string => steps.slice(-count).join('');

/** Gives more steps to all that have the same name, until no two have, or have no more steps. */
function lengthenEqual(all: readonly Dotted[]): void {
  for (let pending = true; pending;) {
    const byName = new Map<string, Dotted[]>();
    for (const each of all) addTo(byName, lastSteps(each.steps, each.depth), each);
    const longer = [...byName.values()]
      .filter((group) => group.length > 1)
      .flat()
      .filter(({ steps, depth }) => depth < steps.length);
    for (const each of longer) each.depth++;
    pending = longer.length > 0;
  }
}
