/** The view of the body of an operation. */

import type { FormMember, Operation, WireBody } from '../../../model/api.js';
import { SpecText } from '../code.js';
import type { Arguments } from './arguments.js';
import type { ArgumentView, BodyView } from './operation-view.js';

/** @param listed the members of params in order */
export function bodyView(
  { wire: { body } }: Operation,
  { members }: Arguments,
  listed: readonly ArgumentView[],
): BodyView | null {
  if (!body) return null;
  const orNull = body.orNull ? (members.get('body') ?? null) : null;
  return {
    encoding: body.encoding,
    mediaType: SpecText.of(body.mediaType),
    orMultipart: body.orMultipart
      ? { only: body.orMultipart.only.map((name) => SpecText.of(name)) }
      : null,
    orBytes: body.orBytes ? bytesView(body.orBytes) : null,
    accepts: body.accepts.map((type) => SpecText.of(type)),
    isRequired: body.required,
    argument: body.from === 'body' ? (members.get('body') ?? null) : null,
    encoded: body.members.map(encodedView),
    orNull,
    fields:
      body.from === 'rest' ? listed.filter((item) => item.in === 'body' && item !== orNull) : [],
  };
}

const bytesView = ({ mediaType, accepts }: NonNullable<WireBody['orBytes']>) => ({
  mediaType: SpecText.of(mediaType),
  accepts: accepts.map((type) => SpecText.of(type)),
});

const encodedView = ({ name, encoding }: FormMember): BodyView['encoded'][number] => ({
  name: SpecText.of(name),
  kind: encoding.kind,
  separator: encoding.kind === 'joined' ? SpecText.of(encoding.separator) : null,
  mediaTypes:
    encoding.kind === 'content' ? encoding.mediaTypes.map((type) => SpecText.of(type)) : [],
});
