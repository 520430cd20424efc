/** The types directly inside a type, with their path and with words for a name. */

import { singularAll, words } from '../base/words.js';
import type { NamedType, Property, Type, TypeOf, Use } from '../model/api.js';
import { mapChildren, onlyValue } from '../model/walk.js';

export interface Part {
  readonly type: Type;
  /** Words for a name, from the names of properties: `phone number item`. */
  readonly hint: string;
  /** From the type that it is part of: `/properties/status`, `/items`. */
  readonly path: string;
  /** How it is sent, if that differs from the type that it is part of. */
  readonly encoding?: NamedType['encodings'][number];
  /** Documentation of the use; absent for members of an intersection. */
  readonly use?: Use;
}

/** Replaces a part by another type. */
type Change = (part: Part) => Type;

/**
 * A type with each type directly inside it replaced. `not` and conditional types are left alone, as
 * nothing in them is declared.
 *
 * @param hint what the parts are named after; empty for the type of a name, whose parts are named alone
 */
export function mapParts(
  { type, hint }: { readonly type: Type; readonly hint: string },
  change: Change,
): Type {
  switch (type.kind) {
    case 'object':
      return mapObject(type, hint, change);
    case 'array':
      return mapArray(type, hint, change);
    case 'union':
      return mapUnion(type, hint, change);
    case 'intersection':
      return mapIntersection(type, hint, change);
    case 'unknown':
    case 'never':
    case 'null':
    case 'boolean':
    case 'number':
    case 'string':
    case 'binary':
    case 'literal':
    case 'enum':
    case 'ref':
    case 'not':
    case 'conditional':
      return mapChildren(type, (child) => child);
  }
}

function mapObject(type: TypeOf<'object'>, hint: string, change: Change): Type {
  const { properties, additional, patterns } = type;
  return {
    ...type,
    properties: properties.map((property): Property => {
      const own = `${hint} ${property.name}`.trim();
      return mapUse(property, { hint: own, path: `/properties/${property.name}` }, change);
    }),
    additional:
      typeof additional === 'object'
        ? mapUse(additional, { hint: itemHint(hint, 'value'), path: '/additional' }, change)
        : additional,
    patterns: patterns.map(({ pattern, use }, index) => ({
      pattern,
      use: mapUse(use, { hint: `${hint} value`, path: `/patterns/${index}` }, change),
    })),
  };
}

function mapArray(type: TypeOf<'array'>, hint: string, change: Change): Type {
  const item = itemHint(hint, 'item');
  return {
    ...type,
    items: mapUse(type.items, { hint: item, path: '/items' }, change),
    ...(type.prefix && {
      prefix: type.prefix.map((use, index) =>
        mapUse(use, { hint: `${item} ${index + 1}`, path: `/prefixItems/${index}` }, change),
      ),
    }),
  };
}

function mapUnion(type: TypeOf<'union'>, hint: string, change: Change): Type {
  const objects = type.variants.filter((variant) => variant.type.kind === 'object');
  const others = type.variants.filter((variant) => variant.type.kind !== 'null');
  const isAlone = objects.length === 1 || others.length === 1;
  return {
    ...type,
    variants: type.variants.map((use, index) => {
      const encoding = type.encodings?.[index];
      const own = encoding ?? tagOf(use.type) ?? `variant ${index + 1}`;
      const name = isAlone && !encoding ? hint || 'value' : `${hint} ${own}`;
      const part = { hint: name, path: `/variants/${index}`, ...(encoding && { encoding }) };
      return mapUse(use, part, change);
    }),
  };
}

function mapIntersection(type: TypeOf<'intersection'>, hint: string, change: Change): Type {
  const objects = type.members.filter((member) => member.kind === 'object');
  const isAlone = objects.length === 1 && hint !== '';
  return {
    ...type,
    members: type.members.map((member, index) =>
      change({
        type: member,
        hint: isAlone ? hint : `${hint} part ${index + 1}`,
        path: `/members/${index}`,
      }),
    ),
  };
}

function mapUse<U extends Use>(
  use: U,
  part: Pick<Part, 'hint' | 'path' | 'encoding'>,
  change: Change,
): U {
  const { type, title, description, deprecated, examples } = use;
  const documentation: Use = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    deprecated,
    examples,
    type,
  };
  const changed = change({ ...part, type, hint: part.hint.trim(), use: documentation });
  return changed === type ? use : { ...use, type: changed };
}

/** The words for an item of an array or map: `phone number` in `phone numbers`. */
const itemHint = (hint: string, fallback: string): string =>
  hint === '' ? fallback : singularAll(words(hint)).join(' ');

/** The value of a required literal property, which distinguishes a variant from the others. */
function tagOf(type: Type): string | undefined {
  if (type.kind !== 'object') return undefined;
  const values = type.properties.map(({ type: member, required }) =>
    required ? onlyValue(member) : undefined,
  );
  return values.find((value) => typeof value === 'string');
}
