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
import type { EjectOptions, EjectResult } from './commands/eject.js';
import type { InitOptions, InitResult } from './commands/init.js';
import type { ModelResult } from './commands/model.js';
import type { Report } from './commands/report.js';
import type {
  CheckOptions,
  CheckResult,
  GenerateOptions,
  GenerateResult,
} from './commands/plan-update.js';
import type { NamesResult } from './commands/names.js';
import type { OutputOptions, ProjectOptions } from './commands/project.js';
import type { ViewOptions, ViewResult } from './commands/view.js';

export type { EjectOptions, EjectResult } from './commands/eject.js';
export type { DerivedFacts, InitOptions, InitResult } from './commands/init.js';
export type { ModelResult } from './commands/model.js';
export type { NamesResult } from './commands/names.js';
export { modelText } from './commands/model-text.js';
export type { Report } from './commands/report.js';
export type {
  CheckedOutput,
  CheckOptions,
  CheckResult,
  GenerateOptions,
  GenerateResult,
  OutputSummary,
} from './commands/plan-update.js';
export type { ProgressEvent, ProgressListener, Stage } from './commands/progress.js';
export type { OutputOptions, ProjectOptions } from './commands/project.js';
export { UsageError } from './commands/usage-error.js';
export type { ViewOptions, ViewResult } from './commands/view.js';
export type {
  Diagnostic,
  DiagnosticCode,
  Severity,
  SourceLocation,
} from './diagnostics/diagnostics.js';
export type { StaleFile, StaleReason } from './output/plan.js';
export { renderDiagnostics } from './diagnostics/print.js';
export type * from './model/api.js';
export type { Stats } from './pipeline.js';
export { TemplateError } from './targets/pack/template-error.js';

// Each function loads its command only when it is called, so that importing the library costs nothing.

/**
 * Writes the SDKs of a project. If the input has errors, or an output cannot be written, nothing is changed
 * on disk.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a target pack has an error
 */
export async function generate(options: GenerateOptions = {}): Promise<GenerateResult> {
  return (await import('./commands/generate.js')).generate(options);
}

/**
 * Reports every file that `generate` would write or remove as a diagnostic `output-stale`, and those that it
 * would refuse to replace as `generate` does. Writes nothing.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a target pack has an error
 */
export async function check(options: CheckOptions = {}): Promise<CheckResult> {
  return (await import('./commands/check.js')).check(options);
}

/**
 * Reports all errors and warnings of a document and its config.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a target pack has an error
 */
export async function validate(options: ProjectOptions = {}): Promise<Report> {
  return (await import('./commands/validate.js')).validate(options);
}

/**
 * The language-neutral model of a document, which all targets are generated from.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a target pack has an error
 */
export async function model(options: ProjectOptions = {}): Promise<ModelResult> {
  return (await import('./commands/model.js')).model(options);
}

/** The model of a document in memory. References to other files are errors. */
export async function modelOf(
  document: OpenAPIV3.Document | OpenAPIV3_1.Document,
): Promise<ModelResult> {
  return (await import('./commands/model.js')).modelOf(document);
}

/**
 * All methods of a target with their requests, as a tree, by default of the first target.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function names(options: OutputOptions = {}): Promise<NamesResult> {
  return (await import('./commands/names.js')).names(options);
}

/**
 * What the templates of a target pack get, as JSON text.
 *
 * @throws {UsageError} if the options do not fit, or if the target has no pack
 * @throws {TemplateError} if the pack has an error
 */
export async function view(options: ViewOptions): Promise<ViewResult> {
  return (await import('./commands/view.js')).view(options);
}

/** The explanation of a diagnostic, as text. @throws {UsageError} if the code does not exist */
export async function explain(code: string): Promise<string> {
  return (await import('./commands/explain.js')).explain(code);
}

/**
 * Writes `sdkwright.yml` for a document, and adds an npm script.
 *
 * @throws {UsageError} if no document is named, or if there is a config already
 */
export async function init(options: InitOptions = {}): Promise<InitResult> {
  return (await import('./commands/init.js')).init(options);
}

/**
 * Copies a built-in target pack to a folder, to change it.
 *
 * @throws {UsageError} if there is no such pack, or if the folder is not empty
 */
export async function eject(options: EjectOptions): Promise<EjectResult> {
  return (await import('./commands/eject.js')).eject(options);
}
