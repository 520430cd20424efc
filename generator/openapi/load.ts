/**
 * Stage `load`: reads a document and every file that its references reach.
 *
 * Only relative file references inside the root folder are followed. A file that cannot be read is recorded,
 * and becomes a diagnostic only if a real reference (not one in an example) needs it.
 */

import { basename, resolve, dirname as folderOf } from 'node:path';
import { dirname, normalize } from 'node:path/posix';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { PathBase } from '../diagnostics/catalogue/files.js';
import { isArray, type Json, type JsonObject, jsonText, parseJsonText } from '../base/json.js';
import { isReallyWithin, isWithin, readTextFile } from '../base/files.js';
import { limits } from '../base/limits.js';
import { append } from '../base/pointer.js';
import { formatOf } from '../text/format.js';
import { repeatedKeys } from '../text/json-keys.js';
import { parse } from '../text/parse.js';

/** A file as it was read. */
export interface LoadedFile {
  readonly value: Json;
  readonly text: string;
  /** Size of the file. */
  readonly bytes: number;
}

/** A document with the files that it refers to. */
export interface LoadedDocument {
  /** Name of the root file: its path below the folder of the document, with `/`. */
  readonly root: string;
  /** All files by that name, the root file first. */
  readonly files: ReadonlyMap<string, LoadedFile>;
  /** Why a file that is referred to was not read, by its name. */
  readonly failures: ReadonlyMap<string, Failure>;
}

/** Why a file was not read. */
export type Failure =
  | { readonly kind: 'missing' }
  | { readonly kind: 'outside' }
  | { readonly kind: 'unreadable'; readonly reason: string }
  /** It is not JSON or YAML, such as a sample of code that an extension refers to. */
  | { readonly kind: 'invalid'; readonly found: Diagnostic };

export interface LoadResult {
  /** Absent if there are errors. */
  readonly source?: LoadedDocument;
  readonly diagnostics: readonly Diagnostic[];
  /** Texts by file name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface LoadOptions {
  /** Absolute path of the folder that references may reach; the document's own folder by default. */
  readonly root?: string | undefined;
  /** Path of the document as the user wrote it, for diagnostics; its file name by default. */
  readonly shown?: string | undefined;
  /** What a relative path of the document starts at. Default: the folder of the file that names it. */
  readonly base?: PathBase | undefined;
}

/** Reads a document and its files. @param path absolute path of the document */
export function load(path: string, options: LoadOptions = {}): LoadResult {
  const root = basename(path);
  const folder = folderOf(path);
  const loading = new Loading(folder, options.root ?? folder);
  loading.readFrom(root);
  const { files, failures, diagnostics, texts } = loading;
  const failure = failures.get(root);
  const shown = options.shown ?? root;
  if (failure) {
    const source = { file: shown };
    diagnostics.push(failureDiagnostic({ failure, reference: shown, source, base: options.base }));
  }
  if (hasErrors(diagnostics)) return { diagnostics, texts };
  return { source: { root, files, failures }, diagnostics, texts };
}

/** The state of one `load`. */
class Loading {
  readonly files = new Map<string, LoadedFile>();
  readonly failures = new Map<string, Failure>();
  readonly diagnostics: Diagnostic[] = [];
  readonly texts = new Map<string, string>();
  readonly #folder: string;
  readonly #allowed: string;

  /** @param folder that file names are relative to @param allowed folder that may be read; both absolute */
  constructor(folder: string, allowed: string) {
    this.#folder = folder;
    this.#allowed = allowed;
  }

