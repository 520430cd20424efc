/** Names and views of the members of objects. */

import { jsonText } from '../../../base/json.js';
import type { NamedType, Property, TypeId } from '../../../model/api.js';
import { follow, onlyValue } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { sentencesOf } from '../../shared/constraints.js';
import { inMemberOrder } from '../../shared/member-order.js';
import { ident, prose, SpecText, type Code } from '../code.js';
import { Literal } from '../literal.js';
import type { TypePosition } from '../type-printers.js';
import { typeRef } from '../type-refs.js';
import type { ViewContext } from './context.js';
import type { FieldView } from './model-view.js';

/** The name of each member by its wire name. */
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

/** The fields of a declared object. */
export function fieldViews(
  properties: readonly Property[],
  type: NamedType,
  context: ViewContext,
): FieldView[] {
  const names = propertyNames(properties, context);
  const position: TypePosition = type.form === 'request' ? 'field-in' : 'field-out';
  return inMemberOrder(properties).map((property) => {
    const name = ident(names.get(property.name)!);
    return fieldView(property, { name, position, owner: type.id }, context);
  });
}

interface FieldOptions {
  readonly name: Code;
  readonly position: TypePosition;
  /** The named type that declares the field. */
  readonly owner?: TypeId;
}

/** The view of a member of an object: its name, type, documentation, bounds and example. */
export function fieldView(
  property: Property,
  { name, ...place }: FieldOptions,
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
    constraints: prose(constraintsOf(property)),
    constant: only === undefined ? null : Literal.of(only),
    default: property.default ? Literal.of(property.default.value) : null,
    example: example === undefined ? null : Literal.of(example),
    in: 'body',
  };
}

/** Longer examples are left out of the documentation: they would hide the rest. */
const longestExample = 72;

function constraintsOf({ type, default: byDefault, examples: [example] }: Property): string {
  const shown = example === undefined ? '' : jsonText(example);
  return [
    ...sentencesOf(type),
    ...(byDefault ? [`Default: \`${jsonText(byDefault.value)}\`.`] : []),
    ...(shown === '' || shown.length > longestExample ? [] : [`Example: \`${shown}\`.`]),
  ].join(' ');
}
