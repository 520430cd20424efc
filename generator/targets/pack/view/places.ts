/** Where each argument of an operation is sent. */

import type { Operation, WireMember } from '../../../model/api.js';

/** Where an argument is sent. */
export interface WirePlace {
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly member: WireMember;
}

/**
 * The places of all arguments by member; that of the positional argument under undefined. Arguments without
 * a place are in the body.
 */
export function placesOf({ wire }: Operation): ReadonlyMap<string | undefined, WirePlace> {
  const path = wire.path.filter((part) => typeof part === 'object');
  const places = [
    ...path.map((member) => ({ in: 'path', member }) as const),
    ...wire.query.map((member) => ({ in: 'query', member }) as const),
    ...wire.headers.map((member) => ({ in: 'header', member }) as const),
    ...wire.cookies.map((member) => ({ in: 'cookie', member }) as const),
  ];
  return new Map(places.map((place) => [place.member.member, place]));
}
