/** The parts of a form in `multipart/form-data`: which values are parts of their own, and their names. */

import { encodingOf, isJsonType, joined, type FormEncodings } from './form-encoding.js';
import { indexed, itemNames, nested, repeated, type ItemName } from './item-names.js';
import { jsonText } from './json-text.js';
import { isObject, queryScalar } from './query.js';
import { isUploadable, type Uploadable } from './uploads.js';

export interface PartOptions {
  /** The name of the parts of an array: its own, or `name[]`. */
  readonly arrays?: 'repeat' | 'brackets';
  /** Objects are one part in JSON, or a part for each scalar: `name[member]`. */
  readonly objects?: 'json' | 'brackets';
  readonly encoding?: FormEncodings;
}

export interface Part {
  readonly name: string;
  readonly value: string | Uploadable;
  /** The media type of a text, or those that a file may have; empty if none is stated. */
  readonly types: readonly string[];
}

/** The parts of a form. Null and undefined are left out, since a form cannot express them. */
export function* partsOf(form: object, options: PartOptions): Generator<Part> {
  for (const [name, value] of Object.entries(form)) yield* memberParts(name, value, options);
}

/** Whether a value is a file, or contains one. */
export function hasFile(value: unknown): boolean {
  if (isUploadable(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFile);
}

function* memberParts(name: string, value: unknown, options: PartOptions): Generator<Part> {
  const { arrays = 'repeat', objects = 'json', encoding } = options;
  const how = encodingOf(encoding, name);
  const types = typeof how === 'object' && 'contentType' in how ? how.contentType : [];
  const list = Array.isArray(value);
  if (how === 'spread' && isObject(value) && !list && !isUploadable(value)) {
    yield* partsOf(value, { arrays, objects });
  } else if (how === 'brackets') {
    yield* fields(name, value, nested(arrays));
  } else if (typeof how === 'object' && 'join' in how && !hasFile(value)) {
    const text = isMissing(value) ? undefined : joined(value, how.join);
    if (text !== undefined) yield { name, value: text, types };
  } else if (list && value.some((item) => isRecord(item) && isInFields(item, objects, types))) {
    yield* fields(name, value, itemNames[arrays]);
  } else if (list) {
    const each = itemNames[arrays](name, [], 0);
    for (const item of value) yield* part(each, item, { ...options, types });
  } else yield* part(name, value, { ...options, types });
}

function* part(
  name: string,
  value: unknown,
  { arrays = 'repeat', objects, types }: PartOptions & { readonly types: readonly string[] },
): Generator<Part> {
  if (isMissing(value)) return;
  if (isUploadable(value)) yield { name, value, types };
  else if (!isObject(value)) {
    const type = types.find((each) => !each.includes('*'));
    const text = type !== undefined && isJsonType(type) ? jsonText(value) : textOf(name, value);
    yield { name, value: text, types: type === undefined ? [] : [type] };
  } else if (isInFields(value, objects, types)) yield* fields(name, value, nested(arrays));
  else {
    checkData(name, value);
    const type = types.find(isJsonType) ?? types[0] ?? 'application/json';
    yield { name, value: jsonText(value), types: [type] };
  }
}

/** Whether an object is written in several parts: JSON cannot contain a file. */
const isInFields = (
  value: object,
  objects: PartOptions['objects'],
  types: readonly string[],
): boolean => hasFile(value) || (objects === 'brackets' && types.length === 0);

/** A part for each scalar and each file, with its path in brackets. */
function* fields(name: string, value: unknown, itemName: ItemName): Generator<Part> {
  if (isMissing(value)) return;
  const below = itemName === repeated ? indexed : itemName;
  if (isUploadable(value)) yield { name, value, types: [] };
  else if (!isObject(value)) yield { name, value: textOf(name, value), types: [] };
  else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      yield* fields(itemName(name, value, index), item, below);
    }
  } else {
    checkData(name, value);
    for (const [key, member] of Object.entries(value)) {
      yield* fields(`${name}[${key}]`, member, below);
    }
  }
}

/** @throws {TypeError} for an object without members that is not data, such as a promise of a file */
function checkData(name: string, value: object): void {
  const kind = (value.constructor as { readonly name?: string } | undefined)?.name ?? 'Object';
  if (kind === 'Object' || 'toJSON' in value || Object.keys(value).length > 0) return;
  throw new TypeError(
    `"${name}" is a ${kind}, which is neither data nor a file. Pass what \`await toFile(…)\` returns.`,
  );
}

const isRecord = (value: unknown): boolean => isObject(value) && !isUploadable(value);

const isMissing = (value: unknown): value is null | undefined =>
  value === null || value === undefined;

function textOf(name: string, value: unknown): string {
  if (typeof value !== 'function' && typeof value !== 'symbol') return queryScalar(value);
  throw new TypeError(`"${name}" is a ${typeof value}, which a form cannot say.`);
}
