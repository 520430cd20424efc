/** Resources: the tree of accessors, with the files, prefixes and possible class names of each. */

import { singularAll, words } from '../base/words.js';
import type { Operation } from '../model/api.js';
import { inTargetCase } from './configured-names.js';
import type { Conventions } from './conventions.js';
import { resourceFiles } from './resource-files.js';
import { toIdentifier } from './identifiers.js';
import { generalName, type GeneralName } from './general-names.js';
import type { NamingInput } from './input.js';
import type { ResourceNames } from './names.js';
import type { Placement } from './placement.js';
import { publishedMethods, type PublishedOperation } from './published/published-names.js';

/** A resource without the name of its class, which is assigned in the scope of all exported names. */
export type UnnamedResource = Omit<ResourceNames, 'className'>;

export interface ResourceTable {
  /** By accessor, sorted: parents before children. */
  readonly all: ReadonlyMap<string, UnnamedResource>;
  /** Possible names of the class of each resource, best first. */
  readonly classCandidates: ReadonlyMap<string, readonly string[]>;
  /** Accessor of the resource that has the method of an operation. */
  readonly of: ReadonlyMap<Operation, string>;
  /** Keys of the config's names of resources that matched one. */
  readonly matched: ReadonlySet<string>;
}

/** One step of an accessor. */
interface Step {
  readonly member: string;
  readonly words: readonly string[];
}

/** Builds the tree of resources from the placements of all operations. */
export function nameResources(
  placements: ReadonlyMap<Operation, Placement>,
  input: NamingInput,
): ResourceTable {
  const methods = publishedMethods(input.published);
  const of = new Map<Operation, string>();
  const trees = new Map<string, readonly Step[]>();
  const matched = new Set<string>();
  for (const [operation, placement] of placements) {
    const found = accessorOf(operation, placement, { ...input, methods });
    for (const key of found.matched) matched.add(key);
    of.set(operation, accessorText(found.steps));
    for (let depth = 1; depth <= found.steps.length; depth++) {
      const part = found.steps.slice(0, depth);
      const accessor = accessorText(part);
      if (!trees.has(accessor)) trees.set(accessor, part);
    }
  }
  return {
    all: resourcesOf(trees, new Set(of.values()), input),
    classCandidates: classCandidates(trees, input.conventions),
    of,
    matched,
  };
}

const accessorText = (steps: readonly Step[]): string =>
  steps.map(({ member }) => member).join('.');

// ------------------------------------------------------------------------------------ accessors

interface Accessor {
  readonly steps: readonly Step[];
  /** Keys of the config that name a step of it. */
  readonly matched: readonly string[];
}

interface AccessorInput extends NamingInput {
  /** Accessors of published methods, which no resource becomes. */
  readonly methods: ReadonlySet<string>;
}

/** The accessor of a method: from the config, or else as published, or else by rule. */
function accessorOf(
  operation: Operation,
  placement: Placement,
  { conventions, configured, published, methods }: AccessorInput,
): Accessor {
  const { id } = operation;
  const given = configured.operations.get(id);
  if (given !== undefined) {
    return { steps: configuredSteps(given.split('.').slice(0, -1), conventions), matched: [] };
  }
  const general = generalName(operation, placement, configured.resources);
  const renamed = renamedSteps(placement, { names: configured.resources, general }, conventions);
  if (renamed.matched.length > 0) return renamed;
  const steps =
    publishedSteps(published.operations.get(id)) ?? derivedSteps(placement, conventions, methods);
  return { steps, matched: [] };
}

const configuredSteps = (names: readonly string[], conventions: Conventions): Step[] =>
  names.map((name) => ({
    member: inTargetCase(name, conventions, conventions.cases.resource),
    words: words(name),
  }));

const publishedSteps = (published: PublishedOperation | undefined): Step[] | undefined =>
  published?.resource.split('.').map((name) => ({ member: name, words: words(name) }));

interface Renaming {
  readonly names: ReadonlyMap<string, string>;
  /** The name of the first steps. */
  readonly general: GeneralName | undefined;
}

