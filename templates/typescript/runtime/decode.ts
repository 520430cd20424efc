/** Decodes answers that are not always JSON. */

import { hasNoBody, malformed, mediaType, parseJSON, type Parser } from './answer.js';
import type { APIResponseProps } from './send.js';

/**
 * What an answer can be: JSON; a string, in JSON or as plain text; text; the response with an unread body; nothing;
 * or anything.
 */
export type AnswerKind = 'json' | 'string' | 'text' | 'response' | 'null' | 'any';

/** What decides besides the media type of an answer. */
export interface AnswerRules {
  /** Statuses whose body is ignored. */
  readonly empty?: readonly number[];
  /** What answers are if the caller asks for another media type. */
  readonly accept?: Readonly<Record<string, AnswerKind>>;
  /** Parses JSON, if that takes more than `parseJSON`. */
  readonly json?: typeof parseJSON;
}

const textual = /^text\/|[/+](xml|yaml)$|\/javascript$/;

/** Decodes an answer as one of these kinds, by its media type. Bytes are never decoded as text. */
export const decodeAs =
  (
    kinds: readonly AnswerKind[],
    { empty = [], accept = {}, json: parse = parseJSON }: AnswerRules = {},
  ) =>
  (props: APIResponseProps): Parser => {
    const { response, options } = props;
    const asked = accept[options.accept ?? ''];
    const any = !asked && kinds.includes('any');
    const may = (kind: AnswerKind): boolean =>
      any || (asked ? asked === kind : kinds.includes(kind));
    const type = mediaType(props);
    const isText = textual.test(type);
    const isEmpty = !type && (!response.body || response.headers.get('content-length') === '0');
    if (hasNoBody(props) || empty.includes(response.status) || (isEmpty && may('null'))) {
      return () => null;
    }
    // The length of an empty body is not always stated.
    const json: Parser = may('null') ? (text) => (text ? parse(text, props) : null) : parse;
    if (/[/+]json$/.test(type)) {
      if (any || may('json') || may('string')) return json;
      if (may('text')) return plain;
    }
    if (may('text') && (isText || (!type && !any))) return (text) => text;
    if (may('response') && (type || !any)) return 'response';
    if (may('string') && type === 'text/plain') return plain;
    if (isText || !may('text') || any) return json;
    return (text) => {
      throw malformed(text, props);
    };
  };

/** The string in a JSON string; all other text stays as it is. */
function plain(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : text;
  } catch {
    return text;
  }
}
