/** Named types → what templates see of them. */

import { compare } from '../../../base/order.js';
import { jsonKind } from '../../../lower/unions.js';
import type { NamedType, Property, Type, TypeId, TypeOf } from '../../../model/api.js';
import { follow, onlyValue } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { singular, toIdentifier, words } from '../../../naming/words.js';
import { sentencesOf } from '../../shared/constraints.js';
import { ident, prose, SpecText, type Code } from '../code.js';
import { Literal } from '../literals.js';
import type { Target } from '../target.js';
import type { Position } from '../type-printers.js';
import { namedRef, splitNull, typeRef } from '../type-refs.js';
import type { ConstantView, FieldView, ModelView, VariantView } from './model-view.js';

/** @param constants names of all constants, where they share one scope */
export function modelView(
  type: NamedType,
  target: Target,
  constants: ReadonlyMap<string, string>,
): ModelView {
  const named = namedRef(type.id, target);
  const { inner } = splitNull(type.use.type, target);
  const isObject = named.declared === 'object' && inner.kind === 'object';
  const isRequest = type.form === 'request';
  const position: Position = isRequest ? 'field-in' : 'field-out';
  const direction = isRequest ? 'in' : 'out';
  const place = { position, direction, owner: type.id } as const;
  const isMap = isObject && typeof inner.additional === 'object';
  return {
    id: type.id,
    name: named.name,
    path: named.path,
    file: named.home.file,
    declared: named.declared,
    isParams: type.role === 'params',
    isErrors: type.role === 'errors',
    form: type.form,
    isRequest,
    isDeprecated: type.use.deprecated,
    description: prose(type.use.description ?? title(type)),
    fields: isObject ? fieldViews(inner.properties, type, target) : [],
    extra: isMap
      ? typeRef(inner.additional.type, { ...place, position: 'map-value' }, target)
      : null,
    constants:
      named.declared === 'enum' && inner.kind === 'enum'
        ? constantViews(inner, type.id, target, constants)
        : [],
    base: named.declared === 'enum' && inner.kind === 'enum' ? baseRef(inner, target) : null,
    variants:
      named.declared === 'union' && inner.kind === 'union' ? variantViews(inner, type, target) : [],
    discriminator:
      named.declared === 'union' && inner.kind === 'union' && inner.discriminator
        ? { property: SpecText.of(inner.discriminator.property) }
        : null,
    alias:
      named.declared === 'alias' ? typeRef(inner, { ...place, position: 'alias' }, target) : null,
    isRecursive: type.recursive,
    nested: (target.nested.get(type.id) ?? []).map((item) => modelView(item, target, constants)),
  };
}

/** A title that only repeats the name is none. */
function title({ use, wireName }: NamedType): string | undefined {
  const spoken = (text: string): string => words(text).join('').toLowerCase();
  return use.title !== undefined && spoken(wireName).startsWith(spoken(use.title))
    ? undefined
    : use.title;
}

/** Required first, then by name. */
export const inOrder = (properties: readonly Property[]): Property[] =>
  properties.toSorted((a, b) => Number(b.required) - Number(a.required) || compare(a.name, b.name));

export function propertyNames(
  properties: readonly Property[],
  { pack }: Target,
): ReadonlyMap<string, string> {
  return assignNames(
    properties.map(({ name }) => {
      const own = toIdentifier(pack.naming.property(words(name)), 'field');
      return {
        id: name,
        rank: own === name ? 0 : 1,
        candidates: [own, ...(pack.naming.otherwise?.(own) ?? [])],
      };
    }),
    new Set([...pack.reserved.words, ...pack.reserved.properties]),
  );
}

function fieldViews(properties: readonly Property[], type: NamedType, target: Target): FieldView[] {
  const names = propertyNames(properties, target);
  const position: Position = type.form === 'request' ? 'field-in' : 'field-out';
  return inOrder(properties).map((property) =>
    fieldView(property, ident(names.get(property.name)!), { position, owner: type.id }, target),
  );
}

export function fieldView(
  property: Property,
  name: Code,
  place: { readonly position: Position; readonly owner?: TypeId },
  target: Target,
): FieldView {
  const type = typeRef(property.type, { ...place, optional: !property.required }, target);
  const [example] = property.examples;
  const only = onlyValue(follow(property.type, target.api));
  return {
    name,
    wireName: SpecText.of(property.name),
    type,
    isRequired: property.required,
    isNullable: type.presence === 'nullable' || type.presence === 'both',
    isDeprecated: property.deprecated,
    description: prose(property.description ?? property.title),
    facts: prose(factsOf(property)),
    constant: only === undefined ? null : Literal.of(only),
    default: property.default ? Literal.of(property.default.value) : null,
    example: example === undefined ? null : Literal.of(example),
    in: 'body',
  };
}

/** Longer examples say less than they take. */
const longestExample = 72;

