/** Code for integers of 64 bits, which are bigints or strings if the config says so. */

import type { Type } from '../../model/api.js';
import { code, join, json, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import type { Integers } from './integer-list.js';
import { integersOf } from './integer-paths.js';
import { mayHaveInt64 } from './integers.js';
import type { Sdk } from './sdk.js';

/** Whether values of these types can have integers that JSON of the platform cannot write or read. */
export const isExact = (types: readonly Type[], { options, withInt64 }: Sdk): boolean =>
  options.int64 !== 'number' && types.some((type) => mayHaveInt64(type, withInt64));

/** A value to send, in which integers of 64 bits that are strings become bigints; the value itself if there are none. */
export function converted(value: Code, types: readonly Type[], sdk: Sdk): Code {
  const integers = sdk.options.int64 === 'string' ? integersIn(types, sdk, true) : [];
  if (integers.length === 0) return value;
  const isWhole = integers.length === 1 && integers[0] === '';
  const where = isWhole ? code`` : code`, ${integersCode(integers)}`;
  return code`${runtimeValue('int64')}(${value}${where})`;
}

/** The arguments for the functions of the runtime that parse JSON: what integers become, and where they are. */
export function parserArguments(types: readonly Type[], sdk: Sdk): Code | undefined {
  const { int64 } = sdk.options;
  const integers = int64 === 'number' ? [] : integersIn(types, sdk, false);
  if (integers.length === 0) return undefined;
  return code`${int64 === 'bigint' ? code`BigInt` : code`String`}, ${integersCode(integers)}`;
}

const integersIn = (types: readonly Type[], { api, withInt64 }: Sdk, asText: boolean): Integers =>
  integersOf(types, { api, withInt64, asText });

/** Integers as an array literal. */
function integersCode(integers: Integers): Code {
  const items = integers.map((entry) =>
    typeof entry === 'string'
      ? str(entry)
      : code`[${join(
          entry.flatMap((part) => (part === undefined ? [] : [json(part)])),
          code`, `,
        )}]`,
  );
  return code`[${join(items, code`, `)}]`;
}
