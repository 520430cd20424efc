/** Resources: the tree of accessors, their classes and files. */

import { toAsciiFileName } from '../base/ascii.js';
import type { Operation } from '../model/api.js';
import { givenName, type Conventions, type NameRules } from './conventions.js';
import { keptMethods, type KeptNames, type KeptOperation } from './published/published.js';
import type { Placement } from './rules.js';
import { assignNames } from './scope.js';
import { singularAll, toIdentifier, words } from './words.js';

export interface ResourceNames {
  /** `ai.assistants`: unique. */
  readonly accessor: string;
  /** The last step as a member of its parent: `assistants`. */
  readonly member: string;
  readonly parent?: string;
  readonly className: string;
  /** Beginning of the names of its types: `Assistant`. */
  readonly prefix: string;
  /** The same with the whole path in it, for when short ones meet. */
  readonly longPrefix: string;
  /** Path of its file without extension: `ai/assistants`. */
  readonly file: string;
}

export interface ResourceTable {
  readonly all: ReadonlyMap<string, ResourceNames>;
  readonly of: ReadonlyMap<Operation, string>;
  /** Keys of the config's resource rules that were used. */
  readonly matched: ReadonlySet<string>;
  /** Class names in order of preference, for the scope of exported names. */
  readonly classCandidates: ReadonlyMap<string, readonly string[]>;
}

interface Step {
  readonly member: string;
  readonly words: readonly string[];
}

export function nameResources(
  placements: ReadonlyMap<Operation, Placement>,
  conventions: Conventions,
  rules: NameRules,
  kept: KeptNames,
): ResourceTable {
  const published = keptMethods(kept);
  const { type, resourceClass } = conventions.cases;
  const matched = new Set<string>();
  const of = new Map<Operation, string>();
  const trees = new Map<string, readonly Step[]>();

  for (const [operation, placement] of placements) {
    const given = rules.operations.get(operation.id);
    const steps =
      given === undefined
        ? (stepsOf(placement, conventions, rules, matched) ??
          keptSteps(kept.operations.get(operation.id)) ??
          derivedSteps(placement, conventions, published))
        : givenSteps(given.split('.').slice(0, -1), conventions);
    const accessor = steps.map(({ member }) => member).join('.');
    of.set(operation, accessor);
    for (let depth = 1; depth <= steps.length; depth++) {
      const part = steps.slice(0, depth);
      const key = part.map(({ member }) => member).join('.');
      if (!trees.has(key)) trees.set(key, part);
    }
  }

  const classes = countNames(trees.values(), ({ words: parts }) => resourceClass([parts]));
  // Only resources with operations have types that begin with their name.
  const prefixes = countNames(
    [...new Set(of.values())].map((key) => trees.get(key)!),
    ({ words: parts }) => type(singularAll(parts)),
  );
  const files = assignNames(
    [...trees].map(([id, steps]) => ({
      id,
      rank: steps.length,
      candidates: fileNames(steps, conventions),
      kept: kept.resources.get(id)?.file,
    })),
  );
  const classCandidates = new Map<string, readonly string[]>();
  const all = new Map<string, ResourceNames>();
  for (const key of [...trees.keys()].toSorted()) {
    const steps = trees.get(key)!;
    const last = steps.at(-1)!;
    const lastName = resourceClass([last.words]);
    const longName = resourceClass(steps.map((step) => step.words));
    const prefixName = type(singularAll(last.words));
    const longPrefix = steps.map((step) => type(singularAll(step.words))).join('');
    const classMeets = classes.get(lastName)! > 1;
    const prefixMeets = (prefixes.get(prefixName) ?? 0) > 1;
    classCandidates.set(
      key,
      (classMeets
        ? [longName, `${longName}Resource`]
        : [lastName, longName, `${longName}Resource`]
      ).map((name) => toIdentifier(name, 'Resource')),
    );
    all.set(key, {
      accessor: key,
      member: last.member,
      ...(steps.length > 1 && {
        parent: steps
          .slice(0, -1)
          .map(({ member }) => member)
          .join('.'),
      }),
      className: '',
      prefix: toIdentifier(prefixMeets ? longPrefix : prefixName, 'Resource'),
      longPrefix: toIdentifier(longPrefix, 'Resource'),
      file: files.get(key)!,
    });
  }
  return { all, of, matched, classCandidates };
}

const givenSteps = (names: readonly string[], conventions: Conventions): Step[] =>
  names.map((name) => ({
    member: givenName(name, conventions, conventions.cases.resource),
    words: words(name),
  }));

const keptSteps = (kept: KeptOperation | undefined): Step[] | undefined =>
  kept?.resource.split('.').map((name) => ({ member: name, words: words(name) }));

/** The accessor's steps with the config's word for a segment or a whole path; undefined if it has none. */
function stepsOf(
  placement: Placement,
  conventions: Conventions,
  rules: NameRules,
  matched: Set<string>,
): Step[] | undefined {
  let steps: Step[] = [];
  let isGiven = false;
  placement.resource.forEach((parts, index) => {
    const segment = placement.segments[index]!;
    const plain = member(parts, index === 0, conventions);
    const path = [...steps.map((step) => step.member), plain].join('.');
    for (const key of [path, segment]) {
      const given = rules.resources.get(key);
      if (given === undefined) continue;
      matched.add(key);
      isGiven = true;
      const names = givenSteps(given.split('.'), conventions);
      steps = key === path && given.includes('.') ? names : [...steps, ...names];
      return;
    }
    steps = [...steps, { member: plain, words: parts }];
  });
  return isGiven ? steps : undefined;
}

/** The accessor's steps by rule. @param published accessors of methods, which no resource becomes */
function derivedSteps(
  { resource }: Placement,
  conventions: Conventions,
  published: ReadonlySet<string>,
): Step[] {
  let path = '';
  return resource.map((parts, index) => {
    let name = member(parts, index === 0, conventions);
    if (published.has(path + name)) name = asResource(parts, conventions);
    path += `${name}.`;
    return { member: name, words: parts };
  });
}

function member(parts: readonly string[], top: boolean, conventions: Conventions): string {
  const identifier = toIdentifier(conventions.cases.resource(parts), 'resource');
  const taken = top ? conventions.clientMembers : conventions.resourceMembers;
  return taken.has(identifier) ? asResource(parts, conventions) : identifier;
}

const asResource = (parts: readonly string[], { cases }: Conventions): string =>
  toIdentifier(cases.resource([...parts, 'resource']), 'resource');

/** How many resources would have each short name. */
function countNames(
  trees: Iterable<readonly Step[]>,
  name: (last: Step) => string,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const steps of trees) {
    const short = name(steps.at(-1)!);
    counts.set(short, (counts.get(short) ?? 0) + 1);
  }
  return counts;
}

/** Names of devices that Windows keeps for itself, whatever the extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/** A path of lower-case ASCII, so that it is one file on every file system. */
function fileNames(steps: readonly Step[], { cases }: Conventions): string[] {
  const path = steps
    .map(({ words: parts }) => {
      const name = toAsciiFileName(cases.file(parts));
      const separator = name.includes('-') ? '-' : '_';
      const bounded =
        toIdentifier(`x${name.replaceAll('-', '_')}`, 'x')
          .slice(1)
          .replaceAll('_', separator) || 'resource';
      return device.test(bounded) ? cases.file([...parts, 'resource']) : bounded;
    })
    .join('/');
  return [path, `${path}-resource`];
}
