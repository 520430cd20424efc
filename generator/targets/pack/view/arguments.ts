/** Views of the arguments of operations: their names, and how each is written on the wire. */

import type {
  Api,
  ObjectType,
  Operation,
  Property,
  Serialization,
  Type,
  TypeId,
} from '../../../model/api.js';
import { isJson } from '../../../model/media-types.js';
import { follow } from '../../../model/walk.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import type { ArrayFormat } from '../../shared/sdk-settings.js';
import { ident, SpecText } from '../code.js';
import type { ViewContext } from './context.js';
import type { ArgumentView } from './operation-view.js';
import { placesOf, type WirePlace } from './places.js';
import { fieldView, propertyNames } from './properties.js';

/** The arguments of an operation. */
export interface Arguments {
  /** The last path parameter. */
  readonly positional: ArgumentView | null;
  /** Members of params by name. */
  readonly members: ReadonlyMap<string, ArgumentView>;
  /** The properties of params, in the order of the document. */
  readonly properties: readonly Property[];
}

interface ArgumentOptions {
  readonly context: ViewContext;
  /** How arrays are written in a query whose parameter declares no style. */
  readonly arrays: ArrayFormat;
}

/** The arguments of an operation by wire name, with the place of each on the wire. */
export function argumentsOf(operation: Operation, options: ArgumentOptions): Arguments {
  const { context } = options;
  const { params } = operation.arguments;
  const properties = params ? paramsType(params.id, context).properties : [];
  const fields = propertyNames(properties, context);
  const names = argumentNames(operation, properties, context);
  const places = placesOf(operation);
  const members = properties.map((property): [string, ArgumentView] => {
    const name = ident(fields.get(property.name)!);
    const field = { name, position: 'field-in', owner: params!.id } as const;
    const view = {
      ...fieldView(property, field, context),
      ...wireView(property, places.get(property.name), options),
      argument: ident(names.get(memberKey(property.name))!),
      isPositional: false,
    };
    return [property.name, view];
  });
  return {
    positional: positionalView(operation, names, options),
    members: new Map(members),
    properties,
  };
}

/** The type of the params of an operation. @throws {Error} if it is not an object, which is a bug */
function paramsType(id: TypeId, { api }: ViewContext): ObjectType {
  const type = follow(api.types.get(id)!.use.type, api);
  if (type?.kind !== 'object')
    throw new Error(`The params of an operation are not an object: ${id}`);
  return type;
}

/** Keys of names: wire names can be any text, and the positional argument has none. */
const memberKey = (name: string): string => `.${name}`;
const positionalKey = '';

function argumentNames(
  { arguments: { positional } }: Operation,
  properties: readonly Property[],
  { pack }: ViewContext,
): ReadonlyMap<string, string> {
  const claim = (id: string, name: string, rank: number) => {
    const own = toIdentifier(pack.naming.argument(words(name)), 'value');
    const preference = Number(own === name);
    return { id, rank, preference, candidates: [own, ...(pack.naming.otherwise?.(own) ?? [])] };
  };
  return assignNames(
    [
      ...(positional ? [claim(positionalKey, positional.name, 0)] : []),
      ...properties.map(({ name }) => claim(memberKey(name), name, 1)),
    ],
    new Set([...pack.reserved.words, ...pack.reserved.arguments]),
  );
}

function positionalView(
  operation: Operation,
  names: ReadonlyMap<string, string>,
  options: ArgumentOptions,
): ArgumentView | null {
  const { positional } = operation.arguments;
  if (!positional) return null;
  const property = { ...positional, required: true, readOnly: false, writeOnly: false };
  const name = ident(names.get(positionalKey)!);
  return {
    ...fieldView(property, { name, position: 'parameter' }, options.context),
    ...wireView(property, placesOf(operation).get(undefined), options),
    argument: name,
    isPositional: true,
  };
}

/** How a value is written in a path, query, header or cookie. */
type WireStyle = Pick<ArgumentView, 'style' | 'explode' | 'allowReserved' | 'lists'>;

/** The wire name of an argument, where it is sent, and how it is serialized. */
function wireView(
  property: Property,
  place: WirePlace | undefined,
  options: ArgumentOptions,
): WireStyle & Pick<ArgumentView, 'wireName' | 'in'> {
  if (!place) {
    const wireName = SpecText.of(property.name);
    return { ...plainStyle, wireName, in: 'body', style: 'simple' };
  }
  const { member } = place;
  return {
    wireName: SpecText.of(member.name),
    in: place.in,
    ...styleOf(member.serialization, property.type, options),
  };
}

const plainStyle = { explode: false, allowReserved: false, lists: 'repeat' } as const;

/** The style that the document declares; for arrays without one, that of the SDK. */
function styleOf(
  serialization: Serialization,
  type: Type,
  { context: { api }, arrays }: ArgumentOptions,
): WireStyle {
  if ('mediaType' in serialization) {
    const isPlain = !isJson(serialization.mediaType) && isPlainText(type, api);
    return { ...plainStyle, style: isPlain ? 'form' : 'json', explode: true };
  }
  const { style, explode, allowReserved, stated } = serialization;
  const lists = listsOf(serialization, arrays);
  const usesDefault = !stated && style === 'form' && mayBeArray(type, api);
  if (usesDefault && arrays === 'brackets') {
    return { style: 'brackets', explode, allowReserved, lists };
  }
  const joins = usesDefault && arrays === 'comma';
  return { style, explode: joins ? false : explode, allowReserved, lists };
}

/** How arrays within an object are written: those of folded parameters like other parameters, others with indices. */
function listsOf(
  { style, stated }: Extract<Serialization, { style: unknown }>,
  arrays: ArrayFormat,
): ArgumentView['lists'] {
  if (style !== 'deepObject') return 'repeat';
  return !stated || arrays === 'brackets' ? arrays : 'indices';
}

/** Whether all values are written as one piece of text. */
function isPlainText(type: Type, api: Api): boolean {
  const kind = follow(type, api)?.kind;
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'enum';
}

function mayBeArray(type: Type, api: Api): boolean {
  const found = follow(type, api);
  if (found?.kind !== 'union') return found?.kind === 'array';
  return found.variants.some((use) => follow(use.type, api)?.kind === 'array');
}
