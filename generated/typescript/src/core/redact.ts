/** Redacts secrets in logs: those that the API documents, and well-known names. */

import type { ClientConfig, ClassConfig } from './config.js';
import { isA } from './env.js';
import { secretName } from './secret-names.js';

/** The parts of the configuration that list secrets. */
export type Secrets = Pick<ClientConfig, 'schemes'> & Pick<ClassConfig, 'secrets'>;

const mask = '***';
const schemesOf = (config: Secrets | undefined) => Object.values(config?.schemes ?? {});

/** Whether a member is secret, or one of the steps of a name such as `user[password]` or `items.0.token`. */
const isSecret = (name: string, config: Secrets | undefined): boolean =>
  name.split(/[[\].]+/).some((step) => secretName.test(step) || config?.secrets.includes(step));

/** Parameters of signed URLs and of gateways, which hold a secret in the query alone. */
const secretInQuery = /^(?:code|key|sig)$|(?:^|[-_])signature$/i;

/** Copies headers with the values of secret ones replaced. */
export function redactHeaders(
  headers: Headers,
  config: Secrets | undefined,
): Record<string, string> {
  const own = new Set(schemesOf(config).map(({ header }) => header));
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      secretName.test(name) || own.has(name)
        ? mask
        : /^(?:content-)?location$/.test(name)
          ? redactURL(value, config)
          : value,
    ]),
  );
}

/** Redacts secrets in the query of a URL, and its user and password. */
export function redactURL(text: string, config: Secrets | undefined): string {
  if (!/^[\w+.-]+:/.test(text)) return redactQuery(text, config); // a relative redirect, or none in tests
  const url = new URL(text);
  if (url.username) url.username = mask;
  if (url.password) url.password = mask;
  return redactQuery(url.href, config);
}

function redactQuery(text: string, config: Secrets | undefined): string {
  const [, path, query, rest] = /^([^?#]*)(\?[^#]*)?(.*)$/s.exec(text)!;
  if (!query) return text;
  const own = new Set(schemesOf(config).map(({ query: name }) => name));
  const params = new URLSearchParams(query);
  let isChanged = false;
  for (const name of new Set(params.keys())) {
    if (!isSecret(name, config) && !secretInQuery.test(name) && !own.has(name)) continue;
    params.set(name, mask);
    isChanged = true;
  }
  return isChanged ? `${path}?${params.toString()}${rest}` : text;
}

/** Copies a body with secret members redacted; an instance of a class becomes the name of its class. */
export function redactBody(body: unknown, config: Secrets | undefined): unknown {
  const within = new Set<object>();
  const copy = (value: unknown): unknown => {
    if (typeof value === 'string') return redactXML(redactText(value, copy), config);
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
      members.map(([name, member]) => [name, isSecret(name, config) ? mask : copy(member)]),
    );
  };
  return copy(body);
}

/** Text that is JSON or a form is redacted like what it stands for, and is then JSON or a form again. */
function redactText(text: string, copy: (value: unknown) => unknown): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.stringify(copy(JSON.parse(text)));
    } catch {
      return text; // not JSON
    }
  }
  if (!/^[^\s=&<]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/.test(text)) return text;
  const members = copy(new URLSearchParams(text)) as Record<string, string>;
  return Object.values(members).includes(mask) ? new URLSearchParams(members).toString() : text;
}

/** Text without the contents of secret XML elements. */
const redactXML = (text: string, config: Secrets | undefined): string =>
  text.replaceAll(/<(?:[\w.-]+:)?([\w.-]+)(?:\s[^<>]*)?>[^<>]*(?=<\/)/g, (element, name: string) =>
    isSecret(name, config) ? element.replace(/>.*/s, `>${mask}`) : element,
  );
