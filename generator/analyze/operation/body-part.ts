/** What the body of a request gives to the merged arguments: its members, or one member `body`. */

import type { Body, Content, Type, TypeId, WireBody } from '../../model/api.js';
import { emptyObject } from '../../model/create.js';
import { isJson } from '../../model/media-types.js';
import { sameType } from '../../model/same-type.js';
import { limits } from '../../base/limits.js';
import type { Resolver } from '../combine/combine.js';
import { bodyEncoding, sentMediaType } from './media-types.js';

export interface BodyPart {
  /** What the params take over from the body: its object, or a member `body`. */
  readonly type: Type;
  readonly names: Iterable<string>;
  readonly wire: WireBody;
  readonly content: Content;
  readonly absorbed?: TypeId;
}

/** @param alone whether no parameter has to stand beside the members of the body */
export function bodyPart(
  body: Body,
  content: Content,
  alone: boolean,
  resolver: Resolver,
  usedOnce: (id: TypeId) => boolean,
): BodyPart {
  const encoding = bodyEncoding(content);
  const mediaType = sentMediaType(content.mediaType, encoding);
  const { type } = content.use;
  const target = type.kind === 'ref' ? resolver.target(type) : type;
  const merges = encoding === 'json' || encoding === 'form' || encoding === 'multipart';
  const mayMerge = merges && target && (alone || !limitsOthers(target, resolver));
  const names = mayMerge ? memberNames(target, resolver) : undefined;
  if (!names) {
    const property = { ...content.use, name: 'body', required: body.required };
    const member = { ...property, readOnly: false, writeOnly: false };
    return {
      type: { ...emptyObject(type.at), properties: [member] },
      names: ['body'],
      wire: { mediaType, encoding, from: 'body', required: body.required, members: [] },
      content,
    };
  }
  const members = encodedMembers(content, encoding).filter(({ name }) => names.has(name));
  const wire: WireBody = {
    mediaType,
    encoding,
    ...(asParts(body, content) && { orMultipart: true }),
    from: 'rest',
    required: body.required,
    members,
  };
  const absorbed = type.kind === 'ref' && target?.kind === 'object' && usedOnce(type.to);
  return absorbed
    ? { type: target, names, wire, content, absorbed: type.to }
    : { type, names, wire, content };
}

/** The content by which the same JSON body may go as parts: then a member of it may be a file. */
export const asParts = (body: Body, { use, mediaType }: Content): Content | undefined =>
  isJson(mediaType)
    ? body.contents.find(
        (other) => bodyEncoding(other) === 'multipart' && sameType(other.use.type, use.type),
      )
    : undefined;

/**
 * Members whose encoding is not that of their form: JSON among parts, a style among fields. Whatever else
 * a part is, its bytes say themselves.
 */
function encodedMembers({ encoding }: Content, form: WireBody['encoding']): WireBody['members'] {
  if (form !== 'form' && form !== 'multipart') return [];
  return [...encoding].flatMap(([name, { contentType, serialization }]): WireBody['members'] => {
    if (serialization && form === 'form') return [{ name, serialization }];
    return contentType !== undefined && isJson(contentType) ? [{ name, contentType }] : [];
  });
}

/** The members that values of an object type may have; undefined if it is no object with named members. */
function memberNames(type: Type, resolver: Resolver, depth = 0): Set<string> | undefined {
  if (depth > limits.depth) return undefined;
  switch (type.kind) {
    case 'object': {
      const names = new Set(resolver.propertiesOf(type).keys());
      return names.size > 0 ? names : undefined;
    }
    case 'ref': {
      const target = resolver.target(type);
      return target && memberNames(target, resolver, depth + 1);
    }
    case 'union':
    case 'intersection': {
      const parts =
        type.kind === 'union' ? type.variants.map((variant) => variant.type) : type.members;
      const all = parts.map((part) => memberNames(part, resolver, depth + 1));
      return all.every((names) => names !== undefined)
        ? new Set(all.flatMap((names) => [...names]))
        : undefined;
    }
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return undefined;
  }
}

/** Whether a type says what members that it does not name must hold: parameters would not fit in. */
function limitsOthers(type: Type, resolver: Resolver, depth = 0): boolean {
  if (depth > limits.inheritance) return false;
  const inner = (part: Type): boolean => limitsOthers(part, resolver, depth + 1);
  switch (type.kind) {
    case 'object': {
      const { additional, patterns } = type;
      const stated = typeof additional === 'object' && additional.type.kind !== 'unknown';
      return stated || patterns.length > 0 || type.extends.some(inner);
    }
    case 'ref': {
      const target = resolver.target(type);
      return target !== undefined && inner(target);
    }
    case 'union':
      return type.variants.some((variant) => inner(variant.type));
    case 'intersection':
      return type.members.some(inner);
    default:
      return false;
  }
}

/** Whether values of an object type must have some member in a request. */
export function hasRequired(type: Type, resolver: Resolver): boolean {
  switch (type.kind) {
    case 'object':
      return [...resolver.propertiesOf(type).values()].some(
        ({ required, readOnly }) => required && !readOnly,
      );
    case 'ref': {
      const target = resolver.target(type);
      return !target || hasRequired(target, resolver);
    }
    case 'union':
      return type.variants.every((variant) => hasRequired(variant.type, resolver));
    case 'intersection':
      return type.members.some((member) => hasRequired(member, resolver));
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'array':
    case 'not':
    case 'conditional':
      return true;
  }
}
