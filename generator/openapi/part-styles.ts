/** The style of parts of a multipart body, which OpenAPI 3.0 ignores. */

import { isObject, type Json } from '../base/json.js';
import { mapMembers } from './map-json.js';

/** A Media Type Object without the styles of its parts. */
export function withoutPartStyles(mediaType: Json): Json {
  if (!isObject(mediaType) || !isObject(mediaType['encoding'])) return mediaType;
  const encoding = mapMembers(mediaType['encoding'], (member) => {
    if (!isObject(member)) return member;
    const { style: _, explode: __, allowReserved: ___, ...others } = member;
    return others;
  });
  return { ...mediaType, encoding };
}
