/** The part of the arguments that comes from the request body: its members, or one member `body`. */

import type { Body, Content, Type, TypeId, WireBody } from '../../model/api.js';
import { emptyObject, propertyOf } from '../../model/create.js';
import { withVariants } from '../../model/walk.js';
import { resolved, type TypeLookup } from '../combine/lookup.js';
import { bodyEncoding, sentMediaType } from './encodings.js';
import { formMembers } from './form-members.js';
import { alternativeOf, bytesAlternativeOf, passedUse } from './alternatives.js';
import { bytesMediaTypes } from './raw-bodies.js';
import { memberNames, restrictsOtherMembers } from './object-members.js';

/** The part of the arguments that comes from the body. */
export interface BodyArguments {
  /** The type of the body, or an object with a member `body`. */
  readonly type: Type;
  /** Names of the members; parameters of the same name are renamed. */
  readonly names: ReadonlySet<string>;
  readonly wire: WireBody;
  /** The component that becomes the params type because nothing else refers to it. */
  readonly absorbed?: TypeId;
}

/** A request body as the arguments take it. */
export interface BodyInput {
  readonly body: Body;
  /** The content to send, of those that the body declares. */
  readonly content: Content;
  /** Whether parameters have to be members of the same object. */
  readonly hasParameters: boolean;
  readonly lookup: TypeLookup;
  /** Whether exactly one place of the API refers to a named type. */
  readonly isUsedOnce: (id: TypeId) => boolean;
}

/** Merges the members of an object body into the arguments; any other body is a member `body`. */
export function bodyArguments(input: BodyInput): BodyArguments {
  const merged = mergeable(input);
  return merged ? mergedBody(input, merged) : wholeBody(input);
}

/** An object body whose members can be merged. */
interface MergeableBody {
  /** The type of its values, null aside. */
  readonly type: Type;
  readonly names: ReadonlySet<string>;
  readonly orNull: boolean;
}

/** The members that can be merged; undefined if the body has to stay whole. */
function mergeable({ body, content, hasParameters, lookup }: BodyInput): MergeableBody | undefined {
  const encoding = bodyEncoding(content);
  if (encoding === 'text' || encoding === 'binary') return undefined;
  const given = passedUse({ body, content, lookup }).type;
  const type = withoutNull(given, lookup);
  // A form cannot be null.
  const orNull = type !== given && encoding === 'json';
  if (((hasParameters || orNull) && restrictsOtherMembers(type, lookup)) || !resolved(type, lookup))
    return undefined;
  const names = memberNames(type, lookup);
  // The member `body` says that the body is null.
  if (!names || (orNull && names.has('body'))) return undefined;
  return { type, names: orNull ? new Set([...names, 'body']) : names, orNull };
}

/** A type without null among its values; the type itself if it does not have null. */
function withoutNull(type: Type, lookup: TypeLookup): Type {
  const shape = resolved(type, lookup);
  if (shape?.kind !== 'union') return type;
  const { variants, discriminator } = shape;
  const others = variants.filter((variant) => variant.type.kind !== 'null');
  if (others.length === 0 || others.length === variants.length) return type;
  const found = withVariants(shape, others);
  if (found.kind !== 'union' || !discriminator) return found;
  const mapping = discriminator.mapping.map(({ value, variant }) => ({
    value,
    variant: others.indexOf(variants[variant]!),
  }));
  return { ...found, discriminator: { ...discriminator, mapping } };
}

function wholeBody(input: BodyInput): BodyArguments {
  const { body, content } = input;
  const encoding = bodyEncoding(content);
  const property = {
    ...propertyOf('body', passedUse(input)),
    required: body.required,
  };
  return {
    type: { ...emptyObject(content.use.type.at), properties: [property] },
    names: new Set(['body']),
    wire: {
      ...(encoding === 'binary'
        ? bytesMediaTypes(body)
        : { mediaType: sentMediaType(content.mediaType, encoding), accepts: [] }),
      encoding,
      ...alternativesOf(input),
      from: 'body',
      required: body.required,
      members: encodedMembers(input),
    },
  };
}

function mergedBody(input: BodyInput, { type, names, orNull }: MergeableBody): BodyArguments {
  const { body, content, lookup, isUsedOnce } = input;
  const encoding = bodyEncoding(content);
  const { type: given } = passedUse(input);
  const wire: WireBody = {
    mediaType: sentMediaType(content.mediaType, encoding),
    accepts: [],
    encoding,
    ...alternativesOf(input),
    from: 'rest',
    ...(orNull && { orNull }),
    required: body.required,
    members: encodedMembers(input),
  };
  // The type of a component that may be null is part of the component.
  const referent = type === given ? resolved(type, lookup) : type;
  return given.kind === 'ref' && referent?.kind === 'object' && isUsedOnce(given.to)
    ? { type: referent, names, wire, absorbed: given.to }
    : { type, names, wire };
}

function alternativesOf(input: BodyInput): Pick<WireBody, 'orMultipart' | 'orBytes'> {
  const found = alternativeOf(input);
  const orBytes = bytesAlternativeOf(input);
  return { ...(found && { orMultipart: { only: found.only } }), ...(orBytes && { orBytes }) };
}

/** The members of a form that the document says how to write; for a JSON body those of its multipart alternative. */
function encodedMembers(input: BodyInput): WireBody['members'] {
  const { content, lookup } = input;
  const sent = alternativeOf(input)?.content ?? content;
  const encoding = bodyEncoding(sent);
  return encoding === 'form' || encoding === 'multipart' ? formMembers(sent, encoding, lookup) : [];
}
