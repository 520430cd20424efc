/**
 * Stage 3. Raw JSON → the dialect of `document.ts`: members of a wrong type are reported and dropped, so
 * that later stages can trust the types, and what 3.0 says otherwise is said as in 3.1. The document
 * itself is never changed; parts without a change are shared with it.
 */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isArray, isObject, type Json, type JsonObject } from '../base/json.js';
import { nearest } from '../base/nearest.js';
import { grammar, referable, type ObjectName, type Shape, type Table } from './grammar.js';
import { resolveUri } from './identifiers.js';
import { limits } from '../base/limits.js';
import { append } from '../base/pointer.js';
import { fromSwagger, type SwaggerContext } from './swagger/swagger.js';

export interface FoundReference {
  readonly pointer: string;
  readonly reference: string;
  readonly object: ObjectName;
}

export interface Upgraded {
  /** Absent when the value has not even the outer type that its place asks for. */
  readonly value?: Json;
  readonly references: readonly FoundReference[];
  readonly diagnostics: readonly Diagnostic[];
  readonly schemas: number;
  /** Pointers of the result → where in the file that is said, where the two differ. */
  readonly origins: ReadonlyMap<string, string>;
}

export interface FileSettings {
  /** The URI that its references are relative to. */
  readonly base: string;
  /** Keywords that were told of already, with their objects. */
  readonly noted: Set<string>;
  /** For OpenAPI 2.0: the root, and how its references are resolved. */
  readonly swagger: Pick<SwaggerContext, 'root' | 'resolve'> | undefined;
}

/** Which object of the specification a value was checked as. */
export type Kinds = WeakMap<object, ObjectName>;

/**
 * @param pointer where `raw` stands in `file`
 * @param kinds is told what each object of the result was checked as
 * @param settings of the file
 */
export function upgrade(
  raw: Json,
  object: ObjectName,
  file: string,
  pointer: string,
  kinds: Kinds,
  { base: fileBase, swagger, noted }: FileSettings,
): Upgraded {
  const references: FoundReference[] = [];
  const diagnostics: Diagnostic[] = [];
  const origins = new Map<string, string>();
  let schemas = 0;
  /** Of the schemas around the one that is visited. */
  let base: string | undefined;

  const old: SwaggerContext | undefined = swagger && {
    ...swagger,
    moved: (to, from) => origins.set(to, from),
    unsupported: (keyword, at) =>
      diagnostics.push(diagnostic('keyword-unsupported', { keyword }, { file, pointer: at })),
  };

  const wrong = (at: string, expected: string, value: Json): undefined => {
    const member = at.slice(at.lastIndexOf('/') + 1);
    const params = { member, expected, actual: describe(value) };
    diagnostics.push(diagnostic('type-unexpected', params, { file, pointer: at }));
  };

  /** Says once of an object of the specification that a keyword of it counts for nothing. */
  function note(object: ObjectName, keyword: string, shape: Shape | undefined, at: string): void {
    if (/^x-/i.test(keyword) || noted.has(`${object} ${keyword}`)) return;
    noted.add(`${object} ${keyword}`);
    const source = { file, pointer: at };
    if (shape !== undefined) {
      diagnostics.push(diagnostic('keyword-unsupported', { keyword }, source));
      return;
    }
    const suggests = noted.size <= limits.suggestions;
    const suggestion = suggests ? nearest(keyword, Object.keys(grammar[object])) : undefined;
    diagnostics.push(diagnostic('keyword-unknown', { keyword, object, suggestion }, source));
  }

  function visit(value: Json, shape: Shape, at: string, depth: number): Json | undefined {
    if (typeof shape === 'string') return scalar(value, shape, at);
    if ('one' in shape) return visitObject(value, shape.one, at, depth);
    if ('list' in shape) {
      if (!isArray(value)) return wrong(at, 'an array', value);
      return visitList(value, (item, index) =>
        visitObject(item, shape.list, append(at, index), depth + 1),
      );
    }
    if (!isObject(value)) return wrong(at, 'an object', value);
    return visitMembers(value, (member, key) =>
      key.startsWith('x-') && shape.map !== 'Schema' && shape.map !== 'Header'
        ? member
        : visitObject(member, shape.map, append(at, key), depth + 1),
    );
  }

  function visitObject(value: Json, name: ObjectName, at: string, depth: number): Json | undefined {
    if (depth > limits.depth) {
      const params = { what: 'levels of nesting', limit: limits.depth };
      diagnostics.push(diagnostic('limit-exceeded', params, { file, pointer: at }));
      return undefined;
    }
    if (name === 'Schema') schemas++;
    if (name === 'Schema' && typeof value === 'boolean') return value;
    if (!isObject(value)) return wrong(at, 'an object', value);
    const outer = base;
    const { $id } = value;
    if (name === 'Schema' && typeof $id === 'string') base = resolveUri($id, base ?? fileBase);
    const current = old ? fromSwagger(name, value, at, old) : value;
    const visited = visitChecked(name === 'Schema' ? absolute(current) : current, name, at, depth);
    base = outer;
    return visited;
  }

  /** Within a schema that has an `$id`, references are relative to that. */
  function absolute(schema: JsonObject): JsonObject {
    const { $ref } = schema;
    if (base === undefined || typeof $ref !== 'string') return schema;
    return { ...schema, $ref: resolveUri($ref, base) ?? $ref };
  }

  function visitChecked(value: JsonObject, name: ObjectName, at: string, depth: number): Json {
    if (referable.has(name) && typeof value['$ref'] === 'string') {
      references.push({ pointer: at, reference: value['$ref'], object: name });
    }
    const table: Table = grammar[name];
    const checked = visitMembers(value, (member, key) => {
      const shape = shapeOf(table, key);
      if (shape === undefined || shape === 'unsaid') note(name, key, shape, append(at, key));
      return shape === undefined ? member : visit(member, shape, append(at, key), depth + 1);
    });
    const upgraded = name === 'Schema' ? upgradeLimits(checked) : checked;
    kinds.set(upgraded, name);
    return upgraded;
  }

  function scalar(value: Json, shape: Extract<Shape, string>, at: string): Json | undefined {
    switch (shape) {
      case 'json':
      case 'inert':
      case 'unsaid':
        return value;
      case 'text':
        if (typeof value === 'number' || typeof value === 'boolean') return String(value);
        return typeof value === 'string' ? value : wrong(at, 'a string', value);
      case 'flag':
        return typeof value === 'boolean' ? value : wrong(at, 'a boolean', value);
      case 'number':
        return typeof value === 'number' ? value : wrong(at, 'a number', value);
      case 'limit':
        return typeof value === 'number' || typeof value === 'boolean'
          ? value
          : wrong(at, 'a number', value);
      case 'values':
        return isArray(value) ? value : wrong(at, 'an array', value);
      case 'texts':
        if (!isArray(value)) return wrong(at, 'an array of strings', value);
        return visitList(value, (item, index) => scalar(item, 'text', append(at, index)));
    }
  }

  const value = visitObject(raw, object, pointer, 0);
  return { ...(value !== undefined && { value }), references, diagnostics, schemas, origins };
}

