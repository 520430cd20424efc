/** JSON values as literals of the language, for examples, defaults and documentation. */

import {
  isArray,
  isObject,
  sortedEntries,
  type Json,
  type JsonObject,
  isNumber,
} from '../../base/json.js';
import { Code } from './code.js';
import { exampleFile } from '../shared/example-value.js';
import type { TypeRef } from './type-printers.js';

/** How the language writes literals. Strings are passed unescaped: `string` quotes and escapes them. */
export interface Literals {
  readonly null: Code;
  readonly true: Code;
  readonly false: Code;
  /** A string literal with its quotes. It must escape every invisible character. */
  readonly string: (text: string) => string;
  /** A file in an example. By default it is a string. */
  readonly file?: Code;
  readonly array: (items: readonly Code[], type: TypeRef | null) => Code;
  /** An object of unknown type, or a map. */
  readonly map: (entries: readonly { key: Code; value: Code }[], type: TypeRef | null) => Code;
  /** A value of a declared object type, by its fields. By default it is printed as a map. */
  readonly object?: (entries: readonly { name: Code; value: Code }[], type: TypeRef) => Code;
  /** A constant of a named enum. By default its value is printed. */
  readonly constant?: (name: Code, type: TypeRef) => Code;
  /**
   * A value of a named union, by its variant. By default only the value is printed.
   *
   * @param own the type of the variant
   */
  readonly variant?: (name: Code, value: Code, type: TypeRef, own: TypeRef) => Code;
  /** Wraps a value whose type is optional or nullable. */
  readonly present?: (value: Code, type: TypeRef) => Code;
}

/** Information about named types for the printer, by id. Null if the type has none. */
export interface DeclaredTypes {
  readonly fields: (id: string) => readonly DeclaredField[] | null;
  readonly constants: (id: string) => readonly DeclaredConstant[] | null;
  readonly variants: (id: string) => readonly DeclaredVariant[] | null;
  /** What an alias stands for. */
  readonly alias: (id: string) => TypeRef | null;
}

interface DeclaredField {
  readonly wireName: string;
  readonly name: Code;
  readonly type: TypeRef;
}

interface DeclaredConstant {
  readonly value: Json;
  readonly name: Code;
}

interface DeclaredVariant {
  /** Whether a value can be one of this variant. */
  readonly accepts: (value: Json) => boolean;
  readonly name: Code;
  readonly type: TypeRef;
}

/** How literals are printed, and the types that they can have. */
export interface LiteralPrinter {
  readonly style: Literals;
  readonly declared: DeclaredTypes;
}

/** Declared types for a printer that prints values by themselves. */
export const noDeclaredTypes: DeclaredTypes = {
  fields: () => null,
  constants: () => null,
  variants: () => null,
  alias: () => null,
};

/** @throws {Error} if the number is not finite */
export function numberLiteral(value: number | bigint): Code {
  if (typeof value === 'bigint') return Code.of([value.toString()]);
  if (!Number.isFinite(value)) throw new Error('Not a number');
  return Code.of([JSON.stringify(value)]);
}

/** A value as code, of the given type if there is one. */
export function printLiteral(value: Json, type: TypeRef | null, printer: LiteralPrinter): Code {
  const bare = printBare(value, type, printer);
  const { present } = printer.style;
  const wraps = type && value !== null && type.presence !== 'required' && present;
  return wraps ? present(bare, type) : bare;
}

/** A value without the wrapper that the presence of its type adds. */
function printBare(value: Json, type: TypeRef | null, printer: LiteralPrinter): Code {
  const declared = type && printDeclared(value, type, printer);
  return declared ?? printPlain(value, type, printer);
}

/** A value of a named type; undefined if the type has no special syntax for it. */
function printDeclared(value: Json, type: TypeRef, printer: LiteralPrinter): Code | undefined {
  const { style, declared } = printer;
  const id = behindAliases(type, printer)?.named?.id;
  if (id === undefined) return undefined;
  const constant = style.constant && declared.constants(id)?.find((item) => item.value === value);
  if (style.constant && constant) return style.constant(constant.name, type);
  const variant = declared.variants(id)?.find(({ accepts }) => accepts(value));
  if (style.variant && variant) {
    const own = variant.type;
    return style.variant(variant.name, printBare(value, own, printer), type, own);
  }
  const fields = style.object && declared.fields(id);
  if (!style.object || !fields || !isObject(value)) return undefined;
  return style.object(printFields(value, fields, printer), type);
}

const printFields = (
  value: JsonObject,
  fields: readonly DeclaredField[],
  printer: LiteralPrinter,
): { name: Code; value: Code }[] =>
  fields
    .filter(({ wireName }) => Object.hasOwn(value, wireName))
    .map(({ wireName, name, type }) => ({
      name,
      value: printLiteral(value[wireName]!, type, printer),
    }));

/** What a type is, if it is an alias. */
function behindAliases(type: TypeRef, { declared }: LiteralPrinter): TypeRef {
  let target = type;
  for (let next: TypeRef | null = type; next;) {
    target = next;
    next = target.named && declared.alias(target.named.id);
  }
  return target;
}

/** A value as JSON has it: items of arrays and maps have the type of the item. */
function printPlain(value: Json, type: TypeRef | null, printer: LiteralPrinter): Code {
  const { style } = printer;
  if (value === exampleFile) return style.file ?? Code.of([style.string('content')]);
  if (value === null) return style.null;
  if (typeof value === 'boolean') return value ? style.true : style.false;
  if (isNumber(value)) return numberLiteral(value);
  if (typeof value === 'string') return Code.of([style.string(value)]);
  const item = type && behindAliases(type, printer).item;
  if (isArray(value)) {
    const items = value.map((element) => printLiteral(element, item, printer));
    return style.array(items, type);
  }
  if (!isObject(value)) throw new Error('Not a JSON value');
  const entries = sortedEntries(value).map(([name, member]) => ({
    key: Code.of([style.string(name)]),
    value: printLiteral(member, item, printer),
  }));
  return style.map(entries, type);
}
