/**
 * Where an operation belongs: the words of its resource and of its method, from its own verb, path and
 * schemas. Another operation counts only if both would have the same name, so that adding one never renames
 * others.
 */

import { addTo } from '../base/groups.js';
import type { Api, Operation } from '../model/api.js';
import { templateNames } from '../model/path-template.js';
import { words } from '../base/words.js';
import { isList, isPlural } from './lists.js';
import { actionWords, removalWords } from './verbs.js';

/** Words for the accessor of an operation's method, before cases and collisions. */
export interface Placement {
  /** Words of each step of the accessor: `ai.assistants` is [[ai], [assistants]]. */
  readonly resource: readonly (readonly string[])[];
  /** The path segments of the same steps as the document spells them, which the config can rename. */
  readonly segments: readonly string[];
  /** Words of the method's possible names, best first. */
  readonly methods: readonly (readonly string[])[];
  /** Whether the path ends in a parameter: one of the things in the resource, and not all. */
  readonly onItem: boolean;
  /** The action that the last segment is; undefined if it names a resource. */
  readonly action?: readonly string[];
}

/** The resource and the possible methods of each operation. */
export function placeAll(api: Api): Map<Operation, Placement> {
  const first = api.operations.map((operation) => [operation, place(operation, api)] as const);
  const resources = new Set(
    first.flatMap(([, { resource }]) =>
      resource.map((_, end) => keyOf(resource.slice(0, end + 1))),
    ),
  );
  const groups = new Map<string, Operation[]>();
  const keys = new Map<Operation, string>();
  for (const [operation, { resource, action }] of first) {
    if (!action) continue;
    const key = keyOf([...resource, action]);
    keys.set(operation, key);
    addTo(groups, key, operation);
  }
  const nouns = new Set(
    [...groups].filter(([key, group]) => resources.has(key) || isNoun(group)).map(([key]) => key),
  );
  return new Map(
    first.map(([operation, placement]) => {
      const isResource = nouns.has(keys.get(operation) ?? '');
      return [operation, isResource ? place(operation, api, { isResource }) : placement] as const;
    }),
  );
}

/**
 * Whether the last segment of some operations is no action, but what they read or change: `PUT` and `PATCH` of
 * an import, `GET` and `DELETE` of an archive. A lock is set, and removed.
 */
function isNoun(group: readonly Operation[]): boolean {
  const changing = group.filter(({ method }) => !/^(GET|HEAD|DELETE)$/.test(method));
  if (changing.length === 0) return group.length > 1;
  return changing.some(
    ({ path }, index) => changing.findIndex((each) => each.path === path) < index,
  );
}

const keyOf = (resource: readonly (readonly string[])[]): string =>
  resource.map((step) => step.join(' ').toLowerCase()).join('.');

/** The resource and the possible methods of an operation. @param isResource whether its last segment is no action */
function place(operation: Operation, api: Api, { isResource = false } = {}): Placement {
  const { steps, action, onItem } = splitSteps(operation, isResource);
  const segments = steps.length > 0 ? steps : ['root'];
  const resource = segments.map((step) => words(step));
  const id = words(operation.operationId ?? '');
  const method = action && operation.method === 'DELETE' ? removalWords(action, id) : action;
  return {
    resource,
    segments,
    onItem,
    methods: method
      ? actionMethods(operation, method)
      : methodWords({ operation, onItem, segment: resource.at(-1)! }, api),
    ...(action && { action }),
  };
}

interface Steps {
  readonly steps: readonly string[];
  readonly action?: readonly string[];
  readonly onItem: boolean;
}

function splitSteps({ method, path, operationId }: Operation, isResource: boolean): Steps {
  const [bare = ''] = path.split(/[?#]/, 1);
  const [plain = '', custom] = bare.split(/:(?=[a-z]+$)/i, 2);
  const segments = plain
    .replace(/^\/?(?:api\/)?v\d+(?:[._]\d+)*(?:(?:alpha|beta|p)\d*)*(?=\/|$)/i, '')
    .split('/')
    .filter((segment) => segment !== '');
  const isStatic = (segment: string): boolean =>
    !segment.includes('{') && words(segment).length > 0;
  const steps = segments.filter(isStatic);
  const tail = segments.at(-1);
  const onItem = tail !== undefined && !isStatic(tail);
  // `/users/{id}:archive`: a custom method, whose words keep their order
  if (custom !== undefined && steps.length > 0) {
    return { steps, action: words(custom), onItem: false };
  }
  if (isResource || onItem || steps.length < 2) return { steps, onItem };
  const last = words(steps.at(-1)!);
  if (isCreated(last, words(operationId ?? ''))) return { steps, onItem };
  // Below `actions` any word is an action, unless a plural or a GET shows that it names a resource.
  const isBelowActions = steps.at(-2) === 'actions' && method !== 'GET' && !isPlural(last);
  const action = actionWords(last, { method, isBelowActions });
  return action ? { steps: steps.slice(0, -1), action, onItem } : { steps, onItem };
}

/** Whether an operationId says that what a segment names is created: a token to remove something with. */
function isCreated(segment: readonly string[], id: readonly string[]): boolean {
  const lower = id.map((word) => word.toLowerCase());
  const verb = lower.indexOf('create');
  const thing = segment.map((word) => word.toLowerCase());
  return (
    verb !== -1 &&
    thing.length > 1 &&
    thing.every((word, index) => lower[verb + 1 + index] === word)
  );
}

const actionMethods = ({ method }: Operation, action: readonly string[]): Placement['methods'] => [
  action,
  [method.toLowerCase(), ...action],
];

interface Place {
  readonly operation: Operation;
  readonly onItem: boolean;
  /** Words of the last segment that names a resource. */
  readonly segment: readonly string[];
}

function methodWords({ operation, onItem, segment }: Place, api: Api): string[][] {
  switch (operation.method) {
    case 'GET':
      return [
        [!onItem && isList(operation.success.type, segment, api) ? 'list' : 'retrieve'],
        ['get'],
      ];
    case 'POST':
      return onItem ? [['update'], ['create']] : [['create']];
    case 'PATCH':
      return [['update'], ['patch']];
    case 'PUT':
      return [['update'], ['replace'], ['put']];
    case 'DELETE':
      return [['delete'], ['remove']];
    default:
      return [words(operation.method)];
  }
}

/** Words of method and path for a name without an operationId: `deleteMediaByUserIDAndMediaID`. */
export function pathWords(operation: Operation): string[] {
  const segments = operation.path.split('/').filter((segment) => segment !== '');
  const statics = segments.map((segment) => segment.replaceAll(/\{[^{}]*\}/g, ' ')).flatMap(words);
  const parameters = templateNames(operation.path).map(words);
  return [
    ...words(operation.method.toLowerCase()),
    ...statics,
    ...parameters.flatMap((parameter, index) => [index === 0 ? 'by' : 'and', ...parameter]),
  ];
}

/** The accessor that a code sample calls: `client.foo.bar.update(` → `foo.bar.update`. */
export function sampleAccessor(operation: Operation): string | undefined {
  for (const { language, source } of operation.samples) {
    if (!/^(javascript|typescript|node.*|js|ts)$/i.test(language)) continue;
    const match = /\bclient\s*((?:\.\s*[\p{ID_Start}_$][\p{ID_Continue}$]*\s*)+)\(/u.exec(source);
    if (match) return match[1]!.replaceAll(/\s/g, '').slice(1);
  }
  return undefined;
}
