/**
 * `sdkwright.lock`, next to the config: the published names of each target. It has one entry a line, sorted,
 * so that it can be reviewed and merged.
 */

import { Document, visit } from 'yaml';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import { isArray, isObject, own, setOwn, type Json, type JsonObject } from '../../base/json.js';
import type { OperationId, TypeId } from '../../model/api.js';
import type {
  PublishedCredential,
  PublishedNames,
  PublishedOperation,
  PublishedResource,
} from './published-names.js';
import { isIdentifier } from '../identifiers.js';
import { compare } from '../../base/order.js';
import { parse } from '../../text/parse.js';
import { append, evaluate } from '../../base/pointer.js';

/** The content of a lock. */
export interface Lock {
  readonly operations: ReadonlyMap<OperationId, LockedOperation>;
  /** A short hash of the content of each component, by which a renamed component is recognized. */
  readonly schemas: ReadonlyMap<TypeId, string>;
  /** What operations and components were called before renames that are not accepted yet, by their current ids. */
  readonly renames: ReadonlyMap<OperationId | TypeId, FormerIdentity>;
  readonly targets: ReadonlyMap<string, PublishedNames>;
}

/** What all targets have in common about an operation. */
export interface LockedOperation {
  /** Empty without one. An operation whose path changed is recognized by it. */
  readonly operationId: string;
  /** The names of its parameters among all its arguments. */
  readonly arguments: readonly string[];
}

/** What the document called an operation or a component when its names were published. */
export interface FormerIdentity {
  readonly id: OperationId | TypeId;
  /** Empty for a component, and for an operation without one. */
  readonly operationId: string;
}

/** A lock in which nothing is published. */
export const emptyLock: Lock = {
  operations: new Map(),
  schemas: new Map(),
  renames: new Map(),
  targets: new Map(),
};

const header = `# Published names, written by sdkwright. Commit this file.
# Additions to the document never change these names. The option --accept of generate applies renames.
`;

