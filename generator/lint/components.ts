/** Components that nothing refers to. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { ConfiguredSecurity } from '../config/load.js';
import { isObject } from '../base/json.js';
import type { OpenAPIDocument, OperationObject } from '../openapi/document.js';
import type { ResolvedDocument } from '../openapi/references.js';

/** Warns about components that no reference, security requirement or discriminator uses. */
export function lintComponents(
  spec: ResolvedDocument,
  configured?: ConfiguredSecurity,
): Diagnostic[] {
  const required = requiredSchemes(spec.document, configured?.security);
  return spec.components.flatMap(({ kind, name, place }) => {
    const isUsed =
      spec.isReferred(place) ||
      (kind.startsWith('security') && required.has(name)) ||
      ((kind === 'schemas' || kind === 'definitions') && isSubclass(name, spec));
    return isUsed ? [] : [diagnostic('component-unused', { kind, name }, place)];
  });
}

/** Names of the security schemes that the document, the config or an operation requires. */
function requiredSchemes(
  { security, paths = {} }: OpenAPIDocument,
  configured: ConfiguredSecurity['security'] = [],
): Set<string> {
  const operations = Object.values(paths).flatMap((item) =>
    Object.values(item).filter((member) => isObject(member)),
  ) as readonly OperationObject[];
  const requirements = [
    security ?? configured,
    ...operations.map((operation) => operation.security ?? []),
  ];
  return new Set(requirements.flat().flatMap((requirement) => Object.keys(requirement)));
}

/** Whether a schema extends one with a discriminator, which refers to it by its name. */
function isSubclass(name: string, spec: ResolvedDocument): boolean {
  const schema = spec.resolve(spec.schemaReference(name), spec.root, 'Schema')?.value;
  const parts = typeof schema === 'object' ? (schema.allOf ?? []) : [];
  return parts.some((part) => {
    if (typeof part !== 'object' || part.$ref === undefined) return false;
    const base = spec.resolve(part.$ref, spec.root, 'Schema')?.value;
    return typeof base === 'object' && base.discriminator !== undefined;
  });
}
