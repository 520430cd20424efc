/** Which module of an SDK declares each named type: that of the only resource that uses it, or else `models`. */

import type { Api, TypeId } from '../../model/api.js';
import { references, resultTypes } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';

/** Module of each named type, as a path without extension: `resources/users`, or `models`. */
export type TypeModules = ReadonlyMap<TypeId, string>;

/** The module of the types that several resources use. */
export const sharedModule = 'models';

/** The module of a resource. @param file path of the resource's file, without extension */
export const moduleOfResource = (file: string): string => `resources/${file}`;

/** Every type is visited at most twice: for the first resource that uses it, and when it becomes shared. */
export function typeModules(api: Api, names: Names): TypeModules {
  const modules = new Map<TypeId, string>();
  const moduleOf = (operation: string): string =>
    moduleOfResource(names.resources.get(names.operations.get(operation)!.resource)!.file);
  for (const { id, module } of entryPoints(api, moduleOf)) assign(id, module, api, modules);
  // Unused types, such as payloads of events that the document only describes, are shared.
  for (const type of api.types.values()) {
    if (type.owner === undefined && !modules.has(type.id)) {
      assign(type.id, sharedModule, api, modules);
    }
  }
  // A nested type is declared with its owner, even where only the owner is shared.
  for (const type of api.types.values()) {
    const outermost = outermostOwner(type.id, api);
    if (outermost !== type.id) modules.set(type.id, modules.get(outermost) ?? sharedModule);
  }
  return modules;
}

/** The outermost type that a type is nested in; the type itself if it is not nested. */
export function outermostOwner(id: TypeId, { types }: Api): TypeId {
  let outermost = id;
  for (let owner = types.get(id)?.owner; owner !== undefined; owner = types.get(owner)?.owner) {
    outermost = owner;
  }
  return outermost;
}

interface EntryPoint {
  readonly id: TypeId;
  readonly module: string;
}

/** The types that operations and webhooks use directly. */
function entryPoints(api: Api, moduleOf: (operation: string) => string): EntryPoint[] {
  const own = [...api.types.values()].flatMap(({ id, operation, owner }) =>
    operation === undefined || owner !== undefined ? [] : [{ id, module: moduleOf(operation) }],
  );
  const used = api.operations.flatMap((operation) => {
    const { positional } = operation.arguments;
    return [...resultTypes(operation), ...(positional ? [positional.type] : [])]
      .flatMap(references)
      .map(({ to }) => ({ id: to, module: moduleOf(operation.id) }));
  });
  const sent = api.webhooks.flatMap(({ payload, operation }) =>
    references(payload.type).map(({ to }) => ({
      id: to,
      module: operation === undefined ? sharedModule : moduleOf(operation),
    })),
  );
  return [...own, ...used, ...sent];
}

/** Assigns a module to a type and to all types that it reaches; those of another module become shared. */
function assign(start: TypeId, module: string, { types }: Api, modules: Map<TypeId, string>): void {
  const pending = [start];
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const type = types.get(id);
    const known = modules.get(id);
    if (!type || known === module || known === sharedModule) continue;
    modules.set(id, known === undefined ? module : sharedModule);
    pending.push(...references(type.use.type).map(({ to }) => to));
    if (type.owner !== undefined) pending.push(type.owner);
    if (type.adopts !== undefined) pending.push(type.adopts);
  }
}
