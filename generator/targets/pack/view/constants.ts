/** Views of the constants of named enums. */

import { isInteger, jsonText, isNumber, type Json } from '../../../base/json.js';
import { jsonKindOfValue } from '../../../model/json-kind.js';
import type { NamedType, Type, TypeId, TypeOf } from '../../../model/api.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { ident, prose } from '../code.js';
import { Literal } from '../literal.js';
import { splitNull } from '../nullability.js';
import type { TypeRef } from '../type-printers.js';
import { typeRef } from '../type-refs.js';
import type { ViewContext } from './context.js';
import type { ConstantView } from './model-view.js';

/** Names of constants by the key of type and value. */
export type ConstantNames = ReadonlyMap<string, string>;

const constantKey = (type: TypeId, value: unknown): string => `${type} ${jsonText(value)}`;

/** The names of all constants where they share a scope with the types; else empty. */
export function globalConstantNames(context: ViewContext): ConstantNames {
  const { api, names, pack } = context;
  if (pack.naming.constants !== 'global') return new Map();
  const taken = [
    ...pack.reserved.words,
    ...pack.reserved.types,
    ...(pack.reserved.typesWith?.(names.sdk.className) ?? []),
    ...[...names.types.values()].flat(),
    ...[...names.resources.values()].flatMap(({ className }) => [
      className,
      ...(pack.reserved.typesWithResource?.(className) ?? []),
    ]),
  ];
  const claims = [...api.types.values()].flatMap((type) => constantClaims(type, context));
  return assignNames(claims, new Set(taken));
}

function constantClaims(type: NamedType, context: ViewContext) {
  const { inner } = splitNull(type.use.type, context.api);
  if (inner.kind !== 'enum' || context.declared(type.id) !== 'enum') return [];
  const owner = context.names.types.get(type.id)!.at(-1)!;
  return inner.members.map(({ value, name }) => {
    const parts = name === undefined ? wordsOf(value) : words(name);
    const constant = toIdentifier(context.pack.naming.constant(parts, owner), 'Value');
    return { id: constantKey(type.id, value), rank: 0, candidates: [constant] };
  });
}

/** The words of a value: `-1` is `minus 1`, and the empty string is `empty`. */
function wordsOf(value: unknown): string[] {
  if (value === null) return ['null'];
  const text = isNumber(value)
    ? String(value).replace('-', 'minus ').replace('.', ' point ')
    : String(value);
  const parts = words(text.replace(/^[+]/, 'plus ').replace(/^-(?=\w)/, 'minus '));
  return parts.length > 0 ? parts : ['empty'];
}

/** @param globals names of all constants, where they share a scope */
export function constantViews(
  { id }: NamedType,
  type: TypeOf<'enum'>,
  { context, globals }: { readonly context: ViewContext; readonly globals: ConstantNames },
): ConstantView[] {
  const { api, pack } = context;
  const names =
    pack.naming.constants === 'global'
      ? globals
      : assignNames(constantClaims(api.types.get(id)!, context), new Set(pack.reserved.words));
  return type.members.map(({ value, description }) => ({
    name: ident(names.get(constantKey(id, value))!),
    value: Literal.of(value),
    description: prose(description),
  }));
}

/** The type of the values of an enum; `unknown` if their types differ. */
export const enumBase = (type: TypeOf<'enum'>, context: ViewContext): TypeRef =>
  typeRef(baseType(type), { position: 'alias' }, context);

function baseType({ members, at }: TypeOf<'enum'>): Type {
  const kinds = new Set(members.map(({ value }) => jsonKindOfValue(value)));
  const [kind] = kinds;
  if (kinds.size > 1) return { kind: 'unknown', at };
  if (kind === 'string' || kind === 'boolean') return { kind, at };
  if (kind !== 'number') return { kind: 'unknown', at };
  return { kind, at, ...smallestNumber(members.map(({ value }) => value)) };
}

/** The integers that have all values: of 64 bits, signed where possible; else numbers with a fraction. */
function smallestNumber(values: readonly Json[]): Pick<TypeOf<'number'>, 'integer' | 'format'> {
  if (!values.every(isInteger)) return { integer: false };
  const exact = values.map((value) => BigInt(value as number | bigint));
  if (exact.every((value) => BigInt.asIntN(64, value) === value)) return { integer: true };
  if (exact.every((value) => BigInt.asUintN(64, value) === value)) {
    return { integer: true, format: 'uint64' };
  }
  return { integer: false };
}
