/** Redacts secrets in logs: those that the API documents, and well-known names. */

import type { ClientConfig, ClassConfig } from './config.js';
import { isA } from './env.js';
import { secretName } from './secret-names.js';

/** The parts of the configuration that list secrets. */
export type Secrets = Pick<ClientConfig, 'schemes'> & Pick<ClassConfig, 'secrets'>;

const mask = '***';
const schemesOf = (config: Secrets | undefined) => Object.values(config?.schemes ?? {});

/** Copies headers with the values of secret ones replaced. */
export function redactHeaders(
  headers: Headers,
  config: Secrets | undefined,
): Record<string, string> {
  const own = new Set(schemesOf(config).map(({ header }) => header?.toLowerCase()));
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      secretName.test(name) || own.has(name) ? mask : value,
    ]),
  );
}

/** Redacts secrets in the query of a URL, and its password. */
export function redactURL(text: string, config: Secrets | undefined): string {
  if (text === '') return text; // a response created by middleware or in tests
  const url = new URL(text);
  const keys = schemesOf(config).map(({ query }) => query);
  const own = new Set([...keys, ...(config?.secrets ?? [])]);
  for (const name of new Set(url.searchParams.keys())) {
    if (secretName.test(name) || own.has(name)) url.searchParams.set(name, mask);
  }
  if (url.password) url.password = mask;
  return url.href;
}

/** Copies a body with secret members redacted; an instance of a class becomes the name of its class. */
export function redactBody(body: unknown, config: Secrets | undefined): unknown {
  const isSecret = (name: string) => secretName.test(name) || config?.secrets.includes(name);
  const within = new Set<object>();
  const copy = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (within.has(value)) return '[Circular]';
    within.add(value);
    const result = redacted(value);
    within.delete(value);
    return result;
  };
  const redacted = (value: object): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (isA('URLSearchParams', value) || isA('FormData', value)) {
      return copy(Object.fromEntries(value as Iterable<[string, unknown]>));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      return `[${value.constructor?.name ?? 'object'}]`;
    }
    const members = Object.entries(value);
    return Object.fromEntries(
      members.map(([name, member]) => [name, isSecret(name) ? mask : copy(member)]),
    );
  };
  return copy(body);
}