function factsOf({ type, default: given, examples: [example] }: Property): string {
  const shown = example === undefined ? '' : JSON.stringify(example);
  return [
    ...sentencesOf(type),
    ...(given ? [`Default: \`${JSON.stringify(given.value)}\`.`] : []),
    ...(shown === '' || shown.length > longestExample ? [] : [`Example: \`${shown}\`.`]),
  ].join(' ');
}

function baseRef(type: TypeOf<'enum'>, target: Target) {
  const kinds = new Set(type.members.map(({ value }) => typeof value));
  const [kind] = kinds;
  const { at } = type;
  const isInteger = type.members.every(({ value }) => Number.isInteger(value));
  const base: Type =
    kinds.size > 1
      ? { kind: 'unknown', at }
      : kind === 'string' || kind === 'boolean'
        ? { kind, at }
        : kind === 'number'
          ? { kind, at, integer: isInteger }
          : { kind: 'unknown', at };
  return typeRef(base, { position: 'alias' }, target);
}

/** Identity of a constant among all of them. */
export const constantId = (type: TypeId, value: unknown): string =>
  `${type} ${JSON.stringify(value)}`;

export function constantClaims(type: NamedType, target: Target) {
  const { inner } = splitNull(type.use.type, target);
  if (inner.kind !== 'enum' || target.declared(type.id) !== 'enum') return [];
  const owner = target.names.types.get(type.id)!.at(-1)!;
  return inner.members.map(({ value, name }) => {
    const parts = name === undefined ? wordsOf(value) : words(name);
    const constant = toIdentifier(target.pack.naming.constant(parts, owner), 'Value');
    return { id: constantId(type.id, value), rank: 0, candidates: [constant] };
  });
}

/** Words of a value, with those of its sign: `-1` is `minus 1`, and nothing is `empty`. */
function wordsOf(value: unknown): string[] {
  if (value === null) return ['null'];
  const text =
    typeof value === 'number'
      ? String(value).replace('-', 'minus ').replace('.', ' point ')
      : String(value);
  const parts = words(text.replace(/^[+]/, 'plus ').replace(/^-(?=\w)/, 'minus '));
  return parts.length > 0 ? parts : ['empty'];
}

function constantViews(
  type: TypeOf<'enum'>,
  id: TypeId,
  target: Target,
  all: ReadonlyMap<string, string>,
): ConstantView[] {
  const own =
    target.pack.naming.constants === 'global'
      ? all
      : assignNames(
          constantClaims(target.api.types.get(id)!, target),
          new Set(target.pack.reserved.words),
        );
  return type.members.map(({ value, description }) => ({
    name: ident(own.get(constantId(id, value))!),
    value: Literal.of(value),
    description: prose(description),
  }));
}

function variantViews(type: TypeOf<'union'>, owner: NamedType, target: Target): VariantView[] {
  const { api, pack } = target;
  const direction = owner.form === 'request' ? 'in' : 'out';
  const place = { position: 'variant', direction, owner: owner.id } as const;
  const names = assignNames(
    type.variants.map((use, index) => ({
      id: String(index).padStart(6, '0'),
      rank: 0,
      candidates: [toIdentifier(pack.naming.variant(variantWords(use.type, target)), 'Variant')],
    })),
    new Set([...pack.reserved.words, ...pack.reserved.properties]),
  );
  const required = type.variants.map((use) => requiredNames(use.type, target));
  return type.variants.map((use, index): VariantView => {
    const others = new Set(required.flatMap((list, other) => (other === index ? [] : list)));
    const tags = type.discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
    return {
      name: ident(names.get(String(index).padStart(6, '0'))!),
      type: typeRef(use.type, place, target),
      json: jsonKind(use.type, api),
      tags: tags.map(({ value }) => SpecText.of(value)),
      distinguishing: required[index]!.filter((name) => !others.has(name)).map((name) =>
        SpecText.of(name),
      ),
      literals: literalMembers(use.type, target),
      description: prose(use.description),
    };
  });
}

/** What a variant is called: its type's name, else its kind. */
function variantWords(type: Type, target: Target): string[] {
  switch (type.kind) {
    case 'ref': {
      const named = target.api.types.get(type.to);
      if (named?.role === 'nested') return words(named.wireName);
      return words(target.names.types.get(type.to)?.at(-1) ?? 'value');
    }
    case 'array': {
      const item = variantWords(type.items.type, target);
      return [...item, 'list'];
    }
    case 'number':
      return [type.integer ? 'integer' : 'number'];
    case 'object':
      return ['map'];
    case 'literal':
    case 'enum':
      return [jsonKind(type, target.api)];
    default:
      return [singular(type.kind)];
  }
}

function requiredNames(type: Type, { api }: Target): string[] {
  const found = follow(type, api);
  return found?.kind === 'object'
    ? found.properties.filter(({ required }) => required).map(({ name }) => name)
    : [];
}

function literalMembers(type: Type, { api }: Target) {
  const found = follow(type, api);
  if (found?.kind !== 'object') return [];
  return found.properties.flatMap(({ name, type: member }) => {
    const value = onlyValue(follow(member, api));
    return value === undefined ? [] : [{ name: SpecText.of(name), value: Literal.of(value) }];
  });
}
