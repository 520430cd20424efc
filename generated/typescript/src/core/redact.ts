/** Redacts secrets in logs: those that the API documents, and well-known names. */

import type { ClientConfig, ClassConfig } from './config.js';
import { isA } from './env.js';

/** The parts of the configuration that list secrets. */
export type Secrets = Pick<ClientConfig, 'schemes'> & Pick<ClassConfig, 'secrets'>;

const mask = '***';
const secretHeaders = [
  'authorization',
  'proxy-authorization',
  'api-key',
  'x-api-key',
  'cookie',
  'set-cookie',
];
const secretMembers = ['access_token', 'refresh_token', 'client_secret', 'password'];

const schemesOf = (config: Secrets | undefined) => Object.values(config?.schemes ?? {});

/** Copies headers with the values of secret ones replaced. */
export function redactHeaders(
  headers: Headers,
  config: Secrets | undefined,
): Record<string, string> {
  const own = schemesOf(config).map(({ header }) => header?.toLowerCase());
  const secret = new Set<string | undefined>([...secretHeaders, ...own]);
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secret.has(name) ? mask : value]),
  );
}

/** Redacts secrets in the query of a URL, and its password. */
export function redactURL(text: string, config: Secrets | undefined): string {
  if (text === '') return text; // a response created by middleware or in tests
  const url = new URL(text);
  const names = [...schemesOf(config).map(({ query }) => query), ...secretsOf(config)];
  for (const name of names)
    if (name && url.searchParams.has(name)) url.searchParams.set(name, mask);
  if (url.password) url.password = mask;
  return url.href;
}

/** Copies a body with secret members redacted; an instance of a class becomes the name of its class. */
export function redactBody(body: unknown, config: Secrets | undefined): unknown {
  const secret = new Set(secretsOf(config));
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
      members.map(([name, member]) => [name, secret.has(name) ? mask : copy(member)]),
    );
  };
  return copy(body);
}

const secretsOf = (config: Secrets | undefined): readonly string[] => [
  ...secretMembers,
  ...(config?.secrets ?? []),
];