function shapeOf(table: Table, key: string): Shape | undefined {
  if ('every' in table) return key === '$ref' || key.startsWith('x-') ? 'inert' : table.every;
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

/** `exclusiveMinimum: true` beside `minimum: 3` (3.0) → `exclusiveMinimum: 3` (3.1). */
function upgradeLimits(schema: JsonObject): JsonObject {
  const { exclusiveMinimum: low, exclusiveMaximum: high } = schema;
  if (typeof low !== 'boolean' && typeof high !== 'boolean') return schema;
  const result: Record<string, Json> = { ...schema };
  for (const [exclusive, inclusive] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[exclusive] !== 'boolean') continue;
    delete result[exclusive];
    const limit = schema[inclusive];
    if (schema[exclusive] === true && limit !== undefined) {
      result[exclusive] = limit;
      delete result[inclusive];
    }
  }
  return result;
}

/** Maps an object's members; the same object if none changes. Undefined drops a member. */
function visitMembers(
  value: JsonObject,
  map: (member: Json, key: string) => Json | undefined,
): JsonObject {
  const entries = Object.entries(value);
  let changed = false;
  const mapped: [string, Json][] = [];
  for (const [key, member] of entries) {
    const result = map(member, key);
    if (result !== member) changed = true;
    if (result !== undefined) mapped.push([key, result]);
  }
  return changed ? (Object.fromEntries(mapped) as JsonObject) : value;
}

function visitList(
  value: readonly Json[],
  map: (item: Json, index: number) => Json | undefined,
): readonly Json[] {
  const mapped = value.map(map);
  return mapped.every((item, index) => item === value[index])
    ? value
    : mapped.filter((item) => item !== undefined);
}

function describe(value: Json): string {
  if (value === null) return 'null';
  if (isArray(value)) return 'an array';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}
