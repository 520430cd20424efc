/** `sdkwright validate`: reports everything that is wrong with a document and its config. */

import { planProject } from './plan-project.js';
import type { Report } from './report.js';
import type { ProjectOptions } from './project.js';

/**
 * Reads a document and plans its SDKs, without emitting files.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function validate(options: ProjectOptions = {}): Promise<Report> {
  const { ok, diagnostics, texts } = await planProject(options);
  return { ok, diagnostics, texts };
}
