/**
 * Published names: those that users of an SDK already depend on, by identity, as the lock stores them for
 * each target. None of them changes unless the config or `--accept` says so.
 */

import { addTo } from '../../base/groups.js';
import type { OperationId, TypeId } from '../../model/api.js';
import type { Names, SdkNames } from '../names.js';

export interface PublishedNames {
  readonly sdk?: SdkNames;
  /** Client options of each security scheme, in order. */
  readonly credentials: ReadonlyMap<string, readonly PublishedCredential[]>;
  readonly operations: ReadonlyMap<OperationId, PublishedOperation>;
  /** By accessor. */
  readonly resources: ReadonlyMap<string, PublishedResource>;
  readonly types: ReadonlyMap<TypeId, readonly string[]>;
  /** The file of each type that is not nested, without extension. */
  readonly files: ReadonlyMap<TypeId, string>;
}

export interface PublishedCredential {
  readonly option: string;
  readonly env: string;
}

export interface PublishedOperation {
  /** Accessor of the resource. */
  readonly resource: string;
  readonly method: string;
  /** Empty for a target without functions. */
  readonly function: string;
}

export interface PublishedResource {
  readonly className: string;
  readonly file: string;
}

/** Of a target that was never published. */
export const noPublishedNames: PublishedNames = {
  credentials: new Map(),
  operations: new Map(),
  resources: new Map(),
  types: new Map(),
  files: new Map(),
};

/** The names that a target publishes with this run. */
export function publishedNames(
  { sdk, operations, resources, types, files }: Names,
  credentials: readonly (PublishedCredential & { readonly scheme: string })[],
): PublishedNames {
  const bySchemes = new Map<string, PublishedCredential[]>();
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
    files,
  };
}

/** Accessors of published methods, such as `users.list`, which no resource may have. */
export const publishedMethods = ({ operations }: PublishedNames): Set<string> =>
  new Set([...operations.values()].map(({ resource, method }) => `${resource}.${method}`));

/** Members of the client that are published resources. */
export const publishedClientMembers = ({ operations }: PublishedNames): Set<string> =>
  new Set([...operations.values()].map(({ resource }) => resource.split('.', 1)[0]!));
