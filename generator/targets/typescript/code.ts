/**
 * Code by construction. What an emitter hands to the printer is `Code`, and the functions of this module
 * are the only ways to make it, so that a string of a document cannot become code unescaped.
 */

import { isArray, isObject, sortedEntries, type Json } from '../../base/json.js';
import { isIdentifier } from '../../naming/identifiers.js';
import { escapeUnprintable } from '../../base/unprintable.js';

declare const brand: unique symbol;

/** Text that is safe to print as TypeScript. */
export type Code = string & { readonly [brand]: 'Code' };

/** `code` with holes that take only code. */
export function code(texts: TemplateStringsArray, ...holes: readonly Code[]): Code {
  return texts.reduce((result, text, index) => result + holes[index - 1]! + text) as Code;
}

export const join = (parts: readonly Code[], separator: Code): Code =>
  parts.join(separator) as Code;

/** An identifier. @throws {Error} if it is none, which is a fault of the stage `naming` */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return name as Code;
}

/** Identifiers with dots between. */
export const identPath = (names: readonly string[]): Code => join(names.map(ident), code`.`);

/** JSON text in which every character can be seen; line ends are its layout. */
export const visibleJson = (value: unknown): string =>
  escapeUnprintable(JSON.stringify(value, undefined, 2), '\n');

/** A string literal in single quotes. */
export function str(text: string): Code {
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  const body = escapeUnprintable(quoted);
  return `'${body}'` as Code;
}

/** A number literal. @throws {Error} if it is not finite */
export function num(value: number): Code {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('Not a number');
  return JSON.stringify(value) as Code;
}

/** Literal text of a template, without its back-quotes. */
export const tmpl = (text: string): Code =>
  str(text)
    .slice(1, -1)
    .replaceAll("\\'", "'")
    .replace(/`|\$(?=\{)/g, '\\$&') as Code;

/** Text of a documentation comment, without its frame: it can neither end it nor deceive its reader. */
export const comment = (text: string): Code =>
  text
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .map((line) => escapeUnprintable(line.replaceAll('\t', '  ')).trimEnd())
    .join('\n')
    .replaceAll('*/', '*\\/') as Code;

/** The key of a member: bare where it is an identifier, else quoted. */
export const key = (name: string): Code =>
  isIdentifier(name) && name !== '__proto__' ? ident(name) : str(name);

/** A key in an object literal, where a quoted `__proto__` would set the prototype. */
export const literalKey = (name: string): Code =>
  name === '__proto__' ? code`['__proto__']` : key(name);

/** `name: value` of an object literal or pattern, or `name` alone where they are the same. */
export function entry(name: string, value: Code): Code {
  const left = literalKey(name);
  return isIdentifier(name) && left === value ? value : code`${left}: ${value}`;
}

/** `.name` or `['na-me']` */
export const access = (name: string): Code =>
  isIdentifier(name) ? code`.${ident(name)}` : code`[${str(name)}]`;

/** Any JSON value as an expression. */
export function json(value: Json): Code {
  if (typeof value === 'string') return str(value);
  if (typeof value === 'number') return num(value);
  if (value === null) return code`null`;
  if (typeof value === 'boolean') return value ? code`true` : code`false`;
  if (isArray(value)) return code`[${join(value.map(json), code`, `)}]`;
  if (!isObject(value)) throw new Error('Not a JSON value');
  const members = sortedEntries(value).map(
    ([name, member]) => code`${literalKey(name)}: ${json(member)}`,
  );
  return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
}
