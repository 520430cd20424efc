/** Which content of a request body is sent by default, if there are several. */

import type { Body, Content, Type } from '../../model/api.js';
import { isJson } from '../../model/media-types.js';
import { children } from '../../model/walk.js';
import { resolved, type TypeLookup } from '../combine/lookup.js';
import { bodyEncoding } from './encodings.js';

/**
 * The content that is sent by default: JSON that is more than a string of bytes, or else a multipart body with files,
 * which no other form can send, or else the first one. Undefined without contents.
 */
export function sentContent({ contents }: Body, lookup: TypeLookup): Content | undefined {
  const isBytes = ({ use }: Content): boolean => resolved(use.type, lookup)?.kind === 'binary';
  const json = contents.find(({ mediaType }) => isJson(mediaType));
  const bytes = contents.find((content) => bodyEncoding(content) === 'binary' && isBytes(content));
  return (
    (json && isBytes(json) ? bytes : undefined) ??
    json ??
    contents.find(
      (content) => bodyEncoding(content) === 'multipart' && hasFile(content.use.type, lookup),
    ) ??
    contents[0]
  );
}

/** Whether values of a type can contain bytes. */
function hasFile(type: Type, lookup: TypeLookup): boolean {
  const seen = new Set<Type>();
  const pending = [type];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const found = resolved(next, lookup);
    if (!found || seen.has(found)) continue;
    if (found.kind === 'binary') return true;
    seen.add(found);
    pending.push(...children(found));
  }
  return false;
}
