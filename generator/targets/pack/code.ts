/**
 * What a template may print. `Code` is text that is safe in the language of a pack, and the functions of
 * this module are the only ways to make it; `SpecText` is text of the document, which can only be read by
 * the functions that escape it. Both keep what they hold to themselves: put into text by accident they throw.
 */

import { isIdentifier } from '../../naming/identifiers.js';

/** A name of another module that code refers to; the file that prints it imports it. */
export interface Imported {
  /** As the language writes it: `encoding/json`, `typing`. */
  readonly module: string;
  /** Absent where the module itself is referred to. */
  readonly name?: string;
  /** How the module itself is called where it is referred to: `json`. */
  readonly local?: string;
  /** Sorting: standard library, dependencies, own modules, or as the pack wills. */
  readonly group: number;
  /** The module is a file of the SDK: the one of this named type. */
  readonly declares?: string;
}

type Part = string | Imported;

/** Text that is safe to print in the language of the pack. */
export class Code {
  readonly #parts: readonly Part[];

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  static of(parts: readonly Part[]): Code {
    return new Code(parts);
  }

  static parts(code: Code): readonly Part[] {
    return code.#parts;
  }

  toString(): string {
    throw new Error('Code is put together by the tag `code`, and printed by {{…}}.');
  }

  /** For `sdkwright view`: references to other modules by name. */
  toJSON(): string {
    return plainText(this);
  }
}

/** `code` with holes that take only code. */
export function code(texts: TemplateStringsArray, ...holes: readonly Code[]): Code {
  const parts = texts.flatMap((text, index): Part[] => {
    const hole = holes[index - 1];
    if (index > 0 && !(hole instanceof Code)) throw new Error('A hole of `code` takes only Code.');
    return [...(hole ? Code.parts(hole) : []), ...(text === '' ? [] : [text])];
  });
  return Code.of(parts);
}

export function join(items: readonly Code[], separator: string): Code {
  const parts = items.flatMap((item, index): Part[] =>
    index === 0 ? [...Code.parts(item)] : [separator, ...Code.parts(item)],
  );
  return Code.of(parts);
}

/** Code whose further lines stand deeper. */
export const indent = (what: Code, by: string): Code =>
  mapText(what, (text) => text.replaceAll(/\n(?!\n)/g, `\n${by}`));

/** Code with its text changed: quoted, say. Names of other modules stay references. */
export const mapText = (what: Code, change: (text: string) => string): Code =>
  Code.of(Code.parts(what).map((part) => (typeof part === 'string' ? change(part) : part)));

/** An identifier. @throws {Error} if it is none, which is a fault of the pack's naming */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return Code.of([name]);
}

/** Identifiers, or steps of a path of ASCII words, with something between. */
export function path(steps: readonly string[], separator: string): Code {
  const bad = steps.find((step) => !/^[\p{ID_Continue}.~@-]+$/u.test(step));
  if (bad !== undefined) throw new Error(`Not a step of a path: ${JSON.stringify(bad)}`);
  return Code.of([steps.join(separator)]);
}

/** A reference to a name of another module, which the file will import. */
export const imported = (what: Imported): Code => Code.of([what]);

/** The text of code, with names of other modules as they are called there. */
export const plainText = (value: Code): string =>
  Code.parts(value)
    .map((part) => (typeof part === 'string' ? part : (part.name ?? part.local ?? part.module)))
    .join('');

/** Text of the document. Never empty: no text is null. */
export class SpecText {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(text: string): SpecText;
  static of(text: string | undefined): SpecText | null;
  static of(text: string | undefined): SpecText | null {
    return text === undefined ? null : new SpecText(text);
  }

  /** For the functions that escape it, and for nobody else. */
  static read(text: SpecText): string {
    return text.#text;
  }

  toString(): string {
    throw new Error('Text of the document is printed by a helper: string, doc, comment.');
  }

  toJSON(): string {
    return this.#text;
  }
}

/** Prose of the document; null if it says nothing. */
export const prose = (text: string | undefined): SpecText | null =>
  text === undefined || text.trim() === '' ? null : SpecText.of(text);
