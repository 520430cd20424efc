/** Named types → what templates see of them. */

import { compare } from '../../../base/order.js';
import { jsonKind } from '../../../lower/unions.js';
import type { NamedType, Property, Type, TypeId, TypeOf } from '../../../model/api.js';
import { follow, onlyValue } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { singular, words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { sentencesOf } from '../../shared/constraints.js';
import { ident, prose, SpecText, type Code } from '../code.js';
import { Literal } from '../literals.js';
import type { ViewContext } from './context.js';
import type { Position } from '../type-printers.js';
import { namedRef, splitNull, typeRef } from '../type-refs.js';
import type { ConstantView, FieldView, ModelView, VariantView } from './model-view.js';

/** @param constants names of all constants, where they share one scope */
export function modelView(
  type: NamedType,
  context: ViewContext,
  constants: ReadonlyMap<string, string>,
): ModelView {
  const named = namedRef(type.id, context);
  const { inner } = splitNull(type.use.type, context);
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
    fields: isObject ? fieldViews(inner.properties, type, context) : [],
    extra: isMap
      ? typeRef(inner.additional.type, { ...place, position: 'map-value' }, context)
      : null,
    constants:
      named.declared === 'enum' && inner.kind === 'enum'
        ? constantViews(inner, type.id, context, constants)
        : [],
    base: named.declared === 'enum' && inner.kind === 'enum' ? baseRef(inner, context) : null,
    variants:
      named.declared === 'union' && inner.kind === 'union'
        ? variantViews(inner, type, context)
        : [],
    discriminator:
      named.declared === 'union' && inner.kind === 'union' && inner.discriminator
        ? { property: SpecText.of(inner.discriminator.property) }
        : null,
    alias:
      named.declared === 'alias' ? typeRef(inner, { ...place, position: 'alias' }, context) : null,
    isRecursive: type.recursive,
    nested: (context.nested.get(type.id) ?? []).map((item) => modelView(item, context, constants)),
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
  { pack }: ViewContext,
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

function fieldViews(
  properties: readonly Property[],
  type: NamedType,
  context: ViewContext,
): FieldView[] {
  const names = propertyNames(properties, context);
  const position: Position = type.form === 'request' ? 'field-in' : 'field-out';
  return inOrder(properties).map((property) =>
    fieldView(property, ident(names.get(property.name)!), { position, owner: type.id }, context),
  );
}

export function fieldView(
  property: Property,
  name: Code,
  place: { readonly position: Position; readonly owner?: TypeId },
  context: ViewContext,
): FieldView {
  const type = typeRef(property.type, { ...place, optional: !property.required }, context);
  const [example] = property.examples;
  const only = onlyValue(follow(property.type, context.api));
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

function baseRef(type: TypeOf<'enum'>, context: ViewContext) {
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
  return typeRef(base, { position: 'alias' }, context);
}

/** Identity of a constant among all of them. */
export const constantId = (type: TypeId, value: unknown): string =>
  `${type} ${JSON.stringify(value)}`;

export function constantClaims(type: NamedType, context: ViewContext) {
  const { inner } = splitNull(type.use.type, context);
  if (inner.kind !== 'enum' || context.declared(type.id) !== 'enum') return [];
  const owner = context.names.types.get(type.id)!.at(-1)!;
  return inner.members.map(({ value, name }) => {
    const parts = name === undefined ? wordsOf(value) : words(name);
    const constant = toIdentifier(context.pack.naming.constant(parts, owner), 'Value');
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
  context: ViewContext,
  all: ReadonlyMap<string, string>,
): ConstantView[] {
  const own =
    context.pack.naming.constants === 'global'
      ? all
      : assignNames(
          constantClaims(context.api.types.get(id)!, context),
          new Set(context.pack.reserved.words),
        );
  return type.members.map(({ value, description }) => ({
    name: ident(own.get(constantId(id, value))!),
    value: Literal.of(value),
    description: prose(description),
  }));
}

function variantViews(
  type: TypeOf<'union'>,
  owner: NamedType,
  context: ViewContext,
): VariantView[] {
  const { api, pack } = context;
  const direction = owner.form === 'request' ? 'in' : 'out';
  const place = { position: 'variant', direction, owner: owner.id } as const;
  const names = assignNames(
    type.variants.map((use, index) => ({
      id: String(index).padStart(6, '0'),
      rank: 0,
      candidates: [toIdentifier(pack.naming.variant(variantWords(use.type, context)), 'Variant')],
    })),
    new Set([...pack.reserved.words, ...pack.reserved.properties]),
  );
  const required = type.variants.map((use) => requiredNames(use.type, context));
  return type.variants.map((use, index): VariantView => {
    const others = new Set(required.flatMap((list, other) => (other === index ? [] : list)));
    const tags = type.discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
    return {
      name: ident(names.get(String(index).padStart(6, '0'))!),
      type: typeRef(use.type, place, context),
      json: jsonKind(use.type, api),
      tags: tags.map(({ value }) => SpecText.of(value)),
      distinguishing: required[index]!.filter((name) => !others.has(name)).map((name) =>
        SpecText.of(name),
      ),
      literals: literalMembers(use.type, context),
      description: prose(use.description),
    };
  });
}

/** What a variant is called: its type's name, else its kind. */
function variantWords(type: Type, context: ViewContext): string[] {
  switch (type.kind) {
    case 'ref': {
      const named = context.api.types.get(type.to);
      if (named?.role === 'nested') return words(named.wireName);
      return words(context.names.types.get(type.to)?.at(-1) ?? 'value');
    }
    case 'array': {
      const item = variantWords(type.items.type, context);
      return [...item, 'list'];
    }
    case 'number':
      return [type.integer ? 'integer' : 'number'];
    case 'object':
      return ['map'];
    case 'literal':
    case 'enum':
      return [jsonKind(type, context.api)];
    default:
      return [singular(type.kind)];
  }
}

function requiredNames(type: Type, { api }: ViewContext): string[] {
  const found = follow(type, api);
  return found?.kind === 'object'
    ? found.properties.filter(({ required }) => required).map(({ name }) => name)
    : [];
}

function literalMembers(type: Type, { api }: ViewContext) {
  const found = follow(type, api);
  if (found?.kind !== 'object') return [];
  return found.properties.flatMap(({ name, type: member }) => {
    const value = onlyValue(follow(member, api));
    return value === undefined ? [] : [{ name: SpecText.of(name), value: Literal.of(value) }];
  });
}
