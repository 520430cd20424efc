/** The imports of a rendered file: the modules that it refers to, and the local names of its imports. */

import { compare } from '../../base/order.js';
import { Code, ident, plainText, type Imported } from './code.js';
import type { ModelView } from './view/model-view.js';
import type { ImportedModule } from './view/file-view.js';

/** The module name that stands for the package of the SDK itself. */
export const packageModule = './';

/** A reference of a file and its name there. */
export interface LocalReference {
  readonly reference: Imported;
  readonly local: string;
}

interface NamingInput {
  readonly references: readonly Imported[];
  /** The types that the file declares. */
  readonly declares: readonly ModelView[];
  /** Name of the SDK's package. */
  readonly packageName: Code;
}

/** The name of each reference in the file: its own, with a number if that is taken. */
export function nameReferences(input: NamingInput): LocalReference[] {
  const { references, declares, packageName } = input;
  const own = new Set(declares.map(({ id }) => id));
  const used = new Set(declares.flatMap(declaredNames));
  const known = new Map<string, string>();
  return references.map((reference) => {
    if (reference.module === packageModule) return { reference, local: plainText(packageName) };
    const name = reference.name ?? reference.local ?? reference.module;
    if (reference.declares !== undefined && own.has(reference.declares)) {
      return { reference, local: name };
    }
    const key = `${reference.module} ${name}`;
    const local = known.get(key) ?? unusedName(name, used);
    used.add(local);
    known.set(key, local);
    return { reference, local };
  });
}

const declaredNames = ({ name, nested }: ModelView): string[] => [
  plainText(name),
  ...nested.flatMap(declaredNames),
];

function unusedName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let count = 2; used.has(free); count++) free = `${name}${count}`;
  return free;
}

/**
 * The modules to import, sorted by group and name.
 *
 * @param pathOf the name of a module as the language writes it
 */
export function importedModules(
  references: readonly LocalReference[],
  pathOf: (module: string) => string,
): ImportedModule[] {
  const modules = new Map<string, { group: number; names: Map<string, string> }>();
  for (const { reference, local } of references) {
    const path = pathOf(reference.module);
    const known = modules.get(path);
    const module = known ?? { group: reference.group, names: new Map<string, string>() };
    if (reference.name !== undefined) module.names.set(reference.name, local);
    modules.set(path, module);
  }
  const sorted = [...modules].toSorted(
    ([a, { group: first }], [b, { group: second }]) => first - second || compare(a, b),
  );
  return sorted.map(([module, { group, names }], index) => ({
    module: Code.of([module]),
    group,
    startsGroup: index > 0 && sorted[index - 1]![1].group !== group,
    names: [...names]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([name, local]) => ({ name: ident(name), alias: local === name ? null : ident(local) })),
  }));
}
