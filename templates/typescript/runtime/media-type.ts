/** The media types of request bodies. */

import { isA } from './env.js';

/**
 * The media type of a `Blob` or `Response` if the API accepts it or states several, or else `fallback`: the bytes of one
 * type are not labeled as another.
 *
 * @param accepted media types and ranges such as `image/*`
 */
export function mediaTypeOf(body: unknown, accepted: readonly string[], fallback: string): string {
  const own = ownType(body);
  return own && isAllowed(own, accepted) ? own : fallback;
}

/** Whether bytes keep their media type: it is among those that the API states, or the API states several. */
export const isAllowed = (mediaType: string, stated: readonly string[]): boolean =>
  (stated.length > 1 && mediaType !== '') || stated.some((range) => isInRange(mediaType, range));

/** Whether a media type is in a range such as `image/*`. Parameters do not count. */
export function isInRange(mediaType: string, range: string): boolean {
  const [own = '', wanted = ''] = [mediaType, range].map((text) =>
    text.replace(/ *;.*/, '').toLowerCase(),
  );
  if (own === wanted || wanted === '*/*') return true;
  return wanted.endsWith('/*') && own.startsWith(wanted.slice(0, -1));
}

function ownType(body: unknown): string {
  if (isA('Response', body)) return body.headers.get('content-type') ?? '';
  if (typeof body !== 'object' || body === null || !('type' in body)) return '';
  return typeof body.type === 'string' ? body.type : '';
}