  /** Reads a file and all files that it refers to, directly or not. */
  readFrom(root: string): void {
    const pending = [root];
    const seen = new Set(pending);
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      for (const next of this.#read(name)) {
        if (seen.has(next)) continue;
        seen.add(next);
        pending.push(next);
      }
      if (seen.size > limits.files) {
        const params = { what: 'files', limit: limits.files };
        this.diagnostics.push(diagnostic('limit-exceeded', params, { file: name, pointer: '' }));
        break;
      }
    }
  }

  /** Reads one file. @returns the names of the files that it refers to */
  #read(name: string): string[] {
    const text = this.#readText(name);
    if (text === undefined) return [];
    const parsed = parse(text, name);
    if (parsed.value === undefined) return this.#refuse(name, parsed.diagnostics);
    const { tooDeep, references, members } = survey(parsed.value);
    if (tooDeep !== undefined) return this.#refuse(name, [nestingDiagnostic(name, tooDeep)]);
    if (formatOf(name, text) === 'json')
      this.diagnostics.push(...repeatedKeys(text, name, members));
    this.files.set(name, { value: parsed.value, text, bytes: Buffer.byteLength(text) });
    return [...references].flatMap((reference) => fileOfReference(reference, name) ?? []);
  }

  /** Only what the document needs must be valid. */
  #refuse(name: string, diagnostics: readonly Diagnostic[]): [] {
    if (this.files.size === 0) this.diagnostics.push(...diagnostics);
    else this.#fail(name, { kind: 'invalid', found: diagnostics[0]! });
    return [];
  }

  /** The text of a file; undefined if it must not or cannot be read. */
  #readText(name: string): string | undefined {
    const path = resolve(this.#folder, name);
    if (!isWithin(this.#allowed, path)) return this.#fail(name, { kind: 'outside' });
    const result = readTextFile(path);
    if ('missing' in result) return this.#fail(name, { kind: 'missing' });
    if (!isReallyWithin(this.#allowed, path)) return this.#fail(name, { kind: 'outside' });
    if ('reason' in result) {
      return this.#fail(name, { kind: 'unreadable', reason: result.reason });
    }
    this.texts.set(name, result.text);
    return result.text;
  }

  #fail(name: string, failure: Failure): undefined {
    this.failures.set(name, failure);
  }
}

const nestingDiagnostic = (file: string, pointer: string): Diagnostic =>
  diagnostic(
    'limit-exceeded',
    { what: 'levels of nesting', limit: limits.depth },
    { file, pointer },
  );

/** Loads a document that is in memory. Values that JSON cannot represent are dropped. @param name its file name in diagnostics */
export function loadValue(document: Json, name: string): LoadResult {
  const { tooDeep } = survey(document);
  if (tooDeep !== undefined) {
    return { diagnostics: [nestingDiagnostic(name, tooDeep)], texts: new Map() };
  }
  const text = jsonText(document, { indent: 2 });
  const file = { value: parseJsonText(text), text, bytes: Buffer.byteLength(text) };
  const source = { root: name, files: new Map([[name, file]]), failures: new Map() };
  return { source, diagnostics: [], texts: new Map([[name, text]]) };
}

interface FailureInput {
  readonly failure: Failure;
  readonly reference: string;
  /** Where the reference is. */
  readonly source: Diagnostic['source'];
  readonly base?: PathBase | undefined;
}

/** The diagnostic of a file that was not read. */
export function failureDiagnostic(input: FailureInput): Diagnostic {
  const { failure, reference, source, base = 'the folder of the file that contains them' } = input;
  switch (failure.kind) {
    case 'missing':
      return diagnostic('file-missing', { path: reference.split('#', 1)[0]!, base }, source);
    case 'outside':
      return diagnostic('reference-outside', { reference }, source);
    case 'invalid':
      return failure.found;
    case 'unreadable':
      return diagnostic('file-unreadable', { path: reference, reason: failure.reason }, source);
  }
}

/** Whether a reference has a scheme or names a host. */
export const isRemote = (reference: string): boolean =>
  /^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference);

/** The name of the file to which a reference in the file `from` points; undefined for URLs and for invalid names. */
export function fileOfReference(reference: string, from: string): string | undefined {
  const path = reference.split('#', 1)[0]!;
  if (path === '') return from;
  if (isRemote(path)) return undefined;
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // not percent-encoded: the file name contains a literal %
  }
  if (decoded.includes('\0')) return undefined; // not valid in a file name
  decoded = decoded.replaceAll('\\', '/'); // as on Windows
  return decoded.startsWith('/') ? decoded : normalize(`${dirname(from)}/${decoded}`);
}

interface Survey {
  /** Pointer to a value that is nested too deeply; undefined if none is. */
  readonly tooDeep: string | undefined;
  /** The file part of every `$ref` that has one, those in examples included. */
  readonly references: ReadonlySet<string>;
  /** How many members the objects have. */
  readonly members: number;
}

/** A value and the keys that lead to it, the last one first. */
interface Visit {
  readonly node: Json;
  readonly level: number;
  readonly key: string;
  readonly parent: Visit | undefined;
}

/** Finds the references of a value, and whether it is nested too deeply. */
function survey(value: Json): Survey {
  const references = new Set<string>();
  const stack: Visit[] = [{ node: value, level: 1, key: '', parent: undefined }];
  const seen = new Set<Json>();
  let tooDeep: string | undefined;
  let members = 0;
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, level } = top;
    if (typeof node !== 'object' || node === null || seen.has(node)) continue;
    seen.add(node);
    if (level > limits.depth) {
      tooDeep ??= pointerTo(top);
      continue;
    }
    const keys = Object.keys(node);
    const isList = isArray(node);
    if (!isList) members += keys.length;
    for (const key of keys) {
      const member = (node as JsonObject)[key]!;
      if (typeof member === 'object') {
        if (member !== null) stack.push({ node: member, level: level + 1, key, parent: top });
      } else if (key === '$ref' && typeof member === 'string' && !isList) {
        if (!member.startsWith('#')) references.add(member.split('#', 1)[0]!);
      }
    }
  }
  return { tooDeep, references, members };
}

function pointerTo(visit: Visit): string {
  const keys: string[] = [];
  for (let at = visit; at.parent; at = at.parent) keys.push(at.key);
  return append('', ...keys.toReversed());
}
