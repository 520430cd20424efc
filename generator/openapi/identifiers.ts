/**
 * Identifiers that documents and schemas declare for themselves: `$self`, `$id`, `$anchor` and `$dynamicAnchor`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 * @see https://spec.openapis.org/oas/v3.2.0#oas-self
 */

import { addTo } from '../base/groups.js';
import { isArray, isObject, own, type Json, type JsonObject } from '../base/json.js';
import { append, parseFragment, parsePointer } from '../base/pointer.js';
import { fileOfReference, type LoadedDocument } from './load.js';

/** What a reference refers to: a file and the parts of a pointer in it. */
export interface Referent {
  readonly file: string;
  readonly parts: readonly string[];
}

export interface Identifiers {
  /** What a URI reference in the file `from` identifies among the loaded files. */
  readonly find: (reference: string, from: string) => Referent | undefined;
  /** Every schema with that `$dynamicAnchor`. */
  readonly dynamic: (name: string) => readonly Referent[];
}

interface Index {
  /** Resources by URI, and anchors by URI with fragment. */
  readonly resources: Map<string, Referent>;
  readonly dynamic: Map<string, Referent[]>;
}

/** Files are searched for identifiers on the first request: few documents have any. */
export function createIdentifiers(files: LoadedDocument['files']): Identifiers {
  let known: Index | undefined;
  const index = (): Index => (known ??= indexFiles(files));
  return {
    find(reference, from) {
      // Relative references resolve to files on disk, regardless of the URIs that the files declare.
      const named = fileOfReference(reference, from);
      const file = named !== undefined && files.has(named) ? named : from;
      const base = baseOf(files.get(file)?.value, file);
      const uri = resolveUri(file === named ? reference.replace(/^[^#]*/, '') : reference, base);
      if (uri === undefined) return undefined;
      const [resource = '', fragment = ''] = uri.split('#', 2);
      const { resources } = index();
      const parts = parseFragment(fragment);
      if (!parts) return resources.get(`${resource}#${fragment}`);
      const found = resources.get(resource);
      return found && { ...found, parts: [...found.parts, ...parts] };
    },
    dynamic: (name) => index().dynamic.get(name) ?? [],
  };
}

/** The URI that the references in a file are relative to: its `$self`, or else a `file:` URI with its name. */
export function baseOf(value: Json | undefined, file: string): string {
  const self = own(value, '$self');
  const name = `file:///${file.split('/').map(encodeURIComponent).join('/')}`;
  return (typeof self === 'string' ? withoutFragment(self, name) : undefined) ?? name;
}

/** Resolves a URI reference (RFC 3986); undefined if it is not valid. */
export function resolveUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

const withoutFragment = (reference: string, base: string): string | undefined =>
  resolveUri(reference, base)?.split('#', 1)[0];

/** A value of a file, with the URI of the resource that it is part of. */
interface Visit {
  readonly node: Json;
  readonly file: string;
  readonly pointer: string;
  readonly base: string;
}

function indexFiles(files: LoadedDocument['files']): Index {
  const index: Index = { resources: new Map(), dynamic: new Map() };
  for (const [file, { value }] of files) {
    const base = baseOf(value, file);
    index.resources.set(base, { file, parts: [] });
    const pending: Visit[] = [{ node: value, file, pointer: '', base }];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node, pointer } = next;
      if (isArray(node)) {
        for (const [position, item] of node.entries()) {
          pending.push({ ...next, node: item, pointer: append(pointer, position) });
        }
      } else if (isObject(node)) {
        const inner = indexObject(node, next, index);
        for (const [key, member] of Object.entries(node)) {
          pending.push({ file, node: member, pointer: append(pointer, key), base: inner });
        }
      }
    }
  }
  return index;
}

/** Records the identifiers of one object. @returns the URI of the resource that its members are part of */
function indexObject(node: JsonObject, { file, pointer, base }: Visit, index: Index): string {
  const [id, anchor, dynamicAnchor] = ['$id', '$anchor', '$dynamicAnchor'].map((key) =>
    own(node, key),
  );
  const resource = (typeof id === 'string' && withoutFragment(id, base)) || base;
  const referent = { file, parts: parsePointer(pointer) };
  if (typeof id === 'string') index.resources.set(resource, referent);
  for (const name of [anchor, dynamicAnchor]) {
    if (typeof name === 'string') index.resources.set(`${resource}#${name}`, referent);
  }
  if (typeof dynamicAnchor === 'string') addTo(index.dynamic, dynamicAnchor, referent);
  return resource;
}
