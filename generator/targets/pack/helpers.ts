/** What templates call: functions from the view to code, or to a fact that `{{#if}}` tests. */

import { escapeHtml } from '../../base/html.js';
import { fill } from '../shared/prose.js';
import { escapeUnprintable } from '../../base/unprintable.js';
import { Code, SpecText } from './code.js';
import { literal, Literal, type Declared, type Literals } from './literals.js';
import type { CommentStyle } from './pack.js';
import type { TypeRef } from './type-printers.js';

/** What templates put into a helper. Text written in the template is a plain string. */
export type Argument = unknown;

export type Helpers = Readonly<Record<string, (...args: never[]) => unknown>>;

/** Functions that read text of the document and make code of it, for a pack's own helpers too. */
export interface Escapes {
  /** A string literal. */
  readonly string: (text: SpecText | string) => Code;
  /** A comment, filled to the width; lines of a list stay lines. Null if there is nothing to say. */
  readonly doc: (...texts: readonly (SpecText | string | null)[]) => Code | null;
  /** The same where so many columns of its lines are taken. */
  readonly within: (
    columns: number,
    ...texts: readonly (SpecText | string | null)[]
  ) => Code | null;
  /** One line of a comment without its mark. */
  readonly comment: (text: SpecText | string) => Code;
  /** Text without markup of its own, on one line of Markdown. */
  readonly markdown: (text: SpecText | string) => Code;
  /** Text within an element or attribute of HTML. */
  readonly html: (text: SpecText | string) => Code;
  /** A name of a module, package or file: letters, digits and `. _ ~ / @ : -` alone. */
  readonly path: (text: SpecText | string) => Code;
  /** A value as a literal. */
  readonly literal: (value: Literal, type?: TypeRef | null) => Code;
  /** Texts put together: what is made of text of the document is such text. */
  readonly text: (...parts: readonly (SpecText | string)[]) => SpecText;
  /** A value as JSON text. */
  readonly json: (value: Literal) => SpecText;
}

export function escapes(comment: CommentStyle, literals: Literals, declared: Declared): Escapes {
  const read = (text: SpecText | string): string =>
    typeof text === 'string' ? text : SpecText.read(text);
  const line = (text: string): string =>
    comment.escape(escapeUnprintable(text.replaceAll('\t', '  '))).trimEnd();
  const filled = (columns: number, texts: readonly (SpecText | string | null)[]): Code | null => {
    const blocks = texts.flatMap((text) => (text === null ? [] : [read(text)]));
    if (blocks.length === 0) return null;
    const width = Math.max(40, comment.width - columns - comment.prefix.length);
    const lines = blocks
      .flatMap((text, index) => [...(index > 0 ? [''] : []), ...fill(text, width)])
      .flatMap((text) => text.split(/\r\n|[\n\r\u0085\u2028\u2029]/));
    const whole = comment.lines?.(lines) ?? lines;
    return Code.of([whole.map((text) => `${comment.prefix}${line(text)}`.trimEnd()).join('\n')]);
  };
  return {
    string: (text) => Code.of([literals.string(read(text))]),
    doc: (...texts) => filled(0, texts),
    within: (columns, ...texts) => filled(columns, texts),
    comment: (text) => Code.of([line(read(text).replaceAll(/\s+/g, ' '))]),
    markdown: (text) =>
      Code.of([
        escapeUnprintable(read(text).replaceAll(/\s+/g, ' '))
          .trim()
          .replaceAll(/[\\`*_{}[\]<>#|~&]/g, '\\$&'),
      ]),
    html: (text) => Code.of([escapeHtml(read(text))]),
    path: (text) => {
      const plain = read(text);
      if (!/^[\w.~/@:-]+$/.test(plain)) throw new Error(`Not a path: ${JSON.stringify(plain)}`);
      return Code.of([plain]);
    },
    text: (...parts) => SpecText.of(parts.map(read).join('')),
    json: (value) => SpecText.of(JSON.stringify(Literal.read(value))),
    literal: (value, type = null) => literal(Literal.read(value), type, literals, declared),
  };
}

/** Facts to test. */
export const facts = {
  is: (value: unknown, ...others: unknown[]): boolean => others.includes(value),
  not: (value: unknown): boolean => !truth(value),
  and: (...values: unknown[]): boolean => values.every(truth),
  or: (...values: unknown[]): boolean => values.some(truth),
};

/**
 * Whether there is something: a fact, or text, a value, a list with items. Null is absent.
 *
 * @throws {Error} for undefined, and for plain text and numbers, which are no facts
 */
export function truth(value: unknown): boolean {
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return true;
  throw new Error(value === undefined ? 'It is undefined.' : 'It is no fact: use `is`.');
}
