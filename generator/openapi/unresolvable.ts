/** Why a reference cannot be resolved, and a suggestion for the intended one. */

import { isObject, own, type Json } from '../base/json.js';
import { nearest } from '../base/nearest.js';
import { append, parseFragment } from '../base/pointer.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Referent } from './identifiers.js';
import { failureDiagnostic, fileOfReference, isRemote, type LoadedDocument } from './load.js';
import type { FoundReference } from './upgrade.js';

/** A file and the parts of a JSON pointer; undefined for URLs and for fragments that are not pointers. */
export function parseReference(reference: string, from: string): Referent | undefined {
  const file = fileOfReference(reference, from);
  if (file === undefined) return undefined;
  const hash = reference.indexOf('#');
  const parts = parseFragment(hash < 0 ? '' : reference.slice(hash + 1));
  return parts && { file, parts };
}

/** @param suggests whether to look for a similar name, which takes time */
export function unresolvable(
  { reference, file, pointer }: FoundReference,
  loaded: LoadedDocument,
  suggests: boolean,
): Diagnostic {
  const source = { file, pointer: append(pointer, '$ref') };
  if (isRemote(reference)) return diagnostic('reference-remote', { reference }, source);
  const referent = parseReference(reference, file);
  if (!referent) return diagnostic('reference-unresolvable', { reference }, source);
  const failure = loaded.failures.get(referent.file);
  if (failure) return failureDiagnostic({ failure, reference, source });
  const parts = suggests
    ? similarPath(loaded.files.get(referent.file)?.value, referent.parts)
    : undefined;
  const suggestion = parts && `${reference.split('#', 1)[0]!}#${append('', ...parts)}`;
  return diagnostic('reference-unresolvable', { reference, suggestion }, source);
}

/** A path with its first part that does not exist replaced by a similar name; undefined if there is none. */
function similarPath(root: Json | undefined, parts: readonly string[]): string[] | undefined {
  let node = root;
  for (const [index, part] of parts.entries()) {
    const next = own(node, part);
    if (next === undefined) {
      const name = isObject(node) ? nearest(part, Object.keys(node)) : undefined;
      return name === undefined ? undefined : parts.with(index, name);
    }
    node = next;
  }
  return undefined;
}
