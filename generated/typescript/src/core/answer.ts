/** Which value a successful response has. */

import { MalformedResponseError } from './error.js';
import type { APIResponseProps } from './send.js';

/** The value of a response: the response itself, or what a function makes of the text of its body. */
export type Parser = 'response' | ((text: string, props: APIResponseProps) => unknown);

/** How a response is decoded: a function chooses by its status and media type. */
export type Decode = 'response' | ((props: APIResponseProps) => Parser);

/** The parser of a response; for JSON, if its operation does not say otherwise. */
export function parserOf(props: APIResponseProps): Parser {
  const { decode } = props.options;
  return typeof decode === 'function' ? decode(props) : (decode ?? parseJSON);
}

/** Ignores the body. */
export const noContent: Decode = () => () => null;

/** Whether a response never has a body (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
export const hasNoBody = ({ response: { status }, options }: APIResponseProps): boolean =>
  status === 204 || status === 205 || /^head$/i.test(options.method);

/** The media type of a response without parameters, in lower case; empty if it has none. */
export const mediaType = ({ response: { headers } }: APIResponseProps): string =>
  /^[^;\s]*/.exec(headers.get('content-type') ?? '')![0].toLowerCase();

/** Whether a response may be JSON or text, which it is if it states no media type. */
export const isText = (props: APIResponseProps): boolean =>
  /^(text\/.*|.*[/+]json|)$/.test(mediaType(props));

/** Parses JSON, which may come as text or without a media type. @throws {MalformedResponseError} for anything else */
export function parseJSON(text: string, props: APIResponseProps): unknown {
  if (hasNoBody(props)) return null;
  try {
    if (isText(props)) return JSON.parse(text);
  } catch (cause) {
    throw malformed(text, props, cause);
  }
  throw malformed(text, props);
}

/** The error for a body that is not what the API documents. */
export function malformed(
  text: string,
  props: APIResponseProps,
  cause?: unknown,
): MalformedResponseError {
  const { status, headers } = props.response;
  const message = `Unexpected answer (${mediaType(props)}): ${text.slice(0, 100)}`;
  return new MalformedResponseError(status, text.slice(0, 1000), message, headers, { cause });
}
