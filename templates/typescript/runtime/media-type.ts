/** The media types of request bodies. */

import { isA } from './env.js';

/**
 * The media type of a `Blob` or `Response` if the API accepts it, or else `fallback`.
 *
 * @param accepted media types and ranges such as `image/*`
 */
export function mediaTypeOf(body: unknown, accepted: readonly string[], fallback: string): string {
  const own = ownType(body);
  return own && accepted.some((range) => isInRange(own, range)) ? own : fallback;
}

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
