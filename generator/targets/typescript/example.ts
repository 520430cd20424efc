/** Usage examples: a call of an operation with the arguments that it cannot do without. */

import { isArray, isObject, sortedEntries, type Json } from '../../json.js';
import type { NamedType, Operation, Type, Use } from '../../model/api.js';
import { follow } from '../../model/walk.js';
import { camel, singularAll, toIdentifier, words } from '../../naming/words.js';
import { access, code, ident, join, json, literalKey, type Code } from './code.js';
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
  const name = toIdentifier(camel(isList ? parts : singularAll(parts), conventions), 'result');
  return ident(conventions.reservedWords.has(name) || name === 'client' ? 'result' : name);
}

export function exampleArguments(operation: Operation, sdk: Sdk): Code[] {
  const { positional, params } = operation.arguments;
  const args = positional ? [pretty(exampleValue(positional, sdk, 0), 0)] : [];
  const type = params && sdk.api.types.get(params.id);
  if (!type) return args;
  const value = exampleOfType(type, sdk);
  const says = params.required || (isObject(value) && Object.keys(value).length > 0);
  return says ? [...args, pretty(value, 0)] : args;
}

const exampleOfType = (type: NamedType, sdk: Sdk): Json => exampleValue(type.use, sdk, 0);

/** An example of a use: its own, else one made of its required members. */
function exampleValue(use: Use, sdk: Sdk, depth: number): Json {
  const { type, examples } = use;
  const target = follow(type, sdk.api);
  if (target?.kind === 'object' && depth < 6) {
    const members = requiredMembers(target, sdk).map(({ name, ...member }): [string, Json] => [
      name,
      exampleValue(member, sdk, depth + 1),
    ]);
    return Object.fromEntries(members) as Json;
  }
  const [example] = examples;
  if (example !== undefined && example !== null && !isObject(example)) return example;
  return target ? valueOf(target, sdk, depth) : {};
}

function valueOf(type: Type, sdk: Sdk, depth: number): Json {
  switch (type.kind) {
    case 'string':
    case 'binary':
      return stringExample(type.kind === 'string' ? type.format : undefined);
    case 'number':
      return type.minimum ?? (type.exclusiveMinimum === undefined ? 0 : type.exclusiveMinimum + 1);
    case 'boolean':
      return true;
    case 'literal':
      return type.value;
    case 'enum':
      return type.members[0]?.value ?? null;
    case 'array':
      return depth > 5 ? [] : [exampleValue(type.items, sdk, depth + 1)];
    case 'union':
      return type.variants[0] && depth < 6 ? exampleValue(type.variants[0], sdk, depth + 1) : null;
    case 'intersection': {
      const parts = type.members.map((member) =>
        exampleValue({ type: member, deprecated: false, examples: [] }, sdk, depth + 1),
      );
      const objects = parts.filter(isObject);
      return objects.length === parts.length
        ? (Object.assign({}, ...objects) as Json)
        : (parts[0] ?? {});
    }
    case 'null':
    case 'never':
      return null;
    case 'object':
    case 'unknown':
    case 'not':
    case 'conditional':
    case 'ref':
      return {};
  }
}

function stringExample(format: string | undefined): string {
  switch (format) {
    case 'date-time':
      return '2030-01-01T00:00:00Z';
    case 'date':
      return '2030-01-01';
    case 'uuid':
      return '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
    case 'uri':
      return 'https://example.com';
    case 'email':
      return 'dev@example.com';
    default:
      return 'string';
  }
}

function requiredMembers(
  type: Extract<Type, { kind: 'object' }>,
  sdk: Sdk,
): (Use & { name: string })[] {
  const own = type.properties.filter(({ required }) => required);
  const names = new Set(own.map(({ name }) => name));
  const inherited = type.extends.flatMap((ref) => {
    const base = follow(ref, sdk.api);
    return base?.kind === 'object' ? requiredMembers(base, sdk) : [];
  });
  return [...inherited.filter(({ name }) => !names.has(name)), ...own];
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
