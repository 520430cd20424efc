/** Which versions of OpenAPI can be read. */

import { own, type Json } from '../base/json.js';
import type { Place } from '../base/place.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';

/** The version that a file states, and the key under which it does. */
interface Stated {
  readonly key: 'swagger' | 'openapi';
  readonly version: string;
}

function statedIn(value: Json | undefined): Stated | undefined {
  for (const key of ['swagger', 'openapi'] as const) {
    const version = own(value, key);
    if (version !== undefined) return { key, version: String(version) };
  }
  return undefined;
}

const isVersion2 = ({ version }: Stated): boolean => /^\s*v?2(\.0)*\s*$/.test(version);
const isVersion3 = ({ version }: Stated): boolean =>
  /^\s*v?3(\.[012](\.|-|\s*$)|\s*$)/.test(version);

/** Fields of the root object that only the other versions have, by the key of the version. */
const fieldsOfOthers = {
  swagger: ['components', 'servers', 'webhooks'],
  openapi: ['definitions', 'host', 'basePath', 'schemes', 'securityDefinitions'],
} as const;

/** What is wrong with the version of a file as the root of a document. An error refuses the file. */
export function versionDiagnostic(root: Json, file: string): Diagnostic | undefined {
  const stated = statedIn(root);
  const value = stated && own(root, stated.key);
  const isText = ['string', 'number'].includes(typeof value);
  if (!stated || (stated.key === 'openapi' && !isText)) {
    return diagnostic('document-unrecognized', {}, { file, pointer: '' });
  }
  const { key, version } = stated;
  const source: Place = { file, pointer: `/${key}` };
  if (!isVersion2(stated) && !isVersion3(stated)) {
    return diagnostic('version-unsupported', { version }, source);
  }
  const meant = isVersion2(stated) ? 'swagger' : 'openapi';
  if (key === meant) return undefined;
  const field = fieldsOfOthers[meant].find((name) => own(root, name) !== undefined);
  if (field === undefined) return diagnostic('version-key', { key, meant, version }, source);
  return diagnostic('version-contradictory', { key, meant, version, field }, source);
}

/** The version of a file. One that states none has that of the root file. */
const versionOf = (value: Json | undefined, root: Json): Stated | undefined =>
  statedIn(value) ?? statedIn(root);

/** Whether a file is OpenAPI 2.0. */
export function isSwagger(value: Json | undefined, root: Json): boolean {
  const stated = versionOf(value, root);
  return stated !== undefined && isVersion2(stated);
}

/** Whether fields beside a `$ref` count in a schema: before OpenAPI 3.1 they "SHALL be ignored". */
export function hasSiblings(value: Json | undefined, root: Json): boolean {
  return !isSwagger(value, root) && !isVersion30(value, root);
}

/** Whether parts of a multipart body can have a style: not in OpenAPI 3.0, which ignores it there. */
export const hasPartStyles = (value: Json | undefined, root: Json): boolean =>
  !isVersion30(value, root);

function isVersion30(value: Json | undefined, root: Json): boolean {
  const stated = versionOf(value, root);
  return stated !== undefined && /^\s*v?3(\.0|\s*$)/.test(stated.version);
}
