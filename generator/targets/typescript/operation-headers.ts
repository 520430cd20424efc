/** The headers that an operation sets: header parameters and cookies. */

import { isJson } from '../../model/media-types.js';
import { code, entry, join, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import type { OperationCall } from './parameters.js';
import { allowsAnyValue, isScalar } from './scalars.js';
import type { ParameterValue } from './serialization.js';
import type { Sdk } from './sdk.js';

/** An object literal of the headers; undefined if the operation sets none. */
export function headerEntries(call: OperationCall): Code | undefined {
  const { operation, sdk, parameter } = call;
  const entries = [
    ...operation.wire.headers.map((header) =>
      entry(header.name, headerValue(parameter(header), sdk)),
    ),
    ...cookieEntry(call),
  ];
  return entries.length > 0 ? code`{ ${join(entries, code`, `)} }` : undefined;
}

function headerValue({ parameter, type, value }: ParameterValue, { api }: Sdk): Code {
  const { serialization } = parameter;
  const isText = isScalar(type, api) && !allowsAnyValue(type, api);
  if ('mediaType' in serialization) {
    const asJson = !isText || isJson(serialization.mediaType);
    return asJson ? code`${runtimeValue('jsonHeader')}(${value})` : value;
  }
  if (isText) return value;
  const explode = serialization.explode ? code`true` : code`false`;
  return code`${runtimeValue('simpleHeader')}(${value}, ${explode})`;
}

/** `Cookie`, if the operation has cookie parameters. */
function cookieEntry({ operation, sdk, parameter }: OperationCall): Code[] {
  const { cookies } = operation.wire;
  if (cookies.length === 0) return [];
  const values = cookies.map((cookie) => entry(cookie.name, parameter(cookie).value));
  const joined = cookies.filter((cookie) => {
    const { serialization } = cookie;
    const isExploded = !('explode' in serialization) || serialization.explode;
    return !isExploded && !isScalar(parameter(cookie).type, sdk.api);
  });
  const names = join(
    joined.map(({ name }) => str(name)),
    code`, `,
  );
  const second = joined.length > 0 ? code`, [${names}]` : code``;
  const call = runtimeValue('cookieHeader');
  return [code`Cookie: ${call}({ ${join(values, code`, `)} }${second})`];
}
