/**
 * Where an operation belongs: the words of its resource and of its method, from its own verb, path and
 * schemas. Nothing here looks at another operation, so that adding one never renames another.
 */

import { limits } from '../base/limits.js';
import type { Api, ObjectType, Operation, Type } from '../model/api.js';
import { templateNames } from '../model/path-template.js';
import { follow } from '../model/walk.js';
import { singular, words } from '../base/words.js';
import { actionWords } from './verbs.js';

/** Words for the accessor of an operation's method, before cases and collisions. */
export interface Placement {
  /** Words of each step of the accessor: `ai.assistants` is [[ai], [assistants]]. */
  readonly resource: readonly (readonly string[])[];
  /** The path segments of the same steps as the document spells them, which the config can rename. */
  readonly segments: readonly string[];
  /** Words of the method's possible names, best first. */
  readonly methods: readonly (readonly string[])[];
}

/** The resource and the possible methods of an operation. */
export function place(operation: Operation, api: Api): Placement {
  const { steps, action, endsInParameter } = splitSteps(operation);
  const resource = steps.length > 0 ? steps : ['root'];
  return {
    resource: resource.map((step) => words(step)),
    segments: resource,
    methods: action
      ? [action, withVerb(operation, action)]
      : methodWords(operation, endsInParameter, api),
  };
}

interface Steps {
  readonly steps: readonly string[];
  readonly action?: readonly string[];
  readonly endsInParameter: boolean;
}

function splitSteps({ method, path }: Operation): Steps {
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
  const endsInParameter = tail !== undefined && !isStatic(tail);
  // `/users/{id}:archive`: a custom method, whose words keep their order
  if (custom !== undefined && steps.length > 0) {
    return { steps, action: words(custom), endsInParameter };
  }
  if (endsInParameter || steps.length < 2) return { steps, endsInParameter };
  const last = words(steps.at(-1)!);
  // Below `actions` any word is an action, unless a plural or a GET shows that it names a resource.
  const belowActions = steps.at(-2) === 'actions' && method !== 'GET' && !isPlural(last);
  const action = actionWords(last, belowActions);
  return action
    ? { steps: steps.slice(0, -1), action, endsInParameter }
    : { steps, endsInParameter };
}

const isPlural = (parts: readonly string[]): boolean => singular(parts.at(-1)!) !== parts.at(-1);

const withVerb = ({ method }: Operation, action: readonly string[]): string[] => [
  method === 'GET' ? 'get' : method.toLowerCase(),
  ...action,
];

function methodWords(operation: Operation, onItem: boolean, api: Api): string[][] {
  switch (operation.method) {
    case 'GET':
      return [[!onItem && isList(operation.success.type, api) ? 'list' : 'retrieve'], ['get']];
    case 'POST':
      return onItem ? [['update'], ['create'], ['post']] : [['create'], ['post']];
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

/** Whether a type is an array, or an object with exactly one array; each of its variants, if it is a union. */
function isList(type: Type, api: Api, depth = 0): boolean {
  const target = follow(type, api);
  if (target?.kind === 'array') return true;
  if (target?.kind === 'union' && depth < limits.classification) {
    return target.variants.every((use) => isList(use.type, api, depth + 1));
  }
  return target?.kind === 'object' && arrayCount(target, api, 0) === 1;
}

function arrayCount(type: ObjectType, api: Api, depth: number): number {
  const own = type.properties.filter((property) => follow(property.type, api)?.kind === 'array');
  if (depth > limits.classification) return own.length;
  return type.extends.reduce((count, ref) => {
    const base = follow(ref, api);
    return base?.kind === 'object' ? count + arrayCount(base, api, depth + 1) : count;
  }, own.length);
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
