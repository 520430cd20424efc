/** Operations that leave something out, or that the specification does not tell apart. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Place } from '../openapi/references.js';
import type { Api, TypeId } from '../model/api.js';

export function lintOperations(api: Api, placeOf: (id: TypeId) => Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  const byTemplate = new Map<string, string>();
  for (const { id, method, path, responses, at } of api.operations) {
    if (!responses.some(({ status }) => /^([123]|default)/.test(status))) {
      found.push(diagnostic('response-missing', { operation: id }, placeOf(at)));
    }
    const template = `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
    const other = byTemplate.get(template);
    if (other === undefined) byTemplate.set(template, id);
    else found.push(diagnostic('path-ambiguous', { operation: id, other }, placeOf(at)));
  }
  return found;
}
