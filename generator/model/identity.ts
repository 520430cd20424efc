/**
 * Ids: the one place where the id of an operation, of a named type or of a source location is made and
 * parsed. Everywhere else an id is an opaque key; the model states what a construct is.
 *
 * `sdkwright.lock` stores these ids, so their text must never change:
 *
 * | id                                           | of                                              |
 * | -------------------------------------------- | ----------------------------------------------- |
 * | `#/components/schemas/Foo`                   | a schema, or a location, in the root document   |
 * | `other.yml#/Foo`                             | the same in another file                        |
 * | `#/components/schemas/Foo (request)`         | the request form of a type that has two forms   |
 * | `#/components/schemas/Foo (base)`            | the own members of a base class                 |
 * | `#/components/schemas/Foo (self)`            | a base class without its subclasses             |
 * | `PATCH /foo/{id}`                            | an operation                                    |
 * | `PATCH /foo/{id} params`                     | a type of an operation, by its role             |
 * | `#/webhooks/created/post event`              | the payload of a webhook or callback            |
 * | `#/components/schemas/Foo/properties/status` | a nested type: the id of its owner, then a path |
 * | `oauth`                                      | a security scheme: the name of its component    |
 * | `oauth clientCredentials`                    | the same component, for client credentials      |
 * | `oauth clientCredentials read write`         | the same, for a token with these scopes         |
 */

import type { Place } from '../base/place.js';
import { append } from '../base/pointer.js';
import type { OperationId, TypeId } from './api.js';
import type { SecurityScheme } from './security.js';

// ------------------------------------------------------------------------------ source locations

/**
 * The id of a location: its JSON pointer, after the name of its file unless that is the root document.
 *
 * @param root name of the root document
 */
export const idOf = ({ file, pointer }: Place, root: string): TypeId =>
  `${file === root ? '' : file}#${pointer}`;

/** The parts of the id of a location; `file` is empty for the root document. */
function splitId(id: TypeId): Place {
  // A pointer may contain `#`; the name of a file does not.
  const hash = id.indexOf('#');
  return { file: id.slice(0, Math.max(0, hash)), pointer: id.slice(hash + 1) };
}

/**
 * The source location of an id.
 *
 * @param root name of the root document
 */
export function placeOf(id: TypeId, root: string): Place {
  const { file, pointer } = splitId(id);
  return { file: file || root, pointer };
}

/** Whether a location is inside the schema with this id; false for the schema itself. */
export const isDeclaredIn = (location: TypeId, schema: TypeId): boolean =>
  location.startsWith(`${schema}/`);

// ------------------------------------------------------------------------------------ operations

/** The id of an operation. @param method in upper case */
export const operationIdFor = (method: string, path: string): OperationId => `${method} ${path}`;

/** The location of an operation whose Path Item is not a reference. */
export function operationLocation(id: OperationId): TypeId {
  const space = id.indexOf(' ');
  const [method, path] = [id.slice(0, space), id.slice(space + 1)];
  return `#${append('/paths', path, method.toLowerCase())}`;
}

// ----------------------------------------------------------------------------------- named types

/** The id of the request form of a type that has two forms; the response form keeps the id of the type. */
export const requestFormId = (id: TypeId): TypeId => `${id} (request)`;

/** The id of the type with the own members of a base class, which its subclasses extend. */
export const baseClassId = (id: TypeId): TypeId => `${id} (base)`;

/** The id of the type of values that are of a base class itself, not of one of its subclasses. */
export const ownClassId = (id: TypeId): TypeId => `${id} (self)`;

/** The id of a type that belongs to an operation. */
export const operationTypeId = (
  operation: OperationId,
  role: 'params' | 'response' | 'errors',
): TypeId => `${operation} ${role}`;

/** The id of the payload type of a webhook or callback. @param location of the webhook's operation */
export const eventId = (location: TypeId): TypeId => `${location} event`;

/** The location that all webhooks of the API have in common. */
export const webhooksLocation: TypeId = '#/webhooks';

/** The id of a type nested in another. @param path from the owner, such as `/properties/status` */
export const nestedId = (owner: TypeId, path: string): TypeId => `${owner}${path}`;

/** Whether an id is `owner`, or the id of a type that is nested in it or belongs to it. */
export const belongsTo = (id: TypeId, owner: TypeId): boolean =>
  id.startsWith(owner) && /^($|[/ ])/.test(id.slice(owner.length));

/** The id of the same thing after `from`, which it belongs to, was renamed to `to`. */
export const moveId = (id: TypeId, from: TypeId, to: TypeId): TypeId => to + id.slice(from.length);

// ---------------------------------------------------------------------------------------- security

/** The name of the scheme that a component stands for. Names of components and scopes have no spaces. */
export const securitySchemeName = (
  component: string,
  type: SecurityScheme['type'],
  scopes: readonly string[] = [],
): string => (type === 'clientCredentials' ? [component, type, ...scopes].join(' ') : component);

/** The name of the scheme whose credentials a scheme uses: its own, or the one without scopes. */
export const credentialsSchemeName = ({ name, type, components }: SecurityScheme): string =>
  type === 'clientCredentials' ? securitySchemeName(components[0]!, type) : name;
