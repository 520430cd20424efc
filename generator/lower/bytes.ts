/** Bytes in JSON: no encoding of them is defined, so that they are text. */

import type { Api, NamedType, Type } from '../model/api.js';
import { children, follow, mapChildren } from '../model/walk.js';
import { mapOperationTypes } from '../model/map.js';

/** Replaces bytes by strings where values are JSON only. A type that is also sent in another encoding keeps them. */
export function bytesToText(api: Api): Api {
  const change = (type: Type): Type => (hasBytes(type, api) ? asText(type, api) : type);
  const types = [...api.types].map(([id, type]) =>
    isJsonOnly(type)
      ? ([id, { ...type, use: { ...type.use, type: change(type.use.type) } }] as const)
      : ([id, type] as const),
  );
  return { ...api, ...mapOperationTypes(api, change), types: new Map(types) };
}

const isJsonOnly = ({ encodings }: NamedType): boolean =>
  encodings.every((encoding) => encoding === 'json');

const hasBytes = (type: Type, api: Api): boolean =>
  isBytes(type, api) || children(type).some((child) => hasBytes(child, api));

/** Whether a type is bytes, itself or by a reference to a type that stays bytes. A whole response is not. */
function isBytes(type: Type, api: Api): boolean {
  const found = follow(type, api);
  if (found?.kind !== 'binary' || found.raw) return false;
  const named = type.kind === 'ref' && api.types.get(type.to);
  return !named || !isJsonOnly(named);
}

const asText = (type: Type, api: Api): Type =>
  isBytes(type, api)
    ? { kind: 'string', at: type.at }
    : mapChildren(type, (child) => asText(child, api));
