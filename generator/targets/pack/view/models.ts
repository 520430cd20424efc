/** Views of named types. */

import type { NamedType, Type, TypeId } from '../../../model/api.js';
import { words } from '../../../base/words.js';
import { outermostTypes } from '../../shared/nested-types.js';
import { prose, SpecText } from '../code.js';
import { namedRef } from '../named-refs.js';
import { splitNull } from '../nullability.js';
import { typeRef } from '../type-refs.js';
import { constantViews, enumBase, globalConstantNames, type ConstantNames } from './constants.js';
import type { ViewContext } from './context.js';
import type { FieldView, ModelView } from './model-view.js';
import { placesOf } from './places.js';
import { fieldViews } from './properties.js';
import { variantViews } from './variants.js';

/** The views of all named types by id, nested types included. */
export function modelViews(context: ViewContext): ReadonlyMap<TypeId, ModelView> {
  const globals = globalConstantNames(context);
  const views = outermostTypes(context.api).map((type) => modelView(type, context, globals));
  return new Map(views.flatMap(withNested).map((view) => [view.id, view]));
}

const withNested = (view: ModelView): ModelView[] => [view, ...view.nested.flatMap(withNested)];

/** @param globals names of all constants, where they share a scope */
function modelView(type: NamedType, context: ViewContext, globals: ConstantNames): ModelView {
  const named = namedRef(type.id, context);
  const { inner } = splitNull(type.use.type, context.api);
  return {
    id: type.id,
    name: named.name,
    path: named.path,
    file: named.outermost.file,
    declared: named.declared,
    isParams: type.role === 'params',
    isErrors: type.role === 'errors',
    form: type.form,
    isRequest: type.form === 'request',
    isDeprecated: type.use.deprecated,
    description: prose(type.use.description ?? titleOf(type)),
    ...noContents,
    ...contentsOf(type, inner, { context, globals }),
    isRecursive: type.recursive,
    nested: (context.nested.get(type.id) ?? []).map((item) => modelView(item, context, globals)),
  };
}

/** The members of a view that depend on how the type is declared. */
type Contents = Pick<
  ModelView,
  'fields' | 'additional' | 'constants' | 'base' | 'variants' | 'discriminator' | 'alias'
>;

const noContents: Contents = {
  fields: [],
  additional: null,
  constants: [],
  base: null,
  variants: [],
  discriminator: null,
  alias: null,
};

/** @param inner the type without null */
function contentsOf(
  type: NamedType,
  inner: Type,
  tools: { readonly context: ViewContext; readonly globals: ConstantNames },
): Partial<Contents> {
  const { context } = tools;
  const direction = type.form === 'request' ? 'in' : 'out';
  const place = { direction, owner: type.id } as const;
  const declared = context.declared(type.id);
  if (declared === 'object' && inner.kind === 'object') {
    const { properties, additional } = inner;
    const valueOptions = { ...place, position: 'map-value' } as const;
    const isMap = typeof additional === 'object';
    return {
      fields: placed(fieldViews(properties, type, context), type, context),
      additional: isMap ? typeRef(additional.type, valueOptions, context) : null,
    };
  }
  if (declared === 'enum' && inner.kind === 'enum') {
    return { constants: constantViews(type, inner, tools), base: enumBase(inner, context) };
  }
  if (declared === 'union' && inner.kind === 'union') {
    const { discriminator } = inner;
    return {
      variants: variantViews(inner, type, context),
      discriminator: discriminator ? { property: SpecText.of(discriminator.property) } : null,
    };
  }
  if (declared !== 'alias') return {};
  return { alias: typeRef(inner, { ...place, position: 'alias' }, context) };
}

/** The fields of params with the places that they are sent in; those of other types are sent in a body. */
function placed(
  fields: readonly FieldView[],
  { role, operation }: NamedType,
  { operations }: ViewContext,
): readonly FieldView[] {
  const owner = role === 'params' && operation !== undefined && operations.get(operation);
  if (!owner) return fields;
  const places = placesOf(owner);
  return fields.map((field) => {
    const place = places.get(SpecText.read(field.wireName));
    return place ? { ...field, in: place.in } : field;
  });
}

/** The title of a type, unless it only repeats the name. */
function titleOf({ use, wireName }: NamedType): string | undefined {
  const plain = (text: string): string => words(text).join('').toLowerCase();
  const repeats = use.title !== undefined && plain(wireName).startsWith(plain(use.title));
  return repeats ? undefined : use.title;
}
