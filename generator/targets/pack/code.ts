/**
 * The values that a template can print. `Code` is text that is safe in the language of a pack and is made only by the
 * functions of this module. `SpecText` is text of the document and is read only by the functions that escape
 * it. Both hold their text in a private field and throw when they are converted to a string.
 */

import { isIdentifier } from '../../naming/identifiers.js';

/** A name of another module that code refers to. The file that prints the code imports it. */
export interface Imported {
  /** As the language writes it: `encoding/json`, `typing`. `./path` is a module of the SDK itself. */
  readonly module: string;
  /** Absent for a reference to the module itself. */
  readonly name?: string;
  /** Local name of the module itself: `json`. */
  readonly local?: string;
  /** Imports are sorted by group, for example standard library, dependencies, own modules. */
  readonly group: number;
  /** Id of the named type whose file the module is. */
  readonly declares?: string;
  /** Whether every file has the name without an import, except where it declares one of its own. */
  readonly builtin?: boolean;
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
    throw new Error('Code is joined with the tag `code` and printed with {{…}}.');
  }

  /** For `sdkwright view`: references to other modules by name. */
  toJSON(): string {
    return plainText(this);
  }
}

/** A tag for code: its placeholders take only code. @throws {Error} for anything else */
export function code(texts: TemplateStringsArray, ...holes: readonly Code[]): Code {
  const parts = texts.flatMap((text, index): Part[] => {
    const hole = holes[index - 1];
    if (index > 0 && !(hole instanceof Code))
      throw new Error('A placeholder of `code` takes only Code.');
    return [...(hole ? Code.parts(hole) : []), ...(text === '' ? [] : [text])];
  });
  return Code.of(parts);
}

/** Pieces of code with a separator between them. */
export function join(items: readonly Code[], separator: string): Code {
  const parts = items.flatMap((item, index): Part[] =>
    index === 0 ? [...Code.parts(item)] : [separator, ...Code.parts(item)],
  );
  return Code.of(parts);
}

/** Code with all lines but the first indented. */
export const indent = (what: Code, by: string): Code =>
  mapText(what, (text) => text.replaceAll(/\n(?!\n)/g, `\n${by}`));

/** Code with its text changed, for example quoted. References to other modules stay references. */
export const mapText = (what: Code, change: (text: string) => string): Code =>
  Code.of(Code.parts(what).map((part) => (typeof part === 'string' ? change(part) : part)));

/** An identifier. @throws {Error} if the name is not one, which is a bug in the pack's naming */
export function ident(name: string): Code {
  if (!isIdentifier(name)) throw new Error(`Not an identifier: ${JSON.stringify(name)}`);
  return Code.of([name]);
}

/** Identifiers or steps of a path, joined. @throws {Error} if a step has other characters */
export function path(steps: readonly string[], separator: string): Code {
  const bad = steps.find((step) => !/^[\p{ID_Continue}.~@-]+$/u.test(step));
  if (bad !== undefined) throw new Error(`Not a step of a path: ${JSON.stringify(bad)}`);
  return Code.of([steps.join(separator)]);
}

/** A reference to a name of another module, which the file will import. */
export const imported = (what: Imported): Code => Code.of([what]);

/** The text of code. References to other modules are their own names. */
export const plainText = (value: Code): string =>
  Code.parts(value)
    .map((part) => (typeof part === 'string' ? part : (part.name ?? part.local ?? part.module)))
    .join('');

/** Text of the document. Where a text is optional, its absence is null. */
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

  /** The text itself, for functions that escape it. */
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

/** Prose of the document; null if it is empty. */
export const prose = (text: string | undefined): SpecText | null =>
  text === undefined || text.trim() === '' ? null : SpecText.of(text);
