/** Which module declares each named type: the resource that alone reaches it, else `models`. */

import type { Api, TypeId } from '../../model/api.js';
import { references } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';

export type Homes = ReadonlyMap<TypeId, string>;

export const sharedModule = 'models';

/** Every type is visited at most twice: once for its first resource, once when it becomes shared. */
export function findHomes(api: Api, names: Names): Homes {
  const homes = new Map<TypeId, string>();
  const visit = (start: TypeId, resource: string): void => {
    const pending = [start];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      const type = api.types.get(id);
      const known = homes.get(id);
      if (!type || known === resource || known === sharedModule) continue;
      homes.set(id, known === undefined ? resource : sharedModule);
      for (const { to } of references(type.use.type)) pending.push(to);
      if (type.owner !== undefined) pending.push(type.owner);
      if (type.adopts !== undefined) pending.push(type.adopts);
    }
  };
  const moduleOf = (operation: string): string =>
    `resources/${names.resources.get(names.operations.get(operation)!.resource)!.file}`;

  for (const type of api.types.values()) {
    if (type.operation !== undefined && type.owner === undefined) {
      visit(type.id, moduleOf(type.operation));
    }
  }
  for (const { id, success, arguments: args } of api.operations) {
    const used = [success.type, ...(args.positional ? [args.positional.type] : [])];
    for (const { to } of used.flatMap(references)) visit(to, moduleOf(id));
  }
  for (const { payload, operation } of api.webhooks) {
    const module = operation === undefined ? sharedModule : moduleOf(operation);
    for (const { to } of references(payload.type)) visit(to, module);
  }
  // What no operation reaches is for everybody: payloads of events that the document only describes.
  for (const type of api.types.values()) {
    if (type.owner === undefined && !homes.has(type.id)) visit(type.id, sharedModule);
  }
  // A nested type stands where its owner stands, even if only the owner is shared.
  for (const type of api.types.values()) {
    let top = type;
    while (top.owner !== undefined) top = api.types.get(top.owner)!;
    if (top !== type) homes.set(type.id, homes.get(top.id) ?? sharedModule);
  }
  return homes;
}
