/** The view of the body of an operation. */

import type { Operation, WireBody } from '../../../model/api.js';
import { SpecText } from '../code.js';
import type { Arguments } from './arguments.js';
import type { ArgumentView, BodyView, ParameterStyle } from './operation-view.js';

/** @param listed the members of params in order */
export function bodyView(
  { wire: { body } }: Operation,
  { members }: Arguments,
  listed: readonly ArgumentView[],
): BodyView | null {
  if (!body) return null;
  return {
    encoding: body.encoding,
    mediaType: SpecText.of(body.mediaType),
    isRequired: body.required,
    argument: body.from === 'body' ? (members.get('body') ?? null) : null,
    encoded: body.members.flatMap(encodedView),
    fields: body.from === 'rest' ? listed.filter((item) => item.in === 'body') : [],
  };
}

const separators: Partial<Record<ParameterStyle, string>> = {
  form: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** A member of a form whose encoding is not the default one; otherwise nothing. */
function encodedView({
  name,
  contentType,
  serialization,
}: WireBody['members'][number]): BodyView['encoded'] {
  const text = SpecText.of(name);
  if (contentType !== undefined) {
    return [{ name: text, separator: null, mediaType: SpecText.of(contentType) }];
  }
  if (!serialization || 'mediaType' in serialization || serialization.explode) return [];
  const separator = separators[serialization.style];
  if (separator === undefined) return [];
  return [{ name: text, separator: SpecText.of(separator), mediaType: null }];
}
