/**
 * Stage `upgrade`: raw JSON → the dialect of `document.ts`. Members of the wrong type are reported and
 * dropped, so that later stages can trust the types, and what 2.0 and 3.0 express differently becomes what
 * 3.1 has. The document itself is never changed; parts without a change are shared with it.
 */

import { basename } from 'node:path/posix';
import { measure, isArray, isObject, type Json, type JsonObject, own } from '../base/json.js';
import { limits } from '../base/limits.js';
import { nearest } from '../base/nearest.js';
import type { Place } from '../base/place.js';
import { append, fragmentOf } from '../base/pointer.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isMultipart } from '../model/media-types.js';
import { upgradeExclusiveBounds } from './exclusive-bounds.js';
import { grammar, referable, type ObjectName, type ScalarShape, type Shape } from './grammar.js';
import { resolveUri } from './identifiers.js';
import { mapItems, mapMembers } from './map-json.js';
import { withoutPartStyles } from './part-styles.js';
import { describeValue, expectedType, isExtension, shapeOf } from './shapes.js';
import { omitted, type SwaggerContext, type SwaggerSource } from './swagger/context.js';
import { fromSwagger } from './swagger/swagger.js';

/** A reference that must resolve to an object of a certain kind. */
export interface FoundReference extends Place {
  readonly reference: string;
  readonly object: ObjectName;
}

/** The object of the specification as which a value was checked. */
export type ObjectNames = WeakMap<object, ObjectName>;

export interface UpgradeInput {
  readonly raw: Json;
  /** The object of the specification that `raw` must be. */
  readonly object: ObjectName;
  readonly place: Place;
  /** The URI that the references in the file are relative to. */
  readonly base: string;
  /** The value that a reference in the file leads to, as written; undefined if there is none. */
  readonly lookup: (reference: string) => Json | undefined;
  /** For files of OpenAPI 2.0. */
  readonly swagger: SwaggerSource | undefined;
  /** Whether parts of a multipart body can have a style in this version. */
  readonly partStyles: boolean;
  /** Whether the type beside a `$ref` counts in this version where the two contradict each other. */
  readonly siblings: boolean;
  /** Receives the objects of the result. */
  readonly objectNames: ObjectNames;
  /** Keywords that were reported already, with their objects; receives further ones. */
  readonly reportedKeywords: Set<string>;
}

export interface Upgraded {
  /** Absent if `raw` is not an object, or a boolean where that is a schema. */
  readonly value?: Json;
  readonly references: readonly FoundReference[];
  readonly diagnostics: readonly Diagnostic[];
  /** Number of schemas that were visited. */
  readonly schemas: number;
  /** Pointers of the result → pointers in the file, where the two differ. */
  readonly origins: ReadonlyMap<string, string>;
  /** The positions of the items that remain, by the pointer of each array that others were dropped from. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

/** Upgrades one value and everything in it. Diagnostics have pointers of the value as written. */
export function upgrade(input: UpgradeInput): Upgraded {
  const { value, references, diagnostics, schemas, origins, kept } = new Upgrade(input);
  return { ...(value !== undefined && { value }), references, diagnostics, schemas, origins, kept };
}

/** A position in the value that is upgraded. */
interface Position {
  readonly pointer: string;
  /** Levels of schemas around it, within the value that `upgrade` was called with. */
  readonly schemas: number;
  /** Those of them that are one type: levels since the nearest member. */
  readonly inline: number;
  /** The URI of the innermost schema with an `$id` around it; undefined if there is none. */
  readonly schemaBase: string | undefined;
}

const below = (at: Position, key: string | number): Position => ({
  ...at,
  pointer: append(at.pointer, key),
});

/** Keywords whose schemas are not part of the type of the schema that has them. */
const members: ReadonlySet<string> = new Set(['properties', '$defs', 'definitions']);

/** Keywords with a list that must have an item, or in the case of `enum`, should have one. */
const filledLists = ['allOf', 'anyOf', 'oneOf', 'prefixItems', 'enum'] as const;

/** The state of one `upgrade`. */
class Upgrade {
  readonly references: FoundReference[] = [];
  readonly diagnostics: Diagnostic[] = [];
  readonly origins = new Map<string, string>();
  readonly kept = new Map<string, readonly number[]>();
  schemas = 0;
  readonly value: Json | undefined;

