/**
 * What documents and schemas call themselves: `$self`, `$id`, `$anchor` and `$dynamicAnchor`.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#section-8.2
 * @see https://spec.openapis.org/oas/v3.2.0#oas-self
 */

import { isArray, isObject, own, type Json } from '../base/json.js';
import { targetFile, type Source } from './load.js';
import { append, parseFragment, parsePointer } from '../base/pointer.js';

export interface Target {
  readonly file: string;
  readonly parts: readonly string[];
}

export interface Identifiers {
  /** What a URI reference, found in `from`, identifies among the files that were read. */
  readonly find: (reference: string, from: string) => Target | undefined;
  /** Every schema with that `$dynamicAnchor`. */
  readonly dynamic: (name: string) => readonly Target[];
}

interface Index {
  /** Resources by URI, anchors by URI with fragment. */
  readonly places: ReadonlyMap<string, Target>;
  readonly dynamic: ReadonlyMap<string, readonly Target[]>;
}

/** Files are searched when the first reference asks: few documents have any. */
export function createIdentifiers(files: Source['files']): Identifiers {
  let known: Index | undefined;
  const index = (): Index => (known ??= search(files));
  return {
    find(reference, from) {
      // Relative references lead to files as they lie on disk, whatever the files call themselves.
      const named = targetFile(reference, from);
      const file = named !== undefined && files.has(named) ? named : from;
      const base = baseOf(files.get(file)?.value, file);
      const uri = resolveUri(file === named ? reference.replace(/^[^#]*/, '') : reference, base);
      if (uri === undefined) return undefined;
      const [resource = '', fragment = ''] = uri.split('#', 2);
      const { places } = index();
      const parts = parseFragment(fragment);
      if (!parts) return places.get(`${resource}#${fragment}`);
      const found = places.get(resource);
      return found && { ...found, parts: [...found.parts, ...parts] };
    },
    dynamic: (name) => index().dynamic.get(name) ?? [],
  };
}

/** The URI that the references of a file are relative to: its `$self`, else one of its name. */
export function baseOf(value: Json | undefined, file: string): string {
  const self = own(value, '$self');
  const name = `file:///${file.split('/').map(encodeURIComponent).join('/')}`;
  return (typeof self === 'string' ? resolveUri(self, name)?.split('#', 1)[0] : undefined) ?? name;
}

/** @returns undefined if it is no URI reference (RFC 3986) */
export function resolveUri(reference: string, base: string): string | undefined {
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
}

function search(files: Source['files']): Index {
  const places = new Map<string, Target>();
  const dynamic = new Map<string, Target[]>();
  for (const [file, { value }] of files) {
    const first = baseOf(value, file);
    places.set(first, { file, parts: [] });
    const pending: { node: Json; pointer: string; base: string }[] = [
      { node: value, pointer: '', base: first },
    ];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const { node, pointer } = next;
      if (isArray(node)) {
        const { base } = next;
        node.forEach((item, at) =>
          pending.push({ node: item, pointer: append(pointer, at), base }),
        );
        continue;
      }
      if (!isObject(node)) continue;
      const [id, anchor, moving] = ['$id', '$anchor', '$dynamicAnchor'].map((key) =>
        own(node, key),
      );
      const base =
        (typeof id === 'string' && resolveUri(id, next.base)?.split('#', 1)[0]) || next.base;
      const target = { file, parts: parsePointer(pointer) };
      if (typeof id === 'string') places.set(base, target);
      for (const name of [anchor, moving]) {
        if (typeof name === 'string') places.set(`${base}#${name}`, target);
      }
      if (typeof moving === 'string') dynamic.set(moving, [...(dynamic.get(moving) ?? []), target]);
      for (const [key, member] of Object.entries(node)) {
        pending.push({ node: member, pointer: append(pointer, key), base });
      }
    }
  }
  return { places, dynamic };
}
