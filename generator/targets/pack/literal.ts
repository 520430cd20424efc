/** A JSON value of the document, which templates print only through the helper `literal`. */

import type { Json } from '../../base/json.js';

export class Literal {
  readonly #value: Json;

  private constructor(value: Json) {
    this.#value = value;
  }

  static of(value: Json): Literal {
    return new Literal(value);
  }

  /** The value itself, for functions that print it as code. */
  static read(literal: Literal): Json {
    return literal.#value;
  }

  /** @throws {Error} always: a literal in a string would be unescaped */
  toString(): string {
    throw new Error('A value of the document is printed by the helper literal.');
  }

  /** For `sdkwright view`. */
  toJSON(): Json {
    return this.#value;
  }
}
