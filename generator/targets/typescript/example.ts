/** Usage examples: a call of an operation with the arguments that it cannot do without. */

import { isArray, isObject, sortedEntries, type Json } from '../../base/json.js';
import type { Operation } from '../../model/api.js';
import { singularAll, words } from '../../base/words.js';
import { toIdentifier } from '../../naming/identifiers.js';
import { access, code, ident, join, json, literalKey, type Code } from './code.js';
import { exampleValue } from '../shared/example-value.js';
import { conventions } from './conventions.js';
import type { Sdk } from './sdk.js';
import { operationNames } from './sdk.js';

/** `const user = await client.users.retrieve('…');` */
export function exampleCall(operation: Operation, sdk: Sdk): Code {
  const names = operationNames(sdk, operation.id);
  const target = names.resource
    .split('.')
    .reduce<Code>((left, step) => code`${left}${access(step)}`, code`client`);
  const call = code`await ${target}.${ident(names.method)}(${join(exampleArguments(operation, sdk), code`, `)});`;
  const { kind } = operation.success.type;
  return kind === 'null' ? call : code`const ${resultName(operation, sdk)} = ${call}`;
}

export function resultName(operation: Operation, sdk: Sdk): Code {
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

export function exampleArguments(operation: Operation, sdk: Sdk): Code[] {
  const { positional, params } = operation.arguments;
  const args = positional ? [pretty(exampleValue(positional, sdk.api), 0)] : [];
  const type = params && sdk.api.types.get(params.id);
  if (!type) return args;
  const value = exampleValue(type.use, sdk.api);
  const says = params.required || (isObject(value) && Object.keys(value).length > 0);
  return says ? [...args, pretty(value, 0)] : args;
}

/** A value laid out as prettier would: one member a line. */
function pretty(value: Json, depth: number): Code {
  if (!isObject(value)) {
    if (isArray(value) && value.some(isObject)) {
      return code`[${join(
        value.map((item) => pretty(item, depth)),
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
      code`${indent(depth + 1)}${literalKey(name)}: ${pretty(member, depth + 1)},\n`,
  );
  return code`{\n${join(members, code``)}${indent(depth)}}`;
}
