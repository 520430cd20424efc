/** Bodies that are JSON or else multipart or bytes: what callers pass decides which of the two is sent. */

import { compare } from '../../base/order.js';
import type { Body, Content, Use, WireBody } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { isJson } from '../../model/media-types.js';
import { sameType } from '../../model/same-type.js';
import type { TypeLookup } from '../combine/lookup.js';
import { bodyEncoding } from './encodings.js';
import { memberNames } from './object-members.js';
import { bytesBesideJson, sentUse } from './raw-bodies.js';

/** A body, and the content that is sent by default. */
export interface BodyContent {
  readonly body: Body;
  readonly content: Content;
  readonly lookup: TypeLookup;
}

/** The multipart content of a body that is JSON by default. */
export interface Alternative {
  readonly content: Content;
  /** The members that JSON does not have. */
  readonly only: readonly string[];
}

/** The multipart content; undefined if there is none, or if its members are not declared. */
export function alternativeOf({ body, content, lookup }: BodyContent): Alternative | undefined {
  if (!isJson(content.mediaType)) return undefined;
  const other = body.contents.find((each) => bodyEncoding(each) === 'multipart');
  if (!other) return undefined;
  if (sameType(other.use.type, content.use.type)) return { content: other, only: [] };
  const names = memberNames(other.use.type, lookup);
  if (!names) return undefined;
  const inJson = memberNames(content.use.type, lookup);
  const only = [...names].filter((name) => inJson?.has(name) !== true).toSorted(compare);
  return { content: other, only };
}

/** The media types of bytes that callers can pass in place of JSON; undefined if they can pass a form, or only JSON. */
export function bytesAlternativeOf(input: BodyContent): WireBody['orBytes'] {
  const { body, content, lookup } = input;
  if (!isJson(content.mediaType) || alternativeOf(input)) return undefined;
  return bytesBesideJson(body, lookup);
}

/** The use of a body as callers pass it: a union if it is JSON or something else, of different types. */
export function passedUse(input: BodyContent): Use {
  const { content, lookup } = input;
  const { use } = content;
  const { at } = use.type;
  const other = alternativeOf(input)?.content;
  if (other && !sameType(other.use.type, use.type)) {
    const variants = [use, other.use];
    return { ...use, type: { kind: 'union', at, variants, encodings: ['json', 'multipart'] } };
  }
  if (!bytesAlternativeOf(input)) return sentUse(content, lookup);
  const variants = [use, useOf({ kind: 'binary', at })];
  return { ...use, type: { kind: 'union', at, variants, encodings: ['json', 'binary'] } };
}
