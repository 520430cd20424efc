/** `sdkwright model`: the language-neutral model of a document, as JSON. */

import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import type { Json } from '../base/json.js';
import { hasErrors } from '../diagnostics/diagnostics.js';
import type { Api } from '../model/api.js';
import { loadValue } from '../openapi/load.js';
import { readLoaded } from '../pipeline.js';
import { locate } from '../text/locate.js';
import { planProject } from './plan-project.js';
import type { Report } from './report.js';
import type { ProjectOptions } from './project.js';

export interface ModelResult extends Report {
  /** The model; absent if the document cannot be read. */
  readonly api?: Api;
}

/**
 * The model that all targets are generated from.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function model(options: ProjectOptions = {}): Promise<ModelResult> {
  const { ok, diagnostics, texts, document } = await planProject(options);
  const api = document?.read.api;
  return { ok, diagnostics, texts, ...(api && { api }) };
}

/** The model of a document in memory. References to other files are errors. */
export function modelOf(document: OpenAPIV3.Document | OpenAPIV3_1.Document): ModelResult {
  const read = readLoaded(loadValue(document as unknown as Json, 'document'));
  const { api, texts } = read;
  const diagnostics = locate(read.diagnostics, texts);
  return { ok: !hasErrors(diagnostics), diagnostics, texts, ...(api && { api }) };
}
