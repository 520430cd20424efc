/** Operations without a success response, and paths that match the same requests. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Api } from '../model/api.js';
import type { Locate } from './schemas.js';

/** Warns about operations without a success response, and about paths that match the same requests. */
export function lintOperations(api: Api, locate: Locate): Diagnostic[] {
  const found: Diagnostic[] = [];
  const byTemplate = new Map<string, string>();
  for (const { id, method, path, responses, at } of api.operations) {
    if (!responses.some(({ status }) => /^([123]|default)/.test(status))) {
      found.push(diagnostic('response-missing', { operation: id }, locate(at)));
    }
    // Templates are ambiguous if they differ only in parameter names.
    const template = `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
    const other = byTemplate.get(template);
    if (other === undefined) byTemplate.set(template, id);
    else found.push(diagnostic('path-ambiguous', { operation: id, other }, locate(at)));
  }
  return found;
}
