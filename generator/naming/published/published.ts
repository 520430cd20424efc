/** Names that are published: what the lock says a target has, by identity. None of them moves. */

import type { OperationId, TypeId } from '../../model/api.js';
import { addTo } from '../../base/groups.js';
import type { Names } from '../name.js';
import type { SdkNames } from '../sdk.js';

export interface KeptNames {
  readonly sdk?: SdkNames;
  /** Client options of each security scheme, in order. */
  readonly credentials: ReadonlyMap<string, readonly KeptCredential[]>;
  readonly operations: ReadonlyMap<OperationId, KeptOperation>;
  /** By accessor. */
  readonly resources: ReadonlyMap<string, KeptResource>;
  readonly types: ReadonlyMap<TypeId, readonly string[]>;
}

export interface KeptCredential {
  readonly option: string;
  readonly env: string;
}

export interface KeptOperation {
  /** Accessor of the resource. */
  readonly resource: string;
  readonly method: string;
  /** Empty where the target has no functions. */
  readonly function: string;
}

export interface KeptResource {
  readonly className: string;
  readonly file: string;
}

export const nothingKept: KeptNames = {
  credentials: new Map(),
  operations: new Map(),
  resources: new Map(),
  types: new Map(),
};

/** Accessors of what operations are published as: `users.list`, which no resource may become. */
export const keptMethods = ({ operations }: KeptNames): Set<string> =>
  new Set([...operations.values()].map(({ resource, method }) => `${resource}.${method}`));

/** What a target publishes with this run. */
export function published(
  { sdk, operations, resources, types }: Names,
  credentials: readonly (KeptCredential & { readonly scheme: string })[],
): KeptNames {
  const bySchemes = new Map<string, KeptCredential[]>();
  for (const { scheme, option, env } of credentials) addTo(bySchemes, scheme, { option, env });
  return {
    sdk,
    credentials: bySchemes,
    operations: new Map(
      [...operations].map(([id, { resource, method, function: standalone }]) => [
        id,
        { resource, method, function: standalone },
      ]),
    ),
    resources: new Map(
      [...resources].map(([accessor, { className, file }]) => [accessor, { className, file }]),
    ),
    types,
  };
}

/** Members of the client that are published resources. */
export const keptMembers = ({ operations }: KeptNames): Set<string> =>
  new Set([...operations.values()].map(({ resource }) => resource.split('.', 1)[0]!));