  readonly #input: UpgradeInput;
  readonly #swagger: SwaggerContext | undefined;

  constructor(input: UpgradeInput) {
    const { raw, object, place, swagger } = input;
    this.#input = input;
    this.#swagger = swagger && {
      ...swagger,
      moved: (to, from) => this.origins.set(to, from),
      unsupported: (keyword, pointer) =>
        this.diagnostics.push(diagnostic('keyword-unsupported', { keyword }, this.#at(pointer))),
      unusedBody: (name, pointer) =>
        this.diagnostics.push(diagnostic('body-parameter-unused', { name }, this.#at(pointer))),
      invalidServer: ({ field, value, meant, pointer = `/${field}` }) => {
        const params = { field, actual: describeValue(value), meant };
        this.diagnostics.push(diagnostic('server-invalid', params, this.#at(pointer)));
      },
    };
    const { pointer } = place;
    this.value = this.#visitObject(raw, object, {
      pointer,
      schemas: 0,
      inline: 0,
      schemaBase: undefined,
    });
  }

  #visit(value: Json, shape: Shape, at: Position): Json | undefined {
    if (typeof shape === 'string') return this.#visitScalar(value, shape, at);
    if ('one' in shape) return this.#visitObject(value, shape.one, at);
    const object = 'list' in shape ? shape.list : shape.map;
    const container = own(value, '$ref');
    if (typeof container === 'string' && referable.has(object)) {
      return this.#visitContainer(value as JsonObject, container, shape, at);
    }
    if ('list' in shape) {
      if (!isArray(value)) return this.#wrongType(at, 'an array', value);
      return this.#visitItems(value, at, (item, inner) =>
        item === omitted ? undefined : this.#visitObject(item, shape.list, inner),
      );
    }
    if (!isObject(value)) return this.#wrongType(at, 'an object', value);
    return mapMembers(value, (member, key) =>
      isExtension(key, shape.map)
        ? member
        : this.#visitObject(this.#inMap(member, key, shape.map), shape.map, below(at, key)),
    );
  }

  /** The items of an array without those that are dropped; records which ones remain. */
  #visitItems(
    value: readonly Json[],
    at: Position,
    visit: (item: Json, inner: Position) => Json | undefined,
  ): readonly Json[] {
    const kept: number[] = [];
    const result = mapItems(value, (item, index) => {
      const visited = visit(item, below(at, index));
      if (visited !== undefined) kept.push(index);
      return visited;
    });
    if (kept.length < value.length) this.kept.set(at.pointer, kept);
    return result;
  }

