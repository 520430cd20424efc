/** Usage examples: a call of an operation with its required arguments. */

import { isArray, isObject, sortedEntries, type Json, isInteger } from '../../base/json.js';
import type { Operation, TypeOf } from '../../model/api.js';
import { isInt64 } from '../../model/json-kind.js';
import { singularAll, words } from '../../base/words.js';
import { toIdentifier } from '../../naming/identifiers.js';
import { access, big, code, ident, join, json, literalKey, type Code } from './code.js';
import {
  exampleArguments as exampleParams,
  exampleFile,
  exampleValue,
  hasFile,
  type OfNumber,
} from '../shared/example-value.js';
import { conventions } from './conventions.js';
import { operationNames, type Sdk } from './sdk.js';

/** A file in examples, and what it needs. */
const file: Code = code`fs.createReadStream('path/to/file')`;
const fileImport: Code = code`import fs from 'node:fs';`;

/** The import statements of an example call. */
export function exampleImports({ arguments: { params } }: Operation, { api }: Sdk): Code[] {
  const type = params && api.types.get(params.id);
  return type && hasFile(exampleParams(type, api)) ? [fileImport] : [];
}

/** `client.users.retrieve('…')` */
export function callExpression(operation: Operation, sdk: Sdk): Code {
  const names = operationNames(sdk, operation.id);
  const resource = names.resource
    .split('.')
    .reduce<Code>((left, step) => code`${left}${access(step)}`, code`client`);
  return code`${resource}.${ident(names.method)}(${join(exampleArguments(operation, sdk), code`, `)})`;
}

/** `const user = await client.users.retrieve('…');` */
export function exampleCall(operation: Operation, sdk: Sdk): Code {
  const call = code`await ${callExpression(operation, sdk)};`;
  const { kind } = operation.success.type;
  return kind === 'null' ? call : code`const ${resultName(operation, sdk)} = ${call}`;
}

/** The variable that an example assigns the result to, named after the resource. */
function resultName(operation: Operation, sdk: Sdk): Code {
  if (operation.success.type.kind === 'binary') return code`response`;
  const resource = sdk.names.resources.get(operationNames(sdk, operation.id).resource)!;
  const parts = words(resource.member);
  const isList = operationNames(sdk, operation.id).method.startsWith('list');
  const name = toIdentifier(
    conventions.cases.argument(isList ? parts : singularAll(parts)),
    'result',
  );
  const isTaken = conventions.reservedWords.has(name) || name === 'client' || name === 'fs';
  return ident(isTaken ? 'result' : name);
}

/** Example values of the required arguments, laid out as the formatter would. */
export function exampleArguments(operation: Operation, sdk: Sdk): Code[] {
  const { positional, params } = operation.arguments;
  const hasBigInts = sdk.options.int64 === 'bigint';
  const ofNumber: OfNumber | undefined =
    sdk.options.int64 === 'number'
      ? undefined
      : (value, number) => exampleNumber(value, number, sdk);
  const args = positional
    ? [pretty(exampleValue(positional, sdk.api, ofNumber), hasBigInts, 0)]
    : [];
  const type = params && sdk.api.types.get(params.id);
  if (!type) return args;
  const value = exampleParams(type, sdk.api, ofNumber && { ofNumber });
  const isNeeded = params.required || (isObject(value) && Object.keys(value).length > 0);
  return isNeeded ? [...args, pretty(value, hasBigInts, 0)] : args;
}

/** An integer of 64 bits as the SDK has it, and any other number as it is. */
function exampleNumber(value: Json, type: TypeOf<'number'>, { options }: Sdk): Json {
  if (!isInt64(type) || options.int64 === 'number' || !isInteger(value)) return value;
  const digits = BigInt(value as number | bigint);
  return options.int64 === 'bigint' ? digits : String(digits);
}

/** An object with one member per line; anything else on one line. */
function pretty(value: Json, hasBigInts: boolean, depth: number): Code {
  if (value === exampleFile) return file;
  if (typeof value === 'bigint' && hasBigInts) return big(value);
  if (!isObject(value)) {
    if (isArray(value)) {
      return code`[${join(
        value.map((item) => pretty(item, hasBigInts, depth)),
        code`, `,
      )}]`;
    }
    return json(value);
  }
  const entries = sortedEntries(value);
  if (entries.length === 0) return code`{}`;
  const indent = (levels: number): Code =>
    join(
      Array.from({ length: levels }, () => code`  `),
      code``,
    );
  const members = entries.map(
    ([name, member]) =>
      code`${indent(depth + 1)}${literalKey(name)}: ${pretty(member, hasBigInts, depth + 1)},\n`,
  );
  return code`{\n${join(members, code``)}${indent(depth)}}`;
}
