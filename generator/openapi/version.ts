/** Which versions of OpenAPI can be read. */

import { own, type Json } from '../base/json.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';

/** Why a file cannot be read as the root of an OpenAPI document; undefined if it can. */
export function versionDiagnostic(root: Json, file: string): Diagnostic | undefined {
  const swagger = own(root, 'swagger');
  if (swagger !== undefined) {
    const version = String(swagger);
    if (/^\s*2(\.0)*\s*$/.test(version)) return undefined;
    return diagnostic('version-unsupported', { version }, { file, pointer: '/swagger' });
  }
  const openapi = own(root, 'openapi');
  if (typeof openapi !== 'string' && typeof openapi !== 'number') {
    return diagnostic('document-unrecognized', {}, { file, pointer: '' });
  }
  if (/^\s*v?3(\.[012](\.|-|\s*$)|\s*$)/.test(String(openapi))) return undefined;
  const version = String(openapi);
  return diagnostic('version-unsupported', { version }, { file, pointer: '/openapi' });
}

/** Whether a file is OpenAPI 2.0. A file that states no version has that of the root file. */
export function isSwagger(value: Json | undefined, root: Json): boolean {
  const version = own(value, 'openapi') ?? own(value, 'swagger');
  return own(version === undefined ? root : value, 'swagger') !== undefined;
}

/** Whether fields beside a `$ref` count in a schema: before OpenAPI 3.1 they "SHALL be ignored". */
export function hasSiblings(value: Json | undefined, root: Json): boolean {
  return !isSwagger(value, root) && !isVersion30(value, root);
}

/** Whether parts of a multipart body can have a style: not in OpenAPI 3.0, which ignores it there. */
export const hasPartStyles = (value: Json | undefined, root: Json): boolean =>
  !isVersion30(value, root);

function isVersion30(value: Json | undefined, root: Json): boolean {
  const version = own(value, 'openapi') ?? own(root, 'openapi');
  return /^\s*v?3(\.0|\s*$)/.test(String(version));
}