/** The derived accessor with the config's names for its first steps, for segments and for whole accessors. */
function renamedSteps(
  placement: Placement,
  { names, general }: Renaming,
  conventions: Conventions,
): Accessor {
  let steps: Step[] = general ? configuredSteps(general.name.split('.'), conventions) : [];
  const matched: string[] = general ? [general.key] : [];
  for (const [index, parts] of placement.resource.entries()) {
    if (index < (general?.replaces ?? 0)) continue;
    const plain = memberName(parts, steps.length === 0, conventions);
    const path = [...steps.map((step) => step.member), plain].join('.');
    const key = [path, placement.segments[index]!].find((each) => names.has(each));
    if (key === undefined) {
      steps.push({ member: plain, words: parts });
      continue;
    }
    matched.push(key);
    const given = names.get(key)!;
    const renamed = configuredSteps(given.split('.'), conventions);
    if (key === path && given.includes('.')) steps = renamed;
    else steps.push(...renamed);
  }
  return { steps, matched };
}

/** @param methods accessors of published methods, which no resource becomes */
function derivedSteps(
  { resource }: Placement,
  conventions: Conventions,
  methods: ReadonlySet<string>,
): Step[] {
  let path = '';
  return resource.map((parts, index) => {
    let name = memberName(parts, index === 0, conventions);
    if (methods.has(path + name)) name = withSuffix(parts, conventions);
    path += `${name}.`;
    return { member: name, words: parts };
  });
}

/** A step of an accessor, which must not be a member that the client or a resource has anyway. */
function memberName(parts: readonly string[], isTop: boolean, conventions: Conventions): string {
  const identifier = toIdentifier(conventions.cases.resource(parts), 'resource');
  const taken = isTop ? conventions.clientMembers : conventions.resourceMembers;
  return taken.has(identifier) ? withSuffix(parts, conventions) : identifier;
}

const withSuffix = (parts: readonly string[], { cases }: Conventions): string =>
  toIdentifier(cases.resource([...parts, 'resource']), 'resource');

// ------------------------------------------------------------------------------------ resources

/** @param used accessors of the resources that have methods */
function resourcesOf(
  trees: ReadonlyMap<string, readonly Step[]>,
  used: ReadonlySet<string>,
  { conventions, published }: NamingInput,
): Map<string, UnnamedResource> {
  const { type } = conventions.cases;
  const prefix = ({ words: parts }: Step): string => type(singularAll(parts));
  // Only resources with methods have types that begin with their name.
  const prefixes = count([...used].map((accessor) => prefix(trees.get(accessor)!.at(-1)!)));
  const words = [...trees].map(([id, steps]) => [id, steps.map((step) => step.words)] as const);
  const files = resourceFiles(new Map(words), conventions, published);
  return new Map(
    [...trees.keys()].toSorted().map((accessor) => {
      const steps = trees.get(accessor)!;
      const last = steps.at(-1)!;
      const longPrefix = steps.map(prefix).join('');
      const collides = (prefixes.get(prefix(last)) ?? 0) > 1;
      const resource = {
        accessor,
        member: last.member,
        ...(steps.length > 1 && { parent: accessorText(steps.slice(0, -1)) }),
        prefix: toIdentifier(collides ? longPrefix : prefix(last), 'Resource'),
        longPrefix: toIdentifier(longPrefix, 'Resource'),
        spelledPrefix: toIdentifier(steps.map((step) => type(step.words)).join(''), 'Resource'),
        file: files.get(accessor)!,
      };
      return [accessor, resource] as const;
    }),
  );
}

/** A class is named after the last step of the accessor, or after all steps where that is not unique. */
function classCandidates(
  trees: ReadonlyMap<string, readonly Step[]>,
  { cases }: Conventions,
): Map<string, readonly string[]> {
  const short = (steps: readonly Step[]): string => cases.resourceClass([steps.at(-1)!.words]);
  const counts = count([...trees.values()].map(short));
  return new Map(
    [...trees].map(([accessor, steps]) => {
      const long = cases.resourceClass(steps.map((step) => step.words));
      const isUnique = counts.get(short(steps)) === 1;
      const names = [...(isUnique ? [short(steps)] : []), long, `${long}Resource`];
      return [accessor, names.map((name) => toIdentifier(name, 'Resource'))] as const;
    }),
  );
}

/** How often each name occurs. */
function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
