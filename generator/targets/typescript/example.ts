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
  type OfNumber,
} from '../shared/example-value.js';
import { conventions } from './conventions.js';
import { operationNames, type Sdk } from './sdk.js';

/** The value of a file in examples, unless they say otherwise. */
const newFile: Code = code`new File(['content'], 'file.txt')`;

/** `client.users.retrieve('…')` @param file the value of a file */
export function callExpression(operation: Operation, sdk: Sdk, file: Code = newFile): Code {
  const names = operationNames(sdk, operation.id);
  const resource = names.resource
    .split('.')
    .reduce<Code>((left, step) => code`${left}${access(step)}`, code`client`);
  return code`${resource}.${ident(names.method)}(${join(exampleArguments(operation, sdk, file), code`, `)})`;
}

/** `const user = await client.users.retrieve('…');` @param file the value of a file */
export function exampleCall(operation: Operation, sdk: Sdk, file?: Code): Code {
  const call = code`await ${callExpression(operation, sdk, file)};`;
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
  return ident(conventions.reservedWords.has(name) || name === 'client' ? 'result' : name);
}

/** Example values of the required arguments, laid out as the formatter would. */
export function exampleArguments(operation: Operation, sdk: Sdk, file: Code = newFile): Code[] {
  const { positional, params } = operation.arguments;
  const style = { file, hasBigInts: sdk.options.int64 === 'bigint' };
  const ofNumber: OfNumber = (value, number) => exampleNumber(value, number, sdk);
  const args = positional ? [pretty(exampleValue(positional, sdk.api, ofNumber), style, 0)] : [];
  const type = params && sdk.api.types.get(params.id);
  if (!type) return args;
  const value = exampleParams(type, sdk.api, { ofNumber });
  const isNeeded = params.required || (isObject(value) && Object.keys(value).length > 0);
  return isNeeded ? [...args, pretty(value, style, 0)] : args;
}

/** An integer of 64 bits as the SDK has it, and any other number as it is. */
function exampleNumber(value: Json, type: TypeOf<'number'>, { options }: Sdk): Json {
  if (!isInt64(type) || options.int64 === 'number' || !isInteger(value)) return value;
  const digits = BigInt(value as number | bigint);
  return options.int64 === 'bigint' ? digits : String(digits);
}

/** How values are printed. */
interface Style {
  /** The value of a file. */
  readonly file: Code;
  readonly hasBigInts: boolean;
}

/** An object with one member per line; anything else on one line. */
function pretty(value: Json, style: Style, depth: number): Code {
  if (value === exampleFile) return style.file;
  if (typeof value === 'bigint' && style.hasBigInts) return big(value);
  if (!isObject(value)) {
    if (isArray(value)) {
      return code`[${join(
        value.map((item) => pretty(item, style, depth)),
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
      code`${indent(depth + 1)}${literalKey(name)}: ${pretty(member, style, depth + 1)},\n`,
  );
  return code`{\n${join(members, code``)}${indent(depth)}}`;
}
