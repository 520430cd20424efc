/** Which function of the runtime writes a parameter, from its place, style and type. */

import { limits } from '../../base/limits.js';
import type { Type, WireMember } from '../../model/api.js';
import { isJson } from '../../model/media-types.js';
import { code, join, str, type Code } from './code.js';
import { isScalar } from './scalars.js';
import type { FileBuilder } from './sdk.js';

/** A path value as the template takes it: scalars as they are, others through their style. */
export function pathValue(member: WireMember, type: Type, value: Code, file: FileBuilder): Code {
  const { serialization } = member;
  const scalar = isScalar(type, file.sdk.api);
  if ('mediaType' in serialization) {
    const asJson = isJson(serialization.mediaType) || !scalar;
    return asJson ? code`${file.value('core/path-styles', 'jsonPath')}(${value})` : value;
  }
  const explode = serialization.explode ? code`, true` : code``;
  switch (serialization.style) {
    case 'label':
      return code`${file.value('core/path-styles', 'labelPath')}(${value}${explode})`;
    case 'matrix': {
      const name = str(member.name);
      return code`${file.value('core/path-styles', 'matrixPath')}(${name}, ${value}${explode})`;
    }
    case 'simple':
    case 'form':
    case 'spaceDelimited':
    case 'pipeDelimited':
    case 'deepObject':
      if (scalar) return value;
      return code`${file.value('core/path-styles', 'simplePath')}(${value}${explode})`;
  }
}

/** How a query value is wrapped; undefined where the client's own way is right. */
export function queryValue(
  { serialization }: WireMember,
  type: Type,
  file: FileBuilder,
): ((value: Code) => Code) | undefined {
  const scalar = isScalar(type, file.sdk.api);
  const call = (name: string, options: readonly Code[] = []) => {
    const second = options.length > 0 ? code`, { ${join(options, code`, `)} }` : code``;
    return (value: Code): Code => code`${file.value('core/query-styles', name)}(${value}${second})`;
  };
  if ('mediaType' in serialization) {
    const asJson = isJson(serialization.mediaType) || !scalar;
    return asJson ? call('jsonQuery') : undefined;
  }
  const { style, explode, allowReserved, stated } = serialization;
  const reserved = allowReserved ? [code`allowReserved: true`] : [];
  switch (style) {
    case 'spaceDelimited':
      return call('spaceDelimitedQuery', reserved);
    case 'pipeDelimited':
      return call('pipeDelimitedQuery', reserved);
    case 'deepObject':
      return allowReserved ? call('deepObjectQuery', reserved) : undefined;
    case 'form':
    case 'simple':
    case 'label':
    case 'matrix': {
      if (scalar) return allowReserved ? call('formQuery', reserved) : undefined;
      const options = [...(explode ? [] : [code`explode: false`]), ...reserved];
      const isDefault = !stated && !allowReserved && isArray(type, file);
      const isRepeat = explode && !allowReserved && file.sdk.options.arrays === 'repeat';
      if (isDefault || (isRepeat && isArray(type, file))) return undefined;
      return call('formQuery', options);
    }
  }
}

/** An array, or an array among scalars. */
function isArray(type: Type, file: FileBuilder, depth = 0): boolean {
  if (depth > limits.classification) return false;
  const target = type.kind === 'ref' ? file.sdk.api.types.get(type.to)?.use.type : type;
  if (target?.kind === 'array') return isScalar(target.items.type, file.sdk.api);
  return (
    target?.kind === 'union' &&
    target.variants.every(
      ({ type: variant }) => isScalar(variant, file.sdk.api) || isArray(variant, file, depth + 1),
    )
  );
}
