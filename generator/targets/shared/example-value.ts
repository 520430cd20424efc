/** Example values for documentation: the examples of the document, or else values generated from types. */

import { limits } from '../../base/limits.js';
import { isObject, type Json } from '../../base/json.js';
import type { Api, Type, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { follow } from '../../model/walk.js';

/** An example of an object has its required members only. @param depth of the value within the whole example */
export function exampleValue(use: Use, api: Api, depth = 0): Json {
  const { type, examples } = use;
  const target = follow(type, api);
  if (target?.kind === 'object' && depth < limits.exampleDepth) {
    const members = requiredMembers(target, api).map(({ name, ...member }): [string, Json] => [
      name,
      exampleValue(member, api, depth + 1),
    ]);
    return Object.fromEntries(members) as Json;
  }
  const [example] = examples;
  if (example !== undefined && example !== null && !isObject(example)) return example;
  return target ? valueOf(target, api, depth) : {};
}

function valueOf(type: Type, api: Api, depth: number): Json {
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
      return depth >= limits.exampleDepth ? [] : [exampleValue(type.items, api, depth + 1)];
    case 'union':
      return type.variants[0] && depth < limits.exampleDepth
        ? exampleValue(type.variants[0], api, depth + 1)
        : null;
    case 'intersection': {
      const parts = type.members.map((member) => exampleValue(useOf(member), api, depth + 1));
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
  api: Api,
): (Use & { name: string })[] {
  const own = type.properties.filter(({ required }) => required);
  const names = new Set(own.map(({ name }) => name));
  const inherited = type.extends.flatMap((ref) => {
    const base = follow(ref, api);
    return base?.kind === 'object' ? requiredMembers(base, api) : [];
  });
  return [...inherited.filter(({ name }) => !names.has(name)), ...own];
}
