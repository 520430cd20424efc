/**
 * Code by construction. Emitters hand the printer values of the class `Code`, which only the functions of
 * this module create, so that a string of a document cannot become code unescaped. A piece of code contains
 * its references: composing code composes its imports.
 */

import { isArray, isObject, sortedEntries, type Json, isNumber } from '../../base/json.js';
import { escapeUnprintable } from '../../base/unprintable.js';
import type { TypeId } from '../../model/api.js';
import { isIdentifier } from '../../naming/identifiers.js';

/** A name that code imports from another module. */
export interface Import {
  readonly kind: 'import';
  /** Path of the module within `src`, without extension. */
  readonly from: string;
  readonly name: string;
  readonly typeOnly: boolean;
}

/** An `unknown` in the output, and the schema that allows any value there. */
export interface UnknownUse {
  readonly kind: 'unknown';
  readonly at: TypeId;
}

/** An alias of a type within one file. */
export interface LocalAlias {
  readonly kind: 'alias';
  readonly name: string;
  readonly type: Code;
}

/** The references of a piece of code. */
export type Use = Import | UnknownUse | LocalAlias;

/** The constructor of `Code`, for this module only. */
let make: (text: string, uses: readonly Use[]) => Code;

/** Text that is safe to print as TypeScript, together with its references. */
export class Code {
  /** The text itself. It cannot become code again. */
  readonly text: string;
  readonly uses: readonly Use[];
  readonly #brand = true;

  private constructor(text: string, uses: readonly Use[]) {
    this.text = text;
    this.uses = uses;
  }

  static {
    make = (text, uses) => new Code(text, uses);
  }

  /** @throws {Error} always: code put into a string by accident would lose its imports */
  toString(): string {
    throw new Error(`Code is composed with the tag \`code\`: ${this.#brand && this.text}`);
  }
}

const noUses: readonly Use[] = [];

const plain = (text: string): Code => make(text, noUses);

const usesOf = (parts: readonly Code[]): readonly Use[] =>
  parts.some(({ uses }) => uses.length > 0) ? parts.flatMap(({ uses }) => uses) : noUses;

/** Tag of a template whose placeholders accept only code. */
export function code(texts: TemplateStringsArray, ...holes: readonly Code[]): Code {
  const text = texts.reduce((result, part, index) => result + holes[index - 1]!.text + part);
  return make(text, usesOf(holes));
}

/** Pieces of code with a separator between them. */
export const join = (parts: readonly Code[], separator: Code): Code =>
  make(parts.map(({ text }) => text).join(separator.text), usesOf(parts));

/** The distinct pieces by text, in order. */
export function distinct(parts: readonly Code[]): Code[] {
  const first = new Map<string, Code>();
  for (const part of parts) if (!first.has(part.text)) first.set(part.text, part);
  return [...first.values()];
}

/** An identifier. @throws {Error} if the name is not one, which is a bug of the stage `naming` */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return plain(name);
}

/** Identifiers joined by dots. */
const identPath = (names: readonly string[]): Code => join(names.map(ident), code`.`);

/** An identifier that another module declares as a value. @param from path of that module within `src` */
export const importedValue = (from: string, name: string): Code =>
  make(ident(name).text, [{ kind: 'import', from, name, typeOnly: false }]);

/** An identifier that another module declares, used only as a type. */
export const importedType = (from: string, name: string): Code =>
  make(ident(name).text, [{ kind: 'import', from, name, typeOnly: true }]);

/** `Outer.Inner`, where another module declares `Outer`. */
export const importedPath = (from: string, names: readonly string[]): Code =>
  make(identPath(names).text, importedType(from, names[0]!).uses);

/** A name that the file declares for a type where the type's own name is shadowed. */
export const localAlias = (name: string, type: Code): Code =>
  make(ident(name).text, [{ kind: 'alias', name, type }, ...type.uses]);

/** The type `unknown`. @param at the schema that allows any value */
export const unknownType = (at: TypeId): Code => make('unknown', [{ kind: 'unknown', at }]);

/** A string literal in single quotes. */
export const str = (text: string): Code => plain(`'${escaped(text)}'`);

/** A final backslash is `\x5c`, because the printer takes the quote in `\\'` for an escaped one. */
function escaped(text: string): string {
  const quoted = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return escapeUnprintable(quoted).replace(/\\\\$/, '\\x5c');
}

/** A number literal. @throws {Error} if the value is not a finite number */
export function num(value: number | bigint): Code {
  if (typeof value === 'bigint') return plain(value.toString());
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error('Not a number');
  return plain(JSON.stringify(value));
}

/** A literal of a bigint. */
export const big = (value: bigint): Code => plain(`${value}n`);

/** Literal text of a template literal, without its back-quotes. */
export const tmpl = (text: string): Code =>
  plain(
    escaped(text)
      .replaceAll("\\'", "'")
      .replace(/`|\$(?=\{)/g, '\\$&'),
  );

/** Text of a comment, without its delimiters: it can neither end the comment nor hide characters. */
export const comment = (text: string): Code =>
  plain(
    text
      .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
      .map((line) => escapeUnprintable(line.replaceAll('\t', '  ')).trimEnd())
      .join('\n')
      .replaceAll('*/', '*\\/'),
  );

/** The name of a member: bare if it is an identifier, quoted otherwise. */
export const key = (name: string): Code =>
  isIdentifier(name) && name !== '__proto__' ? ident(name) : str(name);

/** A key of an object literal, where a quoted `__proto__` would set the prototype. */
export const literalKey = (name: string): Code =>
  name === '__proto__' ? code`['__proto__']` : key(name);

/** `name: value` of an object literal or pattern; shorthand `name` if both are the same identifier. */
export function entry(name: string, value: Code): Code {
  const left = literalKey(name);
  return isIdentifier(name) && left.text === value.text ? value : code`${left}: ${value}`;
}

/** Member access: `.name` or `['na-me']`. */
export const access = (name: string): Code =>
  isIdentifier(name) ? code`.${ident(name)}` : code`[${str(name)}]`;

/** Optional member access: `?.name` or `?.['na-me']`. */
export const optionalAccess = (name: string): Code =>
  isIdentifier(name) ? code`?.${ident(name)}` : code`?.[${str(name)}]`;

/** A JSON value as an expression, on one line. */
export function json(value: Json): Code {
  if (typeof value === 'string') return str(value);
  if (isNumber(value)) return num(value);
  if (value === null) return code`null`;
  if (typeof value === 'boolean') return value ? code`true` : code`false`;
  if (isArray(value)) return code`[${join(value.map(json), code`, `)}]`;
  if (!isObject(value)) throw new Error('Not a JSON value');
  const members = sortedEntries(value).map(
    ([name, member]) => code`${literalKey(name)}: ${json(member)}`,
  );
  return members.length === 0 ? code`{}` : code`{ ${join(members, code`, `)} }`;
}
