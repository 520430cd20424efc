/** Bodies that are bytes or text: what callers pass, and the media types that they may have. */

import type { Body, Content, Type, Use, WireBody } from '../../model/api.js';
import { essence, isAnyMediaType, isMultipart, isRange } from '../../model/media-types.js';
import { sameType } from '../../model/same-type.js';
import { resolved, type TypeLookup } from '../combine/lookup.js';
import { bodyEncoding, sentMediaType } from './encodings.js';

/** The use of a body that is not described member by member: bytes, or text that is not one scalar. */
export function sentUse(content: Content, lookup: TypeLookup): Use {
  const { use } = content;
  const { at } = use.type;
  const encoding = bodyEncoding(content);
  if (encoding === 'binary') return { ...use, type: { kind: 'binary', at } };
  const isWritten = encoding !== 'text' || isScalar(use.type, lookup);
  return isWritten ? use : { ...use, type: { kind: 'string', at } };
}

/** Whether a schema describes data that is not written by the SDK, as the body is bytes or text. */
export function isUnwritable(content: Content, lookup: TypeLookup): boolean {
  const { type } = content.use;
  return isRaw(content) && type.kind !== 'unknown' && !isScalar(type, lookup);
}

/** The media types of all contents that are bytes or text; the default is `application/octet-stream`, or else the
 * first that is not a range. */
export const bytesMediaTypes = ({ contents }: Body): BytesMediaTypes =>
  mediaTypesOf(contents.filter(isRaw));

type BytesMediaTypes = Pick<WireBody, 'mediaType' | 'accepts'>;

/**
 * The media types of the bytes that callers can pass in place of JSON: those of contents that are described as bytes,
 * or not at all. Undefined if there are none.
 */
export function bytesBesideJson(
  { contents }: Body,
  lookup: TypeLookup,
): BytesMediaTypes | undefined {
  const found = contents.filter((content) => {
    const kind = resolved(content.use.type, lookup)?.kind;
    const isUndescribed = kind === 'unknown' && !isAnyMediaType(content.mediaType);
    return bodyEncoding(content) === 'binary' && (kind === 'binary' || isUndescribed);
  });
  return found.length > 0 ? mediaTypesOf(found) : undefined;
}

function mediaTypesOf(contents: readonly Content[]): BytesMediaTypes {
  const all = contents.map(({ mediaType }) => mediaType);
  const stated = all.filter((type) => !isRange(type));
  const octets = stated.find((type) => essence(type) === 'application/octet-stream');
  const mediaType = sentMediaType(octets ?? stated[0] ?? all[0]!, 'binary');
  const isOnly = all.length === 1 && all[0] === mediaType;
  // Parts need the boundary that the type of the caller's bytes states.
  return { mediaType, accepts: isOnly && !isMultipart(mediaType) ? [] : all };
}

/** Whether callers can send a content that is not the preferred one: it has the same type, or both are bytes. */
export const isOffered = (content: Content, preferred: Content): boolean =>
  sameType(content.use.type, preferred.use.type) ||
  (bodyEncoding(preferred) === 'binary' && isRaw(content));

function isRaw(content: Content): boolean {
  const encoding = bodyEncoding(content);
  return encoding === 'binary' || encoding === 'text';
}

/** Whether all values are one piece of text, or bytes. */
function isScalar(type: Type, lookup: TypeLookup): boolean {
  const found = resolved(type, lookup);
  switch (found?.kind) {
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
      return true;
    case 'union':
      return found.variants.every((variant) => isScalar(variant.type, lookup));
    case undefined:
    case 'unknown':
    case 'never':
    case 'null':
    case 'array':
    case 'object':
    case 'intersection':
    case 'not':
    case 'conditional':
    case 'ref':
      return false;
  }
}
