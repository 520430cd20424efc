/**
 * Stage 1. Reads a document and every file that its references reach.
 *
 * Only relative file references inside the root folder are followed. What cannot be read is noted with
 * the file, and becomes a diagnostic only if a real reference (not one in an example) needs it.
 */

import { basename, resolve, dirname as folderOf } from 'node:path';
import { dirname, normalize } from 'node:path/posix';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isArray, type Json } from '../base/json.js';
import { isReallyWithin, isWithin, readTextFile } from '../base/files.js';
import { limits } from '../base/limits.js';
import { parse } from '../text/parse.js';

export interface LoadedFile {
  readonly value: Json;
  readonly text: string;
  readonly bytes: number;
}

export interface Source {
  /** Name of the root document: its path below `folder`, with `/`. */
  readonly root: string;
  /** All files by that name, the root document first. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** References that could not be followed, by file name. */
  readonly failures: ReadonlyMap<string, Failure>;
}

export type Failure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly reason: string };

export interface LoadResult {
  readonly source?: Source;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface LoadOptions {
  /** Absolute folder that references may reach; the document's own folder if absent. */
  readonly root?: string | undefined;
  /** How the person who asked calls the document; its file name if absent. */
  readonly shown?: string | undefined;
}

/** @param path absolute path of the document */
export function load(path: string, options: LoadOptions = {}): LoadResult {
  const folder = folderOf(path);
  const allowed = options.root ?? folder;
  const files = new Map<string, LoadedFile>();
  const failures = new Map<string, Failure>();
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();

  const read = (name: string): LoadedFile | undefined => {
    const absolute = resolve(folder, name);
    if (!isWithin(allowed, absolute)) return void failures.set(name, { kind: 'outside' });
    const result = readTextFile(absolute);
    if ('missing' in result) return void failures.set(name, { kind: 'missing' });
    if (!isReallyWithin(allowed, absolute)) return void failures.set(name, { kind: 'outside' });
    if ('reason' in result) {
      return void failures.set(name, { kind: 'unreadable', reason: result.reason });
    }
    texts.set(name, result.text);
    const parsed = parse(result.text, name);
    diagnostics.push(...parsed.diagnostics);
    if (parsed.value === undefined) return undefined;
    const file = { value: parsed.value, text: result.text, bytes: result.bytes };
    files.set(name, file);
    return file;
  };

  const root = basename(path);
  const pending = [root];
  const seen = new Set(pending);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const file = read(name);
    if (!file) continue;
    const { depth, references } = survey(file.value);
    if (depth > limits.depth) {
      const params = { what: 'levels of nesting', limit: limits.depth };
      diagnostics.push(diagnostic('limit-exceeded', params, { file: name }));
    }
    for (const target of references) {
      const next = targetFile(target, name);
      if (next === undefined || seen.has(next)) continue;
      seen.add(next);
      pending.push(next);
    }
    if (seen.size > limits.files) {
      const params = { what: 'files', limit: limits.files };
      diagnostics.push(diagnostic('limit-exceeded', params, { file: name }));
      break;
    }
  }

  const failure = failures.get(root);
  const shown = options.shown ?? root;
  if (failure) diagnostics.push(failureDiagnostic(failure, shown, { file: shown }));
  if (diagnostics.length > 0) return { diagnostics, texts };
  return { source: { root, files, failures }, diagnostics, texts };
}

/** A loaded source of a value that is already in memory: what JSON cannot say of it does not count. */
export function loadValue(document: Json, name: string): LoadResult {
  const text = JSON.stringify(document, undefined, 2);
  const file = { value: JSON.parse(text) as Json, text, bytes: Buffer.byteLength(text) };
  const source = { root: name, files: new Map([[name, file]]), failures: new Map() };
  return { source, diagnostics: [], texts: new Map([[name, text]]) };
}

export function failureDiagnostic(
  failure: Failure,
  reference: string,
  source: Diagnostic['source'],
): Diagnostic {
  switch (failure.kind) {
    case 'missing':
      return diagnostic('file-missing', { path: reference.split('#', 1)[0]! }, source);
    case 'outside':
      return diagnostic('reference-outside', { reference }, source);
    case 'unreadable':
      return diagnostic('file-unreadable', { path: reference, reason: failure.reason }, source);
  }
}

/** Whether a reference names another host or scheme. */
export const isRemote = (reference: string): boolean =>
  /^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference);

/** The name of the file that `reference`, found in file `from`, leads to; undefined for a URL and for what is no name. */
export function targetFile(reference: string, from: string): string | undefined {
  const path = reference.split('#', 1)[0]!;
  if (path === '') return from;
  if (isRemote(path)) return undefined;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // a stray % stands for itself in a file name
  }
  if (decoded.includes('\0')) return undefined; // no file has such a name
  return decoded.startsWith('/') ? decoded : normalize(`${dirname(from)}/${decoded}`);
}

/** How deep a value is nested, and every `$ref` in it that names a file; examples are sorted out later. */
function survey(value: Json): { readonly depth: number; readonly references: ReadonlySet<string> } {
  const references = new Set<string>();
  const stack: { readonly node: Json; readonly level: number }[] = [{ node: value, level: 1 }];
  const seen = new Set<Json>();
  let depth = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, level } = top;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    depth = Math.max(depth, level);
    for (const [key, member] of Object.entries(node)) {
      const isReference = key === '$ref' && typeof member === 'string' && !isArray(node);
      if (!isReference) stack.push({ node: member as Json, level: level + 1 });
      else if (!member.startsWith('#')) references.add(member.split('#', 1)[0]!);
    }
  }
  return { depth, references };
}
