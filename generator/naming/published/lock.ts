/**
 * `sdkwright.lock`: the names that are published, beside the config. One line an entry, sorted, so that it
 * reads in review and merges in git.
 */

import { Document, visit } from 'yaml';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import { isArray, isObject, own, setOwn, type Json, type JsonObject } from '../../base/json.js';
import type { OperationId, TypeId } from '../../model/api.js';
import { noPublishedNames, type PublishedNames } from './published-names.js';
import { isIdentifier } from '../identifiers.js';
import { compare } from '../../base/order.js';
import { parse } from '../../text/parse.js';
import { append } from '../../base/pointer.js';

export interface Lock {
  readonly operations: ReadonlyMap<OperationId, LockedOperation>;
  /** What each component is, as a short hash: tells a component that was renamed. */
  readonly schemas: ReadonlyMap<TypeId, string>;
  readonly targets: ReadonlyMap<string, PublishedNames>;
}

/** What the document says of an operation, and every target has in common. */
export interface LockedOperation {
  /** `''` without one: tells an operation whose path was renamed. */
  readonly operationId: string;
  /** Arguments that are parameters, by the names that they have among all arguments. */
  readonly arguments: readonly string[];
}

export const emptyLock: Lock = { operations: new Map(), schemas: new Map(), targets: new Map() };

const header = `# Names that are published, written by sdkwright: keep it in version control.
# What stands here does not move, whatever is added to the document. To follow a rename in the
# document: sdkwright generate --accept
`;

export function printLock({ operations, schemas, targets }: Lock): string {
  const value = {
    version: 1,
    operations: sorted(operations, (item) => [item.operationId, ...item.arguments]),
    schemas: sorted(schemas, (text) => text),
    targets: sorted(targets, (names) => ({
      ...(names.sdk && { sdk: { ...names.sdk } }),
      credentials: sorted(names.credentials, (list) =>
        list.map(({ option, env }) => `${option} ${env}`).join(', '),
      ),
      operations: sorted(names.operations, (item) =>
        `${item.resource}.${item.method} ${item.function}`.trimEnd(),
      ),
      resources: sorted(names.resources, ({ className, file }) => `${className} ${file}`),
      types: sorted(names.types, (path) => path.join('.')),
    })),
  };
  const document = new Document(value, { aliasDuplicateObjects: false });
  // A list stands on the line of its key, so that an entry is a line.
  visit(document, {
    Seq: (_, node) => {
      node.flow = true;
    },
  });
  return header + document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

function sorted<V>(map: ReadonlyMap<string, V>, print: (value: V) => Json): JsonObject {
  const result: Record<string, Json> = {};
  const entries = [...map].toSorted(([a], [b]) => compare(a, b));
  for (const [key, value] of entries) setOwn(result, key, print(value));
  return result;
}

export interface LockResult {
  readonly lock: Lock;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param file how diagnostics call it */
export function parseLock(text: string, file: string): LockResult {
  const { value, diagnostics } = parse(text, file);
  if (value === undefined) return { lock: emptyLock, diagnostics };
  const wrong: Diagnostic[] = [];
  const read = <V>(
    holder: Json | undefined,
    pointer: string,
    parseEntry: (text: string) => V | undefined,
  ): Map<string, V> =>
    readAny(holder, pointer, (entry) =>
      typeof entry === 'string' ? parseEntry(entry) : undefined,
    );
  const readAny = <V>(
    holder: Json | undefined,
    pointer: string,
    parseEntry: (entry: Json) => V | undefined,
  ): Map<string, V> => {
    const result = new Map<string, V>();
    for (const [key, entry] of Object.entries(isObject(holder) ? holder : {})) {
      const parsed = parseEntry(entry);
      if (parsed !== undefined) result.set(key, parsed);
      else wrong.push(diagnostic('lock-invalid', { key }, { file, pointer: append(pointer, key) }));
    }
    return result;
  };
  if (own(value, 'version') !== 1) {
    wrong.push(diagnostic('lock-invalid', { key: 'version' }, { file, pointer: '/version' }));
  }
  const targets = own(value, 'targets');
  const lock: Lock = {
    operations: readAny(own(value, 'operations'), '/operations', lockedOperation),
    schemas: read(own(value, 'schemas'), '/schemas', (entry) => entry),
    targets: new Map(
      Object.entries(isObject(targets) ? targets : {}).map(([name, names]) => {
        const at = append('/targets', name);
        const sdk = read(own(names, 'sdk'), `${at}/sdk`, (entry) => entry);
        const published: PublishedNames = {
          ...noPublishedNames,
          ...(sdk.has('name') && { sdk: sdkOf(sdk) }),
          credentials: read(own(names, 'credentials'), `${at}/credentials`, credentialsOf),
          operations: read(own(names, 'operations'), `${at}/operations`, operationOf),
          resources: read(own(names, 'resources'), `${at}/resources`, resourceOf),
          types: read(own(names, 'types'), `${at}/types`, pathOf),
        };
        return [name, published];
      }),
    ),
  };
  return { lock, diagnostics: [...diagnostics, ...wrong] };
}

function lockedOperation(entry: Json): LockedOperation | undefined {
  if (!isArray(entry) || !entry.every((text) => typeof text === 'string')) return undefined;
  const [operationId = '', ...rest] = entry as readonly string[];
  return { operationId, arguments: rest };
}

function sdkOf(entries: ReadonlyMap<string, string>): NonNullable<PublishedNames['sdk']> {
  const get = (key: string): string => entries.get(key) ?? '';
  return { name: get('name'), className: get('className'), envPrefix: get('envPrefix') };
}

function credentialsOf(text: string) {
  const list = text.split(', ').map((entry) => {
    const [option = '', env = ''] = entry.split(' ');
    return { option, env };
  });
  const isRight = list.every(({ option, env }) => isIdentifier(option) && /^[A-Z_]\w*$/.test(env));
  return isRight ? list : undefined;
}

function operationOf(text: string) {
  const [accessor = '', name = ''] = text.split(' ');
  const path = pathOf(accessor);
  if (!path || path.length < 2 || !(name === '' || isIdentifier(name))) return undefined;
  return { resource: path.slice(0, -1).join('.'), method: path.at(-1)!, function: name };
}

function resourceOf(text: string) {
  const [className = '', file = ''] = text.split(' ');
  const isRight = isIdentifier(className) && /^[a-z0-9_-]+(\/[a-z0-9_-]+)*$/.test(file);
  return isRight ? { className, file } : undefined;
}

function pathOf(text: string): string[] | undefined {
  const path = text.split('.');
  return path.every(isIdentifier) ? path : undefined;
}
