/** Views of the variants of named unions. */

import { jsonKindOf } from '../../../model/json-kind.js';
import type { NamedType, Type, TypeOf } from '../../../model/api.js';
import { listedValues } from '../../../model/tags.js';
import { follow, onlyValue } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { quietWords, singular, words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { ident, prose, SpecText } from '../code.js';
import { Literal } from '../literal.js';
import { typeRef } from '../type-refs.js';
import type { ViewContext } from './context.js';
import type { VariantView } from './model-view.js';

/** The views of the variants of a union, in the order of the document. */
export function variantViews(
  union: TypeOf<'union'>,
  owner: NamedType,
  context: ViewContext,
): VariantView[] {
  const direction = owner.form === 'request' ? 'in' : 'out';
  const options = { position: 'variant', direction, owner: owner.id } as const;
  const names = variantNames(union, context);
  const distinguishing = distinguishingMembers(union, context);
  return union.variants.map((use, index): VariantView => {
    const tags = union.discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
    return {
      name: ident(names[index]!),
      type: typeRef(use.type, options, context),
      json: jsonKindOf(use.type, context.api),
      tags: tags.map(({ value }) => SpecText.of(value)),
      distinguishing: distinguishing[index]!.map((name) => SpecText.of(name)),
      literals: literalMembers(
        use.type,
        tags.length > 0 ? union.discriminator?.property : undefined,
        context,
      ),
      description: prose(use.description),
    };
  });
}

/** The name of each variant, in order: its tag, or else the name of its type, which is the same in both forms. */
function variantNames(
  { variants, discriminator }: TypeOf<'union'>,
  context: ViewContext,
): string[] {
  const { pack } = context;
  const key = (index: number): string => String(index).padStart(6, '0');
  const names = assignNames(
    variants.map((use, index) => {
      const tags = discriminator?.mapping.filter(({ variant }) => variant === index) ?? [];
      const tag = tags.length === 1 ? quietWords(tags[0]!.value) : [];
      const possible = [...(tag.length > 0 ? [tag] : []), variantWords(use.type, context)];
      const candidates = possible.map((each) => toIdentifier(pack.naming.variant(each), 'Variant'));
      return { id: key(index), rank: 0, candidates };
    }),
    new Set([...pack.reserved.words, ...pack.reserved.properties]),
  );
  return variants.map((_, index) => names.get(key(index))!);
}

/** The words of a variant: those of its type's name, or else of its kind. */
function variantWords(type: Type, context: ViewContext): string[] {
  switch (type.kind) {
    case 'ref': {
      const named = context.api.types.get(type.to);
      if (named?.role === 'nested') return words(named.wireName);
      return words(
        withoutForm(context.names.types.get(type.to)?.at(-1) ?? 'value', named, context),
      );
    }
    case 'array':
      return [...variantWords(type.items.type, context), 'list'];
    case 'number':
      return [type.integer ? 'integer' : 'number'];
    case 'object':
      return ['map'];
    case 'literal':
    case 'enum':
      return [jsonKindOf(type, context.api)];
    default:
      return [singular(type.kind)];
  }
}

/** The name of a type without the suffix of its request form. */
function withoutForm(name: string, named: NamedType | undefined, { pack }: ViewContext): string {
  const { requestSuffix } = pack.naming;
  const isForm = named?.requestFormOf !== undefined && name.endsWith(requestSuffix);
  return isForm ? name.slice(0, name.length - requestSuffix.length) : name;
}

/** The members that each variant requires and no other variant does. */
function distinguishingMembers({ variants }: TypeOf<'union'>, context: ViewContext): string[][] {
  const required = variants.map((use) => requiredNames(use.type, context));
  return required.map((names, index) => {
    const others = new Set(required.filter((_, other) => other !== index).flat());
    return names.filter((name) => !others.has(name));
  });
}

function requiredNames(type: Type, { api }: ViewContext): string[] {
  const found = follow(type, api);
  return found?.kind === 'object'
    ? found.properties.filter(({ required }) => required).map(({ name }) => name)
    : [];
}

/** The members that are one value only, or a tag. The mapping of a discriminator states more than its member does. */
function literalMembers(
  type: Type,
  mapped: string | undefined,
  { api }: ViewContext,
): VariantView['literals'] {
  const found = follow(type, api);
  if (found?.kind !== 'object') return [];
  return found.properties.flatMap(({ name, type: member, isTag }) => {
    const target = follow(member, api);
    const only = onlyValue(target);
    const values = only === undefined && isTag ? listedValues(target, api) : undefined;
    const others = values && target?.kind === 'union' ? [null] : [];
    const all = only === undefined ? [...(values ?? []), ...others] : [only];
    if (all.length === 0 || name === mapped) return [];
    return [{ name: SpecText.of(name), values: all.map(Literal.of) }];
  });
}
