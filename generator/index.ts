/**
 * The library: what the command line does, for build scripts.
 *
 * ```ts
 * import { generate } from 'sdkwright';
 *
 * const { ok, diagnostics } = await generate({ spec: 'openapi.yml', out: 'sdk' });
 * ```
 */

import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { hasErrors, type Diagnostic } from './diagnostics/diagnostics.js';
import type { Api } from './model/api.js';
import type { Json } from './base/json.js';
import { openProject, UsageError, type Output, type ProjectOptions } from './commands/project.js';

export type { Config } from './config/load.js';
export type { Diagnostic, DiagnosticCode, Severity, Source } from './diagnostics/diagnostics.js';
export { check, generate } from './commands/generate.js';
export type { GenerateOptions, GenerateResult, OutputSummary } from './commands/generate.js';
export type { EjectOptions, EjectResult } from './commands/eject.js';
export type { InitOptions, InitResult } from './commands/init.js';
export type * from './model/api.js';
export type { Stats } from './pipeline.js';
export { TemplateError } from './targets/pack/template-error.js';
export type { ProjectOptions } from './commands/project.js';
export { renderDiagnostics } from './diagnostics/print.js';
export { UsageError };

export interface ReadOutcome {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  /** Sources by file name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** The model; absent if the document cannot be read. */
  readonly api?: Api;
}

/** Reads a document and the config, and says everything that is wrong with them. @throws {UsageError} */
export async function validate(options: ProjectOptions = {}): Promise<ReadOutcome> {
  const opened = openProject(options);
  const { project } = opened;
  if (!project) return { ok: false, diagnostics: opened.diagnostics, texts: opened.texts };
  const [{ plan }, { once, told }, { readProject }, { locate }] = await Promise.all([
    import('./pipeline.js'),
    import('./diagnostics/select.js'),
    import('./commands/read-project.js'),
    import('./text/positions.js'),
  ]);
  const { read, texts, input } = readProject(project, opened);
  const { outputs } = project;
  const planned: Diagnostic[] = [];
  const targets: readonly Pick<Output, 'target' | 'pack'>[] =
    outputs.length > 0 ? outputs : [{ target: 'typescript' }];
  for (const target of input ? targets : []) {
    planned.push(...(await plan(target, input!)).diagnostics);
  }
  const all = [...opened.diagnostics, ...read.diagnostics, ...once(planned)];
  const diagnostics = told(locate(all, texts), project.config);
  const ok = read.api !== undefined && !hasErrors(diagnostics);
  return { ok, diagnostics, texts, ...(read.api && { api: read.api }) };
}

/** The model of a document, as every target gets it. @throws {UsageError} */
export async function model(options: ProjectOptions = {}): Promise<ReadOutcome> {
  return validate(options);
}

/** The model of a document that is in memory already; references to other files are refused. */
export async function modelOf(
  document: OpenAPIV3.Document | OpenAPIV3_1.Document,
): Promise<ReadOutcome> {
  const [{ readLoaded }, { loadValue }] = await Promise.all([
    import('./pipeline.js'),
    import('./openapi/load.js'),
  ]);
  const { api, diagnostics, texts } = readLoaded(
    loadValue(document as unknown as Json, 'document'),
  );
  const ok = api !== undefined && !hasErrors(diagnostics);
  return { ok, diagnostics, texts, ...(api && { api }) };
}

/** What a diagnostic means and how to mend it. @throws {UsageError} for a code that there is not */
export async function explain(code: string): Promise<string> {
  return (await import('./commands/explain.js')).explain(code);
}

/** Writes a config for a document. @throws {UsageError} */
export async function init(
  options: import('./commands/init.js').InitOptions = {},
): Promise<import('./commands/init.js').InitResult> {
  return (await import('./commands/init.js')).init(options);
}

/** The view that the templates of a target pack get, as JSON text. @throws {UsageError} */
export async function view(
  options: ProjectOptions & { readonly target: string },
): Promise<Omit<ReadOutcome, 'api'> & { readonly view?: string }> {
  return (await import('./commands/view.js')).view(options);
}

/** Copies a target pack to fork it. @throws {UsageError} */
export async function eject(
  options: import('./commands/eject.js').EjectOptions,
): Promise<import('./commands/eject.js').EjectResult> {
  return (await import('./commands/eject.js')).eject(options);
}

/** JSON text of a model: maps are objects, in order. */
export const modelText = (api: Api): string =>
  `${JSON.stringify(
    api,
    (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value),
    2,
  )}\n`;