  /** A `$ref` in place of a whole array or map, as tools accept it: each member becomes a reference. */
  #visitContainer(
    value: JsonObject,
    reference: string,
    shape: Extract<Shape, { list: ObjectName } | { map: ObjectName }>,
    at: Position,
  ): Json | undefined {
    const target = this.#input.lookup(reference);
    const refTo = (key: string | number): JsonObject => ({
      $ref: `${reference}${reference.includes('#') ? '' : '#'}${fragmentOf(append('', key)).slice(1)}`,
    });
    if ('list' in shape && isArray(target)) {
      return this.#visit(
        target.map((_, index) => refTo(index)),
        shape,
        at,
      );
    }
    if ('map' in shape && isObject(target)) {
      const { $ref: _, ...others } = value;
      const members = Object.keys(target).map((key) => [key, refTo(key)] as const);
      return this.#visit({ ...Object.fromEntries(members), ...others }, shape, at);
    }
    const object = 'list' in shape ? shape.list : shape.map;
    const { file } = this.#input.place;
    this.references.push({ file, pointer: at.pointer, reference, object });
    return undefined;
  }

  #inMap(member: Json, key: string, name: ObjectName): Json {
    const isIgnored = !this.#input.partStyles && name === 'MediaType' && isMultipart(key);
    return isIgnored ? withoutPartStyles(member) : member;
  }

  #visitScalar(value: Json, shape: ScalarShape, at: Position): Json | undefined {
    const expected = expectedType(value, shape);
    if (expected !== undefined) return this.#wrongType(at, expected, value);
    switch (shape) {
      case 'text':
        return String(value as string | number | boolean);
      case 'texts':
        return this.#visitItems(value as readonly Json[], at, (item, inner) =>
          this.#visitScalar(item, 'text', inner),
        );
      case 'values':
        return this.#visitItems(value as readonly Json[], at, (item, inner) =>
          this.#visitValue(item, inner),
        );
      case 'number':
      case 'bound':
      case 'json':
        return this.#visitValue(value, at);
      case 'flag':
      case 'inert':
      case 'unsupported':
        return value;
    }
  }

  /** A value that an SDK can contain as code. */
  #visitValue(value: Json, at: Position): Json | undefined {
    const { depth, isFinite } = measure(value);
    if (depth > limits.schemaDepth)
      return this.#tooDeep(at, 'levels of nesting in a value', limits.schemaDepth);
    if (isFinite) return value;
    this.diagnostics.push(diagnostic('number-not-finite', {}, this.#at(at.pointer)));
    return undefined;
  }

  #visitObject(value: Json, name: ObjectName, at: Position): Json | undefined {
    if (name === 'Schema') return this.#visitSchema(value, at);
    if (!isObject(value)) return this.#wrongType(at, 'an object', value);
    const current = this.#swagger ? fromSwagger(name, value, at.pointer, this.#swagger) : value;
    return this.#visitMembers(current, name, at);
  }

  #visitSchema(value: Json, at: Position): Json | undefined {
    this.schemas++;
    if (typeof value === 'boolean') return value;
    if (!isObject(value)) return this.#wrongType(at, 'an object', value);
    const [schemas, inline] = [at.schemas + 1, at.inline + 1];
    if (schemas > limits.schemaDepth) {
      return this.#tooDeep(at, 'levels of nested schemas', limits.schemaDepth);
    }
    if (inline > limits.inlineDepth) {
      return this.#tooDeep(at, 'levels of schemas in one type', limits.inlineDepth);
    }
    this.#reportEmptyLists(value, at);
    const { $id } = value;
    const schemaBase =
      typeof $id === 'string' ? resolveUri($id, at.schemaBase ?? this.#input.base) : at.schemaBase;
    const agreeing = this.#input.siblings ? value : this.#withoutOtherType(value, at);
    const current = this.#swagger
      ? fromSwagger('Schema', agreeing, at.pointer, this.#swagger)
      : agreeing;
    return this.#visitMembers(this.#withBase(current, schemaBase, at), 'Schema', {
      ...at,
      schemas,
      inline,
      schemaBase,
    });
  }

  #reportEmptyLists(schema: JsonObject, at: Position): void {
    for (const keyword of filledLists) {
      const list = schema[keyword];
      if (!isArray(list) || list.length > 0) continue;
      const source = this.#at(append(at.pointer, keyword));
      this.diagnostics.push(diagnostic('list-empty', { keyword }, source));
    }
  }

  /** A schema without the `type` beside its `$ref` if what the `$ref` leads to is of another type. */
  #withoutOtherType(schema: JsonObject, at: Position): JsonObject {
    const { $ref: reference, type: stated, ...others } = schema;
    if (typeof reference !== 'string' || typeof stated !== 'string') return schema;
    const actual = own(this.#input.lookup(reference), 'type');
    if (typeof actual !== 'string' || actual === stated) return schema;
    if ([actual, stated].every((type) => type === 'integer' || type === 'number')) return schema;
    const params = { reference, stated, actual };
    this.diagnostics.push(
      diagnostic('reference-type', params, this.#at(append(at.pointer, 'type'))),
    );
    return { ...others, $ref: reference };
  }

  /** Within a schema that has an `$id`, references are relative to that, if it identifies what they lead to. */
  #withBase(schema: JsonObject, base: string | undefined, at: Position): JsonObject {
    const { $ref } = schema;
    if (base === undefined || typeof $ref !== 'string') return schema;
    const absolute = resolveUri($ref, base);
    const resolves = (reference: string): boolean => this.#input.lookup(reference) !== undefined;
    if (absolute !== undefined && resolves(absolute)) return { ...schema, $ref: absolute };
    const isLocal = $ref.startsWith('#');
    if (!resolves($ref)) {
      return isLocal || !/^https?:/.test(absolute ?? '') ? schema : { ...schema, $ref: absolute! };
    }
    if (isLocal) {
      const source = this.#at(append(at.pointer, '$ref'));
      const params = { reference: $ref, file: basename(source.file) };
      this.diagnostics.push(diagnostic('reference-base', params, source));
    }
    return schema;
  }

  #tooDeep({ pointer }: Position, what: string, limit: number): undefined {
    this.diagnostics.push(diagnostic('limit-exceeded', { what, limit }, this.#at(pointer)));
  }

  #visitMembers(value: JsonObject, name: ObjectName, at: Position): Json {
    const { file } = this.#input.place;
    const { $ref: reference } = value;
    if (referable.has(name) && typeof reference === 'string') {
      this.references.push({ file, pointer: at.pointer, reference, object: name });
    }
    const checked = mapMembers(value, (member, key) => {
      if (key === '$ref' && referable.has(name)) return this.#visitReference(member, at);
      const shape = shapeOf(name, key);
      if (shape === undefined || shape === 'unsupported') this.#reportKeyword(name, key, at);
      if (shape === undefined) return member;
      const inner = below(at, key);
      if (name === 'Parameter' && key === 'name') this.#reportName(member, inner);
      return this.#visit(member, shape, members.has(key) ? { ...inner, inline: 0 } : inner);
    });
    const upgraded = name === 'Schema' ? upgradeExclusiveBounds(checked) : checked;
    this.#input.objectNames.set(upgraded, name);
    return upgraded;
  }

  /** A number is taken as the name that it must be meant as. */
  #reportName(value: Json, { pointer }: Position): void {
    if (typeof value !== 'number' && typeof value !== 'boolean') return;
    const params = { member: 'name', actual: describeValue(value), text: String(value) };
    this.diagnostics.push(diagnostic('text-expected', params, this.#at(pointer)));
  }

  #visitReference(reference: Json, at: Position): Json | undefined {
    if (typeof reference === 'string') return reference;
    if (reference === null) return this.#wrongType(below(at, '$ref'), 'a string', reference);
    const source = this.#at(append(at.pointer, '$ref'));
    const params = { actual: describeValue(reference) };
    this.diagnostics.push(diagnostic('reference-invalid', params, source));
    return undefined;
  }

  /** Reports a keyword without effect, once for each kind of object. Extensions are not reported. */
  #reportKeyword(object: ObjectName, keyword: string, at: Position): void {
    const { reportedKeywords } = this.#input;
    if (/^x-/i.test(keyword) || reportedKeywords.has(`${object} ${keyword}`)) return;
    reportedKeywords.add(`${object} ${keyword}`);
    const source = this.#at(append(at.pointer, keyword));
    if (shapeOf(object, keyword) !== undefined) {
      this.diagnostics.push(diagnostic('keyword-unsupported', { keyword }, source));
      return;
    }
    const suggests = reportedKeywords.size <= limits.suggestions;
    const suggestion = suggests ? nearest(keyword, Object.keys(grammar[object])) : undefined;
    this.diagnostics.push(diagnostic('keyword-unknown', { keyword, object, suggestion }, source));
  }

  #wrongType({ pointer }: Position, expected: string, value: Json): undefined {
    const member = pointer.slice(pointer.lastIndexOf('/') + 1);
    const params = { member, expected, actual: describeValue(value) };
    this.diagnostics.push(diagnostic('type-unexpected', params, this.#at(pointer)));
  }

  #at(pointer: string): Place {
    return { file: this.#input.place.file, pointer };
  }
}
