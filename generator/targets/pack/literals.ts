/** Values as literals of the language: the one renderer of examples, defaults, samples. */

import { isArray, isObject, sortedEntries, type Json } from '../../base/json.js';
import { Code } from './code.js';
import type { TypeRef } from './type-printers.js';

/** A value of the document: printed by the helper `literal`. */
export class Literal {
  readonly #value: Json;

  private constructor(value: Json) {
    this.#value = value;
  }

  static of(value: Json): Literal {
    return new Literal(value);
  }

  static read(literal: Literal): Json {
    return literal.#value;
  }

  toString(): string {
    throw new Error('A value of the document is printed by the helper literal.');
  }

  toJSON(): Json {
    return this.#value;
  }
}

/** How the language writes values. Text comes unescaped: `string` makes a literal of it. */
export interface Literals {
  readonly null: Code;
  readonly true: Code;
  readonly false: Code;
  /** A string literal, with its quotes. What cannot be seen must be escaped. */
  readonly string: (text: string) => string;
  readonly array: (items: readonly Code[], type: TypeRef | null) => Code;
  /** An object of which no type is known, or a map. */
  readonly map: (entries: readonly { key: Code; value: Code }[], type: TypeRef | null) => Code;
  /** A value of a declared type, by its members. */
  readonly object?: (entries: readonly { name: Code; value: Code }[], type: TypeRef) => Code;
  /** A constant of a named enum. */
  readonly constant?: (name: Code, type: TypeRef) => Code;
  /** A value of a named union, by its variant. */
  readonly variant?: (name: Code, value: Code, type: TypeRef) => Code;
  /** A value where it may be left out or be null. */
  readonly present?: (value: Code, type: TypeRef) => Code;
}

/** What the renderer must know of declared types. */
export interface Declared {
  readonly fields: (id: string) => readonly { wire: string; name: Code; type: TypeRef }[] | null;
  readonly constants: (id: string) => readonly { value: Json; name: Code }[] | null;
  readonly variants: (
    id: string,
  ) => readonly { accepts: (value: Json) => boolean; name: Code; type: TypeRef }[] | null;
}

export function numberLiteral(value: number): Code {
  if (!Number.isFinite(value)) throw new Error('Not a number');
  return Code.of([JSON.stringify(value)]);
}

/** A value as code, of a type if one is given. */
export function literal(
  value: Json,
  type: TypeRef | null,
  style: Literals,
  declared: Declared,
): Code {
  const bare = bareLiteral(value, type, style, declared);
  const wraps = type && value !== null && type.presence !== 'required' && style.present;
  return wraps ? wraps(bare, type) : bare;
}

function bareLiteral(value: Json, type: TypeRef | null, style: Literals, declared: Declared): Code {
  const id = type?.named?.id;
  if (type && id !== undefined) {
    const constant = style.constant && declared.constants(id)?.find((item) => item.value === value);
    if (constant) return style.constant!(constant.name, type);
    const variant = declared.variants(id)?.find(({ accepts }) => accepts(value));
    if (variant && style.variant) {
      const inner = bareLiteral(value, variant.type, style, declared);
      return style.variant(variant.name, inner, type);
    }
    const fields = style.object && declared.fields(id);
    if (fields && isObject(value)) {
      const entries = fields.flatMap(({ wire, name, type: member }) =>
        Object.hasOwn(value, wire)
          ? [{ name, value: literal(value[wire]!, member, style, declared) }]
          : [],
      );
      return style.object!(entries, type);
    }
  }
  if (value === null) return style.null;
  if (typeof value === 'boolean') return value ? style.true : style.false;
  if (typeof value === 'number') return numberLiteral(value);
  if (typeof value === 'string') return Code.of([style.string(value)]);
  const item = type?.item ?? null;
  if (isArray(value)) {
    return style.array(
      value.map((element) => literal(element, item, style, declared)),
      type,
    );
  }
  if (!isObject(value)) throw new Error('Not a JSON value');
  const entries = sortedEntries(value).map(([name, member]) => ({
    key: Code.of([style.string(name)]),
    value: literal(member, item, style, declared),
  }));
  return style.map(entries, type);
}
