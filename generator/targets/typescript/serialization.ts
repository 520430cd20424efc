/** The function of the runtime that serializes a parameter, from its location, style and type. */

import { limits } from '../../base/limits.js';
import type { Api, Type, WireMember } from '../../model/api.js';
import { isJson } from '../../model/media-types.js';
import { children, follow } from '../../model/walk.js';
import { code, join, str, type Code } from './code.js';
import { runtimeValue, type RuntimeValue } from './imports.js';
import { isScalar } from './scalars.js';
import type { Sdk } from './sdk.js';

/** A value of a parameter, before it is serialized. */
export interface ParameterValue {
  readonly parameter: WireMember;
  readonly type: Type;
  /** The expression of the value. */
  readonly value: Code;
}

/** Whether a value with this media type is serialized as JSON. */
const isJsonValue = (mediaType: string, type: Type, api: Api): boolean =>
  isJson(mediaType) || !isScalar(type, api);

/** A placeholder of the tag `path`: scalars are unchanged, others are wrapped in the function of their style. */
export function pathValue({ parameter, type, value }: ParameterValue, { api }: Sdk): Code {
  const { serialization, name } = parameter;
  if ('mediaType' in serialization) {
    const asJson = isJsonValue(serialization.mediaType, type, api);
    return asJson ? code`${runtimeValue('jsonPath')}(${value})` : value;
  }
  const explode = serialization.explode ? code`, true` : code``;
  switch (serialization.style) {
    case 'label':
      return code`${runtimeValue('labelPath')}(${value}${explode})`;
    case 'matrix':
      return code`${runtimeValue('matrixPath')}(${str(name)}, ${value}${explode})`;
    case 'simple':
    case 'form':
    case 'spaceDelimited':
    case 'pipeDelimited':
    case 'deepObject':
      return isScalar(type, api) ? value : code`${runtimeValue('simplePath')}(${value}${explode})`;
  }
}

/** A function of the runtime that wraps a query value, and the options that it is called with. */
interface QueryFunction {
  readonly name: RuntimeValue;
  readonly options: readonly Code[];
}

/** The wrapped value of a query parameter; undefined if the client serializes it correctly without a wrapper. */
export function queryValue({ parameter, type, value }: ParameterValue, sdk: Sdk): Code | undefined {
  const wrapper = queryFunction(parameter, type, sdk);
  if (!wrapper) return undefined;
  const { name, options } = wrapper;
  const second = options.length > 0 ? code`, { ${join(options, code`, `)} }` : code``;
  return code`${runtimeValue(name)}(${value}${second})`;
}

function queryFunction(
  { serialization }: WireMember,
  type: Type,
  sdk: Sdk,
): QueryFunction | undefined {
  if ('mediaType' in serialization) {
    const asJson = isJsonValue(serialization.mediaType, type, sdk.api);
    return asJson ? { name: 'jsonQuery', options: [] } : undefined;
  }
  const { style, explode, allowReserved, stated } = serialization;
  const reserved = allowReserved ? [code`allowReserved: true`] : [];
  switch (style) {
    case 'spaceDelimited':
      return { name: 'spaceDelimitedQuery', options: reserved };
    case 'pipeDelimited':
      return { name: 'pipeDelimitedQuery', options: reserved };
    case 'deepObject': {
      // Lists in brackets have indices, unless all of them have brackets.
      const hasIndices =
        stated && sdk.options.arrays !== 'brackets' && mayHaveArrays(type, sdk.api);
      if (!hasIndices && !allowReserved) return undefined;
      const brackets = sdk.options.arrays === 'brackets' ? [code`arrays: 'brackets'`] : [];
      return { name: 'deepObjectQuery', options: [...brackets, ...reserved] };
    }
    case 'form':
    case 'simple':
    case 'label':
    case 'matrix': {
      const form = { name: 'formQuery', options: reserved } as const;
      if (isScalar(type, sdk.api)) return allowReserved ? form : undefined;
      const isDefault = !stated || (explode && sdk.options.arrays === 'repeat');
      if (isDefault && !allowReserved && isArray(type, sdk.api)) return undefined;
      return explode ? form : { ...form, options: [code`explode: false`, ...reserved] };
    }
  }
}

/** Whether a member of an object can be an array, at any depth. */
function mayHaveArrays(type: Type, api: Api): boolean {
  const seen = new Set<Type>();
  const pending = [type];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const shape = follow(next, api);
    if (!shape || shape.kind === 'array' || shape.kind === 'unknown') return true;
    if (seen.has(shape)) continue;
    seen.add(shape);
    pending.push(...children(shape));
  }
  return false;
}

/** Whether values are arrays of scalars, or either such arrays or scalars. */
function isArray(type: Type, api: Api, depth = 0): boolean {
  if (depth > limits.classification) return false;
  const shape = type.kind === 'ref' ? api.types.get(type.to)?.use.type : type;
  if (shape?.kind === 'array') return isScalar(shape.items.type, api);
  return (
    shape?.kind === 'union' &&
    shape.variants.every(
      ({ type: variant }) => isScalar(variant, api) || isArray(variant, api, depth + 1),
    )
  );
}
