/**
 * Stage `name`: one table of all names of a target, from the lowered model, the conventions of the
 * language and what the config says.
 */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Api, Operation, OperationId, TypeId } from '../model/api.js';
import { nearest } from '../base/nearest.js';
import { append } from '../base/pointer.js';
import type { Conventions, NameRules } from './conventions.js';
import { nothingKept, type KeptNames } from './published/published.js';
import { localNames, nameMethods, type LocalNames, type MethodNames } from './methods.js';
import { nameResources, type ResourceNames } from './resources.js';
import { place, type Placement } from './rules.js';
import type { SdkNames } from './sdk.js';
import { nameTypes } from './types.js';

export interface Names {
  readonly sdk: SdkNames;
  /** All resources by accessor (`ai.assistants`), parents before children. */
  readonly resources: ReadonlyMap<string, ResourceNames>;
  readonly operations: ReadonlyMap<OperationId, OperationNames>;
  /** The path of each type: `['UserProfileUpdateParams', 'OfficeHours']`. */
  readonly types: ReadonlyMap<TypeId, readonly string[]>;
}

export interface OperationNames extends MethodNames, LocalNames {
  /** Of the standalone function. */
  readonly function: string;
  /** Accessor of the resource that has the method. */
  readonly resource: string;
}

export interface NameResult {
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param config name of the config file, for diagnostics
 * @param kept names that are published already
 */
export function name(
  api: Api,
  client: SdkNames,
  conventions: Conventions,
  rules: NameRules,
  config: string,
  kept: KeptNames = nothingKept,
): NameResult {
  const diagnostics: Diagnostic[] = [];
  const ids = new Set(api.operations.map(({ id }) => id));
  const unmatched = (
    what: 'operation' | 'resource' | 'type',
    key: string,
    known: Iterable<string>,
  ): void => {
    const params = { what, key, suggestion: nearest(key, known) };
    const pointer = append('/names', `${what}s`, key);
    diagnostics.push(diagnostic('config-unmatched', params, { file: config, pointer }));
  };
  for (const key of rules.operations.keys()) if (!ids.has(key)) unmatched('operation', key, ids);
  for (const key of rules.types.keys()) {
    if (!api.types.has(key)) unmatched('type', key, api.types.keys());
  }

  const placements = new Map<Operation, Placement>(
    api.operations.map((operation) => [operation, place(operation, api)] as const),
  );
  const resources = nameResources(placements, conventions, rules, kept);
  for (const key of rules.resources.keys()) {
    if (!resources.matched.has(key)) unmatched('resource', key, resources.all.keys());
  }
  const methods = nameMethods(placements, resources, conventions, rules, kept);
  const types = nameTypes(api, client, resources, methods, conventions, rules, kept);
  for (const given of types.conflicts) {
    diagnostics.push(diagnostic('name-conflict', { name: given }, { file: config }));
  }

  const operations = new Map(
    api.operations.map((operation) => {
      const resource = resources.of.get(operation)!;
      const own = types.functions.get(operation.id)!;
      const locals = localNames(operation, own, conventions);
      return [operation.id, { ...methods.get(operation)!, ...locals, function: own, resource }];
    }),
  );
  return {
    names: {
      sdk: client,
      resources: new Map(
        [...resources.all].map(([key, resource]) => [
          key,
          { ...resource, className: types.classes.get(key)! },
        ]),
      ),
      operations,
      types: types.paths,
    },
    diagnostics,
  };
}
