/** Code for integers of 64 bits, which are bigints or strings if the config says so. */

import type { Type } from '../../model/api.js';
import { code, join, str, type Code } from './code.js';
import { runtimeValue } from './imports.js';
import { integersOf, type Integers } from './integers.js';
import type { Sdk } from './sdk.js';

/** A value to send, in which the integers of 64 bits are bigints; the value itself if it has none. */
export function converted(value: Code, types: readonly Type[], sdk: Sdk): Code {
  const { api, withInt64, options } = sdk;
  if (options.int64 === 'number') return value;
  const integers = integersOf(types, { api, withInt64, isSent: true });
  if (integers.length === 0) return value;
  const isWhole = integers.length === 1 && integers[0] === '';
  const where = isWhole ? code`` : code`, ${integersCode(integers)}`;
  return code`${runtimeValue('int64')}(${value}${where})`;
}

/** The arguments for the functions of the runtime that parse JSON: what integers become, and where they are. */
export function parserArguments(types: readonly Type[], sdk: Sdk): Code | undefined {
  const { api, withInt64, options } = sdk;
  if (options.int64 === 'number') return undefined;
  const integers = integersOf(types, { api, withInt64, isSent: false });
  if (integers.length === 0) return undefined;
  const make = options.int64 === 'bigint' ? code`BigInt` : code`String`;
  return code`${make}, ${integersCode(integers)}`;
}

/** Integers as an array literal. */
function integersCode(integers: Integers): Code {
  const items = integers.map((entry) =>
    typeof entry === 'string'
      ? str(entry)
      : code`[${join(
          entry.flatMap((part) => (part === undefined ? [] : [str(part)])),
          code`, `,
        )}]`,
  );
  return code`[${join(items, code`, `)}]`;
}
