/** What every emitter of this target works on. */

import { addTo } from '../../base/groups.js';
import { compare } from '../../base/order.js';
import type { Int64 } from '../../config/load.js';
import type { CredentialNames } from '../../naming/credentials.js';
import type { Api, NamedType, Operation, OperationId, TypeId, Webhook } from '../../model/api.js';
import type { Names, OperationNames, ResourceNames } from '../../naming/names.js';
import { moduleOfResource } from '../../naming/homes.js';
import { nestedTypes } from '../shared/nested-types.js';
import { operationsByResource } from '../shared/operations.js';
import type { SdkSettings } from '../shared/sdk-settings.js';
import { typesWithInt64 } from './integers.js';
import { shadowedNames } from './shadowed-names.js';

/** The input from which an SDK is emitted. */
export interface SdkInput {
  /** The lowered model. */
  readonly api: Api;
  readonly names: Names;
  readonly options: SdkOptions;
}

/** The input of `emit`, with the indexes that the emitters share. */
export interface Sdk extends SdkInput {
  /** The types of each module that are not nested, by name. */
  readonly declared: ReadonlyMap<string, readonly NamedType[]>;
  /** Types nested in each type, in order. */
  readonly nested: ReadonlyMap<TypeId, readonly NamedType[]>;
  /** The types that contain integers which are not numbers in this SDK. */
  readonly withInt64: ReadonlySet<TypeId>;
  /** By module: names that mean a nested type within some namespace of the module. */
  readonly shadowed: ReadonlyMap<string, ReadonlySet<string>>;
  /** The events that each operation's callbacks send. */
  readonly events: ReadonlyMap<OperationId, readonly Webhook[]>;
  /** The operations of each resource, by accessor, in the order of the output. */
  readonly operations: ReadonlyMap<string, readonly Operation[]>;
  /** The resources within each resource, by accessor; those of the client have the key ''. */
  readonly children: ReadonlyMap<string, readonly ResourceNames[]>;
}

/** The settings of all targets, and what only this target needs. */
export interface SdkOptions extends SdkSettings {
  readonly packageName: string;
  readonly credentials: readonly CredentialNames[];
  readonly int64: Int64;
}

/** Builds the indexes. */
export function createSdk(input: SdkInput): Sdk {
  const { api, names } = input;
  const nested = nestedTypes(api);
  const operations = operationsByResource(api, names);
  const events = new Map<OperationId, Webhook[]>();
  for (const webhook of api.webhooks) {
    if (webhook.operation !== undefined) addTo(events, webhook.operation, webhook);
  }
  const children = new Map<string, ResourceNames[]>();
  for (const resource of names.resources.values()) addTo(children, resource.parent ?? '', resource);
  const shadowed = shadowedNames({ api, names, nested });
  const withInt64 = input.options.int64 === 'number' ? new Set<TypeId>() : typesWithInt64(api);
  return {
    ...input,
    withInt64,
    declared: typesByModule(input),
    nested,
    shadowed,
    events,
    operations,
    children,
  };
}

function typesByModule({ api, names }: SdkInput): Sdk['declared'] {
  const nameOf = ({ id }: NamedType): string => names.types.get(id)![0]!;
  const declared = new Map<string, NamedType[]>();
  for (const type of api.types.values()) {
    if (type.owner === undefined) addTo(declared, names.modules.get(type.id)!, type);
  }
  for (const types of declared.values()) types.sort((a, b) => compare(nameOf(a), nameOf(b)));
  return declared;
}

/** The names of an operation. */
export const operationNames = (sdk: Sdk, id: OperationId): OperationNames =>
  sdk.names.operations.get(id)!;

/** Whether an operation returns bytes. */
export const hasDownloads = ({ api }: Sdk): boolean =>
  api.operations.some(({ wire }) => wire.response.kinds.includes('binary'));

/** The module of a resource: `resources/foo`. */
export const resourceModule = ({ file }: ResourceNames): string => moduleOfResource(file);
