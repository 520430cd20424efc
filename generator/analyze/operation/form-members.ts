/**
 * How the members of a form are written where the document states it.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#encoding-object
 */

import type { Content, Encoding, FormEncoding, FormMember, Type } from '../../model/api.js';
import { isJson, listedMediaTypes } from '../../model/media-types.js';
import { propertiesOf, resolved, type TypeLookup } from '../combine/lookup.js';

/** The members of a form that are not written in the default way. */
export function formMembers(
  { encoding, use }: Content,
  form: 'form' | 'multipart',
  lookup: TypeLookup,
): FormMember[] {
  return [...encoding].flatMap(([name, stated]) => {
    const types = typesOfMember(use.type, name, lookup);
    if (types.length === 0) return [];
    const mayBeObject = types.some((type) => isObjectLike(type, lookup));
    const found = formEncoding(stated, { form, mayBeObject });
    return found ? [{ name, encoding: found }] : [];
  });
}

interface MemberFacts {
  readonly form: 'form' | 'multipart';
  /** Whether a value, or an item of it, can be an object. */
  readonly mayBeObject: boolean;
}

/** How a member is written; undefined if in the default way. A style takes precedence over the media type. */
function formEncoding(
  { contentType, serialization }: Encoding,
  facts: MemberFacts,
): FormEncoding | undefined {
  if (serialization && 'style' in serialization) return styleEncoding(serialization, facts);
  const { form, mayBeObject } = facts;
  const stated = listedMediaTypes(contentType ?? '');
  // In a form, a media type is not sent: it matters only if it changes the text.
  if (form === 'form') return contentEncoding(stated.filter(isJson));
  // Objects are written as JSON, which must not be called anything else.
  return contentEncoding(
    mayBeObject ? stated.filter((type) => isJson(type) || type === 'text/plain') : stated,
  );
}

const contentEncoding = (mediaTypes: readonly string[]): FormEncoding | undefined =>
  mediaTypes.length > 0 ? { kind: 'content', mediaTypes } : undefined;

function styleEncoding(
  { style, explode }: Extract<NonNullable<Encoding['serialization']>, { style: unknown }>,
  { mayBeObject }: MemberFacts,
): FormEncoding | undefined {
  switch (style) {
    case 'deepObject':
      return { kind: 'brackets' };
    case 'spaceDelimited':
      return explode ? undefined : { kind: 'joined', separator: ' ' };
    case 'pipeDelimited':
      return explode ? undefined : { kind: 'joined', separator: '|' };
    case 'form':
    case 'simple':
    case 'label':
    case 'matrix':
      if (!explode) return { kind: 'joined', separator: ',' };
      return mayBeObject ? { kind: 'spread' } : undefined;
  }
}

/** The types that the values of a member can have. */
const typesOfMember = (type: Type, name: string, lookup: TypeLookup): Type[] =>
  partsOf(type, lookup).flatMap((part) => {
    const property = part.kind === 'object' ? propertiesOf(part, lookup).get(name) : undefined;
    return property ? [property.type] : [];
  });

/** Whether a value, or an item of it, can be an object. */
const isObjectLike = (type: Type, lookup: TypeLookup): boolean =>
  partsOf(type, lookup).some(
    (part) =>
      part.kind === 'object' ||
      (part.kind === 'array' &&
        partsOf(part.items.type, lookup).some(({ kind }) => kind === 'object' || kind === 'array')),
  );

/** The types that unions, intersections and references combine. */
function partsOf(type: Type, lookup: TypeLookup): Type[] {
  const seen = new Set<Type>();
  const pending = [type];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const found = resolved(next, lookup);
    if (!found || seen.has(found)) continue;
    seen.add(found);
    if (found.kind === 'union') pending.push(...found.variants.map((variant) => variant.type));
    if (found.kind === 'intersection') pending.push(...found.members);
  }
  return [...seen].filter(({ kind }) => kind !== 'union' && kind !== 'intersection');
}