/** The text of a lock. */
export function printLock({ operations, schemas, renames, targets }: Lock): string {
  const value = {
    version: 1,
    operations: sorted(operations, (item) => [item.operationId, ...item.arguments]),
    schemas: sorted(schemas, (text) => text),
    ...(renames.size > 0 && {
      renames: sorted(renames, ({ id, operationId }) => [
        id,
        ...(operationId === '' ? [] : [operationId]),
      ]),
    }),
    targets: sorted(targets, (names) => ({
      ...(names.sdk && { sdk: { ...names.sdk } }),
      credentials: sorted(names.credentials, (list) =>
        list.map(({ option, env }) => `${option} ${env}`).join(', '),
      ),
      operations: sorted(names.operations, (item) =>
        `${item.resource}.${item.method} ${item.function}`.trimEnd(),
      ),
      resources: sorted(names.resources, ({ className, file }) => `${className} ${file}`),
      types: sorted(names.types, (path, id) =>
        `${path.join('.')} ${names.files.get(id) ?? ''}`.trimEnd(),
      ),
    })),
  };
  const document = new Document(value, { aliasDuplicateObjects: false });
  // Lists are on the line of their key, so that each entry is one line.
  visit(document, {
    Seq: (_, node) => {
      node.flow = true;
    },
  });
  return header + document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sorted<V>(
  map: ReadonlyMap<string, V>,
  print: (value: V, key: string) => Json,
): JsonObject {
  const result: Record<string, Json> = {};
  const entries = [...map].toSorted(([a], [b]) => compare(a, b));
  for (const [key, value] of entries) setOwn(result, key, print(value, key));
  return result;
}

export interface LockResult {
  /** What could be read. */
  readonly lock: Lock;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses a lock. Entries that are invalid are left out and reported.
 *
 * @param file name of the lock, for diagnostics
 */
export function parseLock(text: string, file: string): LockResult {
  const conflict = /^<{7} /m.exec(text);
  if (conflict) {
    const line = text.slice(0, conflict.index).split('\n').length;
    const found = diagnostic('lock-conflict', {}, { file, line, column: 1 });
    return { lock: emptyLock, diagnostics: [found] };
  }
  const { value, diagnostics } = parse(text, file);
  if (value === undefined) return { lock: emptyLock, diagnostics };
  const operations = readSection(value, ['operations'], parseOperation);
  const schemas = readSection(value, ['schemas'], parseText);
  const renames = readSection(value, ['renames'], parseFormerIdentity);
  const names = own(value, 'targets');
  const targets = Object.keys(isObject(names) ? names : {}).map(
    (name) => [name, readTarget(value, ['targets', name])] as const,
  );
  const invalid = [
    ...(own(value, 'version') === 1 ? [] : [['version']]),
    ...operations.invalid,
    ...schemas.invalid,
    ...renames.invalid,
    ...(names === undefined || isObject(names) ? [] : [['targets']]),
    ...targets.flatMap(([, target]) => target.invalid),
  ].map((path) =>
    diagnostic('lock-invalid', { key: path.at(-1)! }, { file, pointer: append('', ...path) }),
  );
  return {
    lock: {
      operations: operations.entries,
      schemas: schemas.entries,
      renames: renames.entries,
      targets: new Map(targets.map(([name, target]) => [name, target.names])),
    },
    diagnostics: [...diagnostics, ...invalid],
  };
}

type Path = readonly string[];

interface Section<V> {
  readonly entries: ReadonlyMap<string, V>;
  /** Paths of the entries that could not be parsed. */
  readonly invalid: readonly Path[];
}

function readSection<V>(
  lock: Json,
  path: Path,
  parseEntry: (entry: Json) => V | undefined,
): Section<V> {
  const holder = evaluate(lock, path);
  const parsed = Object.entries(isObject(holder) ? holder : {}).map(
    ([key, entry]) => [key, parseEntry(entry)] as const,
  );
  return {
    entries: new Map(parsed.flatMap(([key, entry]) => (entry === undefined ? [] : [[key, entry]]))),
    invalid:
      holder === undefined || isObject(holder)
        ? parsed.flatMap(([key, entry]) => (entry === undefined ? [[...path, key]] : []))
        : [path],
  };
}

function readTarget(lock: Json, path: Path): { names: PublishedNames; invalid: readonly Path[] } {
  const sdk = readSection(lock, [...path, 'sdk'], ofText(parseIdentifier));
  const credentials = readSection(lock, [...path, 'credentials'], ofText(parseCredentials));
  const operations = readSection(lock, [...path, 'operations'], ofText(parseOperationNames));
  const resources = readSection(lock, [...path, 'resources'], ofText(parseResourceNames));
  const types = readSection(lock, [...path, 'types'], ofText(parseType));
  return {
    names: {
      ...(sdk.entries.has('name') && { sdk: sdkNamesOf(sdk.entries) }),
      credentials: credentials.entries,
      operations: operations.entries,
      resources: resources.entries,
      types: mapValues(types.entries, ({ name }) => name),
      files: mapValues(types.entries, ({ file }) => file),
    },
    invalid: [sdk, credentials, operations, resources, types].flatMap(({ invalid }) => invalid),
  };
}

/** A map of what a function makes of each value, without those that it makes undefined. */
const mapValues = <V, W>(
  map: ReadonlyMap<string, V>,
  make: (value: V) => W | undefined,
): ReadonlyMap<string, W> =>
  new Map(
    [...map].flatMap(([key, value]) => {
      const made = make(value);
      return made === undefined ? [] : [[key, made] as const];
    }),
  );

// -------------------------------------------------------------------------------------- entries

const parseText = (entry: Json): string | undefined =>
  typeof entry === 'string' ? entry : undefined;

const ofText =
  <V>(parseEntry: (text: string) => V | undefined) =>
  (entry: Json): V | undefined =>
    typeof entry === 'string' ? parseEntry(entry) : undefined;

/** An identifier, or one with hyphens. */
const parseIdentifier = (text: string): string | undefined =>
  isIdentifier(text.replaceAll('-', '_')) ? text : undefined;

const parseTexts = (entry: Json): readonly string[] | undefined =>
  isArray(entry) && entry.every((text) => typeof text === 'string') ? entry : undefined;

function parseOperation(entry: Json): LockedOperation | undefined {
  const texts = parseTexts(entry);
  if (!texts) return undefined;
  const [operationId = '', ...rest] = texts;
  return { operationId, arguments: rest };
}

function parseFormerIdentity(entry: Json): FormerIdentity | undefined {
  const [id, operationId = ''] = parseTexts(entry) ?? [];
  return id === undefined ? undefined : { id, operationId };
}

function sdkNamesOf(entries: ReadonlyMap<string, string>): NonNullable<PublishedNames['sdk']> {
  const get = (key: string): string => entries.get(key) ?? '';
  return { name: get('name'), className: get('className'), envPrefix: get('envPrefix') };
}

function parseCredentials(text: string): PublishedCredential[] | undefined {
  const list = text.split(', ').map((entry) => {
    const [option = '', env = ''] = entry.split(' ');
    return { option, env };
  });
  const isValid = list.every(({ option, env }) => isIdentifier(option) && /^[A-Z_]\w*$/.test(env));
  return isValid ? list : undefined;
}

function parseOperationNames(text: string): PublishedOperation | undefined {
  const [accessor = '', name = ''] = text.split(' ');
  const path = parseTypePath(accessor);
  if (!path || path.length < 2 || !(name === '' || isIdentifier(name))) return undefined;
  return { resource: path.slice(0, -1).join('.'), method: path.at(-1)!, function: name };
}

function parseResourceNames(text: string): PublishedResource | undefined {
  const [className = '', file = ''] = text.split(' ');
  return isIdentifier(className) && isFile(file) ? { className, file } : undefined;
}

/** Whether a text is the path of a file within the SDK, without extension. */
const isFile = (text: string): boolean => /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/.test(text);

/** A type that an earlier version published has no file; the rules give it one. */
function parseType(text: string): { name: string[]; file?: string } | undefined {
  const [path = '', file] = text.split(' ');
  const name = parseTypePath(path);
  if (!name || (file !== undefined && !isFile(file))) return undefined;
  return { name, ...(file !== undefined && { file }) };
}

function parseTypePath(text: string): string[] | undefined {
  const path = text.split('.');
  return path.every(isIdentifier) ? path : undefined;
}
