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
  /** Other names that the file declares, which would hide what it imports. */
  readonly hides: readonly string[];
  /** The types that other files declare, which nothing but they is named after here. */
  readonly others: ReadonlySet<string>;
  /** Name of the SDK's package. */
  readonly packageName: Code;
}

/**
 * The name of each reference in the file: its own, with a number if that is taken. A built-in name that the file hides
 * is that of its module: `builtins.str`.
 */
export function nameReferences(input: NamingInput): LocalReference[] {
  const { references, declares, hides, others, packageName } = input;
  const own = new Set(declares.map(({ id }) => id));
  const used = new Set([...declares.flatMap(declaredNames), ...hides]);
  const known = new Map<string, string>();
  return references.map((reference) => {
    if (reference.module === packageModule) return { reference, local: plainText(packageName) };
    const isType = reference.declares !== undefined;
    const isTaken = (each: string): boolean => used.has(each) || (!isType && others.has(each));
    if (reference.builtin) return builtinName(reference, isTaken);
    const name = reference.name ?? reference.local ?? reference.module;
    if (reference.declares !== undefined && own.has(reference.declares)) {
      return { reference, local: name };
    }
    const key = `${reference.module} ${name}`;
    const local = known.get(key) ?? unusedName(name, isTaken);
    used.add(local);
    known.set(key, local);
    return { reference, local };
  });
}

function builtinName(reference: Imported, isTaken: (name: string) => boolean): LocalReference {
  const { module, name = '', group } = reference;
  if (!isTaken(name)) return { reference, local: name };
  return { reference: { module, group }, local: `${module}.${name}` };
}

/** The names of a type and of those nested in it. */
export const declaredNames = ({ name, nested }: ModelView): string[] => [
  plainText(name),
  ...nested.flatMap(declaredNames),
];

function unusedName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let count = 2; isTaken(free); count++) free = `${name}${count}`;
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
