/** The part of the arguments that comes from the request body: its members, or one member `body`. */

import type { Body, Content, Type, TypeId, WireBody } from '../../model/api.js';
import { emptyObject, propertyOf } from '../../model/create.js';
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
  const names = mergeableNames(input);
  return names ? mergedBody(input, names) : wholeBody(input);
}

/** The names of the members that can be merged; undefined if the body has to stay whole. */
function mergeableNames({
  body,
  content,
  hasParameters,
  lookup,
}: BodyInput): ReadonlySet<string> | undefined {
  const encoding = bodyEncoding(content);
  if (encoding === 'text' || encoding === 'binary') return undefined;
  const type = resolved(passedUse({ body, content, lookup }).type, lookup);
  if (!type || (hasParameters && restrictsOtherMembers(type, lookup))) return undefined;
  return memberNames(type, lookup);
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

function mergedBody(input: BodyInput, names: ReadonlySet<string>): BodyArguments {
  const { body, content, lookup, isUsedOnce } = input;
  const encoding = bodyEncoding(content);
  const { type } = passedUse(input);
  const wire: WireBody = {
    mediaType: sentMediaType(content.mediaType, encoding),
    accepts: [],
    encoding,
    ...alternativesOf(input),
    from: 'rest',
    required: body.required,
    members: encodedMembers(input),
  };
  const referent = resolved(type, lookup);
  return type.kind === 'ref' && referent?.kind === 'object' && isUsedOnce(type.to)
    ? { type: referent, names, wire, absorbed: type.to }
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
