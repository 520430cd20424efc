/**
 * Stage `name`: one table of all names of a target, from the lowered model, the conventions of the
 * language, the config and the names that are published already.
 */

import { nearest } from '../base/nearest.js';
import { append } from '../base/pointer.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { nameArguments } from './arguments.js';
import { nameExports } from './exports.js';
import { placeTypes } from './homes.js';
import type { NamingInput } from './input.js';
import { nameMethods } from './methods.js';
import type { Names } from './names.js';
import { nameNestedTypes } from './nested-types.js';
import { placeAll } from './placement.js';
import { nameResources, type ResourceTable } from './resources.js';

export interface NameResult {
  readonly names: Names;
  /** Warnings about names of the config that match nothing or collide. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Names everything that a target generates from the API. */
export function name(input: NamingInput): NameResult {
  const { api, conventions, sdk } = input;
  const placements = placeAll(api);
  const resources = nameResources(placements, input);
  const methods = nameMethods({ placements, resources }, input);
  const exported = nameExports({ resources, methods }, input);
  const types = nameNestedTypes(exported, input);
  const operations = api.operations.map((operation) => {
    const standalone = exported.functions.get(operation.id) ?? '';
    const names = {
      ...methods.get(operation)!,
      ...nameArguments(operation, standalone, conventions),
      function: standalone,
      resource: resources.of.get(operation)!,
    };
    return [operation.id, names] as const;
  });
  const resourceOf = new Map(operations.map(([id, { resource }]) => [id, resource]));
  const homes = placeTypes(
    {
      types,
      fileOf: (operation) => resources.all.get(resourceOf.get(operation)!)!.file,
    },
    input,
  );
  return {
    names: {
      sdk,
      resources: new Map(
        [...resources.all].map(([accessor, resource]) => [
          accessor,
          { ...resource, className: exported.classes.get(accessor)! },
        ]),
      ),
      operations: new Map(operations),
      types,
      ...homes,
    },
    diagnostics: [...unmatchedNames(resources, input), ...conflictingNames(types, input)],
  };
}

/** Names of the config for an operation, type or resource that the API does not have. */
function unmatchedNames(
  resources: ResourceTable,
  { api, configured, configFile }: NamingInput,
): Diagnostic[] {
  const unmatched =
    (what: 'operation' | 'resource' | 'type', known: Iterable<string>) => (key: string) =>
      diagnostic(
        'config-unmatched',
        { what, key, suggestion: nearest(key, known) },
        { file: configFile, pointer: append('/names', `${what}s`, key) },
      );
  const ids = new Set(api.operations.map(({ id }) => id));
  return [
    ...[...configured.operations.keys()]
      .filter((key) => !ids.has(key))
      .map(unmatched('operation', ids)),
    ...[...configured.types.keys()]
      .filter((key) => !api.types.has(key))
      .map((key) => unmatched('type', api.types.keys())(key)),
    ...[...configured.resources.keys()]
      .filter((key) => !resources.matched.has(key))
      .map((key) => unmatched('resource', resources.all.keys())(key)),
  ];
}

/** Names of the config that more than one type would have: only one gets it. */
const conflictingNames = (
  types: Names['types'],
  { api, configured, configFile }: NamingInput,
): Diagnostic[] =>
  [...configured.types].flatMap(([id, configuredName]) =>
    api.types.has(id) && types.get(id)?.[0] !== configuredName
      ? [diagnostic('name-conflict', { name: configuredName }, { file: configFile })]
      : [],
  );
