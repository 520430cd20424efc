/** Secret values, which SDKs do not log: well-known names, properties that only requests have, and passwords. */

import { compare } from '../base/order.js';
import type { Api, Type } from './api.js';
import { children } from './walk.js';

/**
 * A regular expression, in the syntax that all languages share, for the names of headers and members that are
 * secret in any API, in any case. SDKs do not log them, and do not send such headers to another origin.
 */
export const secretNames =
  '(?:authorization|cookie|token|secret|passw(?:or)?d|pwd|passphrase|credentials?|jwt|(?:jwt|client)[-_]?assertion|otp|cv[cv]2?|(?:api|access|auth|encryption|functions|private|secret|signing|ssh|subscription)[-_]?key)$|^(?:x[-_]|j)?session[-_]?id$';

const secretName = new RegExp(secretNames, 'i');

/** Whether a request of the API has a header that redirects must not carry to another origin. */
export const sendsSecretHeaders = ({ operations, security }: Api): boolean =>
  security.schemes.some((scheme) => scheme.type === 'apiKey' && scheme.in !== 'query') ||
  operations.some(
    ({ wire }) => wire.cookies.length > 0 || wire.headers.some(({ name }) => secretName.test(name)),
  );

/** The names of secret properties, sorted, without duplicates. */
export function secretMembers({ types }: Api): string[] {
  const found = new Set<string>();
  const pending: Type[] = [...types.values()].map(({ use }) => use.type);
  for (let type = pending.pop(); type; type = pending.pop()) {
    pending.push(...children(type));
    if (type.kind !== 'object') continue;
    for (const { name, writeOnly, type: member } of type.properties) {
      if (writeOnly || isPassword(member)) found.add(name);
    }
  }
  return [...found].toSorted(compare);
}

function isPassword(type: Type): boolean {
  if (type.kind === 'union') return type.variants.some((variant) => isPassword(variant.type));
  return type.kind === 'string' && type.format === 'password';
}
