/** The stages in order, from a document on disk to the plan of an SDK. Makes no decisions of its own. */

import { analyze } from './analyze/analyze.js';
import type { ConfiguredSecurity } from './config/load.js';
import { hasErrors, type Diagnostic } from './diagnostics/diagnostics.js';
import { lint } from './lint/lint.js';
import type { Api } from './model/api.js';
import { load, type LoadOptions, type LoadResult, type LoadedDocument } from './openapi/load.js';
import { resolveReferences } from './openapi/references.js';
import { restorePlaces } from './openapi/restore-places.js';
import { loadTarget, type TargetRef } from './targets/load.js';
import type { PlanInput } from './targets/shared/plan-input.js';
import { planTarget, type TargetPlan } from './targets/target.js';

/** Counts of the work done. Tests verify that they are linear in the size of the input. */
export interface Stats {
  readonly bytesRead: number;
  readonly schemasVisited: number;
  readonly schemasBuilt: number;
  readonly filesFormatted: number;
  readonly filesWritten: number;
}

export interface ReadResult {
  /** The document and the files that it refers to; absent if it cannot be read. */
  readonly source?: LoadedDocument;
  /** Absent if the document cannot be read. */
  readonly api?: Api;
  /** With pointers, but without lines and columns, and in no order. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the files by name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  readonly stats: Pick<Stats, 'bytesRead' | 'schemasVisited' | 'schemasBuilt'>;
}

/** How a document is read. */
export interface ReadOptions extends LoadOptions {
  /** What the config declares for a document that declares no security. */
  readonly security?: ConfiguredSecurity | undefined;
}

/** load → upgrade → analyze → lint. @param path absolute path of the document */
export function readApi(path: string, options: ReadOptions = {}): ReadResult {
  return readLoaded(load(path, options), options.security);
}

/** upgrade → analyze → lint, for a document that is loaded already. */
export function readLoaded(loaded: LoadResult, security?: ConfiguredSecurity): ReadResult {
  const { source, texts } = loaded;
  const none = { bytesRead: 0, schemasVisited: 0, schemasBuilt: 0 };
  if (!source) return { diagnostics: loaded.diagnostics, texts, stats: none };
  const bytesRead = [...source.files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const read = resolveReferences(source);
  if (!read.resolved) {
    const diagnostics = [...loaded.diagnostics, ...read.diagnostics];
    return { source, diagnostics, texts, stats: { ...none, bytesRead } };
  }
  const built = analyze(read.resolved, security);
  const found = [...built.diagnostics];
  const known = [...loaded.diagnostics, ...read.diagnostics];
  if (!hasErrors([...known, ...found])) found.push(...lint(read.resolved, built.api, security));
  const diagnostics = [...known, ...restorePlaces(found, read.resolved.origin)];
  const { schemasVisited } = read.resolved;
  const stats = { bytesRead, schemasVisited, schemasBuilt: built.schemasAnalyzed };
  return { source, api: built.api, diagnostics, texts, stats };
}

/**
 * lower → names, for one target; the plan emits the files.
 *
 * @throws {TemplateError} if a target pack has an error
 */
export async function plan(target: TargetRef, input: PlanInput): Promise<TargetPlan> {
  return planTarget(await loadTarget(target), input);
}
