/** What templates call: functions from the view to code, or to a value that `{{#if}}` tests. */

import { jsonText } from '../../base/json.js';
import { escapeHtml } from '../../base/html.js';
import { escapeUnprintable } from '../../base/unprintable.js';
import { Code, plainText, SpecText } from './code.js';
import type { CommentLine, CommentStyle } from './comment-style.js';
import { Literal } from './literal.js';
import { printLiteral, type LiteralPrinter } from './literals.js';
import { proseLines } from './prose-lines.js';
import type { TypeRef } from './type-printers.js';

/** Helpers by name. Strings of the template are passed to them as plain strings. */
export type Helpers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Text of the document, or of the template. */
type Text = SpecText | string;

/** Functions that turn text of the document into code. A pack's own helpers get them too. */
export interface Escapes {
  /** A string literal. */
  readonly string: (text: Text) => Code;
  /** A comment, filled to the width of the language; null if all texts are null. */
  readonly doc: (...texts: readonly (Text | null)[]) => Code | null;
  /** Like `doc`, but with `columns` less in each line. */
  readonly within: (columns: number, ...texts: readonly (Text | null)[]) => Code | null;
  /** Text of a comment on one line, without the prefix. */
  readonly comment: (text: Text) => Code;
  /** Text on one line of Markdown, with its markup escaped. */
  readonly markdown: (text: Text) => Code;
  /** Text of an element or an attribute of HTML. */
  readonly html: (text: Text) => Code;
  /**
   * A name of a module, package or file.
   *
   * @throws {Error} if it has other characters than letters, digits and `. _ ~ / @ : -`
   */
  readonly path: (text: Text) => Code;
  /** A value as a literal, of the given type if there is one. */
  readonly literal: (value: Literal, type?: TypeRef | null) => Code;
  /** Texts joined. */
  readonly text: (...parts: readonly Text[]) => SpecText;
  /** A value as JSON text. */
  readonly json: (value: Literal) => SpecText;
}

/** The functions that turn text of the document into code of a language: the only ones that read it. */
export function escapes(comment: CommentStyle, literals: LiteralPrinter): Escapes {
  const doc = (columns: number, texts: readonly (Text | null)[]): Code | null =>
    filledComment(texts.filter((text) => text !== null).map(read), columns, comment);
  return {
    string: (text) => Code.of([literals.style.string(read(text))]),
    doc: (...texts) => doc(0, texts),
    within: (columns, ...texts) => doc(columns, texts),
    comment: (text) => Code.of([commentLine(read(text).replaceAll(/\s+/g, ' '), comment)]),
    markdown: (text) => Code.of([escapeMarkdown(read(text))]),
    html: (text) => Code.of([escapeHtml(read(text))]),
    path: (text) => Code.of([checkedPath(read(text))]),
    text: (...parts) => SpecText.of(parts.map(read).join('')),
    json: (value) => SpecText.of(jsonText(Literal.read(value))),
    literal: (value, type = null) => printLiteral(Literal.read(value), type, literals),
  };
}

const read = (text: Text): string => (typeof text === 'string' ? text : SpecText.read(text));

/** Narrower comments would have one word per line. */
const minimumWidth = 40;

/** Paragraphs with an empty line between them, each line with its prefix; null without any text. */
function filledComment(
  texts: readonly string[],
  columns: number,
  style: CommentStyle,
): Code | null {
  if (texts.length === 0) return null;
  const width = Math.max(minimumWidth, style.width - columns - style.prefix.length);
  const lines = texts
    .flatMap((text, index) => [
      ...(index > 0 ? [{ lead: '', text: '' }] : []),
      ...proseLines(text, width, style.prose),
    ])
    .flatMap(({ lead, text }) =>
      text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).map((line) => ({ lead, text: line })),
    );
  const printed = (style.lines?.(lines) ?? lines).map((line) => printedLine(line, style));
  return Code.of([printed.join('\n')]);
}

/** A line with what is in front of it. A tab stands for the last space of the prefix. */
function printedLine({ lead, text }: CommentLine, style: CommentStyle): string {
  const isCode = lead !== '' && lead === style.prose?.code;
  const escape = (isCode && style.escapeCode) || style.escape;
  const indent = isCode ? /^ */.exec(text)![0] : '';
  const prefix = lead.startsWith('\t') ? style.prefix.trimEnd() : style.prefix;
  const written = commentLine(text.slice(indent.length), { escape });
  return `${prefix}${lead}${indent}${written}`.trimEnd();
}

const commentLine = (text: string, { escape }: Pick<CommentStyle, 'escape'>): string =>
  escape(escapeUnprintable(text.replaceAll('\t', '  '))).trimEnd();

const escapeMarkdown = (text: string): string =>
  escapeUnprintable(text.replaceAll(/\s+/g, ' '))
    .trim()
    .replaceAll(/[\\`*_{}[\]<>#|~&]/g, '\\$&');

function checkedPath(text: string): string {
  if (!/^[\w.~/@:-]+$/.test(text)) throw new Error(`Not a path: ${JSON.stringify(text)}`);
  return text;
}

/** The helpers that every pack has, in addition to its own. */
export const builtInHelpers = (tools: Escapes): Helpers => ({
  string: tools.string,
  path: tools.path,
  comment: tools.comment,
  markdown: tools.markdown,
  html: tools.html,
  lower: (text: SpecText) => SpecText.of(SpecText.read(text).toLowerCase()),
  literal: tools.literal,
  quoted: (name: Code) => tools.string(plainText(name)),
  doc: tools.doc,
});

/** Helpers whose result `{{#if}}` tests. */
export const conditions: Helpers = {
  is: (value: unknown, ...others: unknown[]): boolean => others.includes(value),
  not: (value: unknown): boolean => !isTruthy(value),
  and: (...values: unknown[]): boolean => values.every(isTruthy),
  or: (...values: unknown[]): boolean => values.some(isTruthy),
};

/**
 * Whether `{{#if}}` treats a value as true: `true`, any text, code, literal or object, and a list that is not
 * empty. Null is false.
 *
 * @throws {Error} for undefined, and for plain strings and numbers, which are compared with `is`
 */
export function isTruthy(value: unknown): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return true;
  throw new Error(
    value === undefined ? 'It is undefined.' : 'It is not a condition: compare it with `is`.',
  );
}
