/** Example values for documentation: the examples of the document, or else values generated from types. */

import { limits } from '../../base/limits.js';
import { isArray, isObject, type Json, type JsonObject } from '../../base/json.js';
import type { Api, NamedType, Type, TypeOf, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { follow } from '../../model/walk.js';

/** A file in an example. Printers recognize it by identity, since it is not JSON. */
export const exampleFile: JsonObject = Object.freeze({});

/** Whether an example contains a file. */
export const hasFile = (value: Json): boolean =>
  value === exampleFile || partsOf(value).some(hasFile);

/** Whether an example contains a list of files. */
export const hasFileList = (value: Json): boolean =>
  (isArray(value) && value.includes(exampleFile)) || partsOf(value).some(hasFileList);

const partsOf = (value: Json): readonly Json[] => {
  if (isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
};

/** Where a value is in an example. */
interface Place {
  /** Depth of the value within the whole example. */
  readonly depth: number;
  /** Whether bytes are a file here, rather than a string. */
  readonly isFile: boolean;
  /** Whether bytes in a named type are files. */
  readonly takesFiles: (type: NamedType) => boolean;
  readonly ofNumber: OfNumber;
}

/** What a number of a type is in the language. */
export type OfNumber = (value: Json, type: TypeOf<'number'>) => Json;

const unchanged: OfNumber = (value) => value;

/** Whether bytes in a type are files because its values are never JSON. */
const isNeverJson = ({ encodings }: NamedType): boolean => !encodings.includes('json');

/**
 * An example of the arguments of an operation.
 *
 * @param options `takesFiles`: whether bytes in a named type are files. Default: if its values are never JSON
 */
export const exampleArguments = (
  params: NamedType,
  api: Api,
  {
    takesFiles = isNeverJson,
    ofNumber = unchanged,
  }: Partial<Pick<Place, 'takesFiles' | 'ofNumber'>> = {},
): Json =>
  exampleAt(params.use, api, { depth: 0, isFile: takesFiles(params), takesFiles, ofNumber });

/** An example of a value that contains no files. An example of an object has its required members only. */
export const exampleValue = (use: Use, api: Api, ofNumber: OfNumber = unchanged): Json =>
  exampleAt(use, api, { depth: 0, isFile: false, takesFiles: () => false, ofNumber });

function exampleAt(use: Use, api: Api, outer: Place): Json {
  const { type, examples } = use;
  const named = type.kind === 'ref' ? api.types.get(type.to) : undefined;
  const place = named ? { ...outer, isFile: outer.takesFiles(named) } : outer;
  const target = follow(type, api);
  if (target?.kind === 'binary' && place.isFile) return exampleFile;
  if (target?.kind === 'object' && place.depth < limits.exampleDepth) {
    const members = requiredMembers(target, api).map(({ name, ...member }): [string, Json] => [
      name,
      exampleAt(member, api, deeper(place)),
    ]);
    return Object.fromEntries(members) as Json;
  }
  const [example] = examples;
  if (target?.kind === 'number') {
    return place.ofNumber(example ?? valueOf(target, api, place), target);
  }
  if (example !== undefined && example !== null && !isObject(example)) return example;
  return target ? valueOf(target, api, place) : {};
}

const deeper = (place: Place): Place => ({ ...place, depth: place.depth + 1 });

function valueOf(type: Type, api: Api, place: Place): Json {
  const { depth } = place;
  switch (type.kind) {
    case 'string':
    case 'binary':
      return stringExample(type.kind === 'string' ? type.format : undefined);
    case 'number':
      return type.minimum ?? above(type.exclusiveMinimum);
    case 'boolean':
      return true;
    case 'literal':
      return type.value;
    case 'enum':
      return type.members[0]?.value ?? null;
    case 'array':
      return depth >= limits.exampleDepth ? [] : [exampleAt(type.items, api, deeper(place))];
    case 'union':
      return type.variants[0] && depth < limits.exampleDepth
        ? exampleAt(type.variants[0], api, deeper(place))
        : null;
    case 'intersection': {
      const parts = type.members.map((member) => exampleAt(useOf(member), api, deeper(place)));
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

function above(bound: number | bigint | undefined): number | bigint {
  if (bound === undefined) return 0;
  return typeof bound === 'bigint' ? bound + 1n : bound + 1;
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
