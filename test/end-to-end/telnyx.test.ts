/**
 * Every operation of the full Telnyx document is called with values generated from its schemas. A validating mock
 * (Prism) accepts each request, and each response is parsed to the value that was sent.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choices, cover, resolver, type Schema } from '../support/cover.js';
import { telnyxPath } from '../support/places.js';
import { telnyxSdk } from '../support/sdk.js';
import { mock, type Running } from '../support/servers.js';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  readonly schema?: Schema;
}

interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema?: Schema }>>;
  };
}

const document = JSON.parse(readFileSync(telnyxPath, 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const resolve = resolver(document);
const verbs = ['get', 'put', 'post', 'patch', 'delete'];

/**
 * Operations whose requests the mock rejects because of a bug: where a query parameter with brackets in its name is
 * required, it accepts only `filter%5bname%5d` in lower case, neither `%5B` nor `[`. But `%5B` and `%5b` are
 * equivalent (RFC 3986, section 6.2.2.1).
 */
const faults = new Map(
  [
    'DELETE /actions/bulk/telephony_credentials',
    'PATCH /actions/bulk/telephony_credentials',
    'POST /actions/{action}/telephony_credentials',
    'GET /comments',
    'GET /detail_records',
    'GET /inventory_coverage',
  ].map((operation) => [operation, /^[^?]+\?(?:.*&)?filter%5B\w+%5D=[^&]+/]),
);

let server: Running;
/** Bodies that the mock has sent, in order. */
const answers: string[] = [];
let sdk: { readonly default: new (options: object) => Record<string, unknown> };
let accessors: Map<string, string[]>;

beforeAll(async () => {
  const [{ folder }, running] = await Promise.all([
    telnyxSdk(),
    mock(telnyxPath, { answered: (text) => answers.push(text), judgesAnswers: false }),
  ]);
  server = running;
  sdk = (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as typeof sdk;
  const lines = readFileSync(join(folder, 'api.md'), 'utf8').matchAll(
    /title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)</g,
  );
  accessors = new Map(
    [...lines].map(([, verb, at, resource, method]) => [
      `${verb!} ${at!}`,
      [...resource!.split('.'), method!],
    ]),
  );
}, 240_000);
afterAll(() => server?.close());

const operations = Object.entries(document.paths).flatMap(([at, item]) =>
  verbs.flatMap((verb) =>
    item[verb] ? [[verb, at, item[verb], (item as Operation).parameters ?? []] as const] : [],
  ),
);

test('each operation, with each optional member, enum value and variant', async () => {
  const client = new sdk.default({
    apiKey: 'key',
    baseURL: server.url,
    maxRetries: 0,
    logLevel: 'off',
  });
  const rejected: string[] = [];
  const misread: string[] = [];
  const atFault = new Set<string>();
  let calls = 0;
  for (const [verb, at, operation, shared] of operations) {
    const name = `${verb.toUpperCase()} ${at}`;
    const steps = accessors.get(`${verb} ${at}`);
    if (!steps) throw new Error(`${name} is not in api.md`);
    const owner = steps
      .slice(0, -1)
      .reduce<unknown>((object, step) => (object as Record<string, unknown>)[step], client);
    const method = (owner as Record<string, (...args: unknown[]) => Promise<unknown>>)[
      steps.at(-1)!
    ]!;
    const parameters = [...shared, ...(operation.parameters ?? [])].map((parameter) =>
      resolve(parameter),
    );
    const [mediaType, content] = bodyOf(operation);
    const schemas = [...parameters.map(({ schema = {} }) => schema), ...(content ? [content] : [])];
    const count = Math.max(1, ...schemas.map((schema) => choices(schema, resolve)));
    for (let index = 0; index < count; index++) {
      const args = argumentsOf(at, parameters, content, mediaType, index);
      server.requests.length = 0;
      answers.length = 0;
      calls++;
      try {
        const value = await method.apply(owner, args);
        const text = answers.at(-1) ?? '';
        const got = value instanceof Response ? await value.text() : value;
        const isSame =
          text === '' ? got === null || got === undefined || got === '' : same(got, text);
        if (!isSame) misread.push(`${name}: ${JSON.stringify(got)} of ${text}`);
      } catch (error) {
        const { message, error: body } = error as Error & { error?: unknown };
        const isFault = faults.get(name)?.test(server.requests[0]?.url ?? '') === true;
        if (isFault) atFault.add(name);
        else rejected.push(`${name} ${index}: ${message} ${JSON.stringify(body)?.slice(0, 400)}`);
      }
    }
  }
  expect(rejected).toEqual([]);
  expect(misread).toEqual([]);
  expect([...atFault].toSorted()).toEqual([...faults.keys()].toSorted());
  expect(calls).toBeGreaterThan(operations.length);
}, 600_000);

function same(got: unknown, text: string): boolean {
  if (got === text) return true;
  return JSON.stringify(got) === JSON.stringify(JSON.parse(text));
}

function bodyOf({ requestBody }: Operation): [mediaType: string, content: Schema | undefined] {
  const contents = Object.entries(requestBody ? resolve(requestBody).content : {});
  const [mediaType, content] = contents.find(([type]) => type === 'application/json') ??
    contents[0] ?? ['', undefined];
  return [mediaType, content?.schema];
}

/** The arguments of a method: the last path parameter first, then all others by wire name. */
function argumentsOf(
  at: string,
  parameters: readonly Parameter[],
  content: Schema | undefined,
  mediaType: string,
  index: number,
): unknown[] {
  const positional = /\{([^}]+)\}[^{]*$/.exec(at)?.[1];
  const params: Record<string, unknown> = {};
  let first: unknown;
  for (const { name, in: place, schema = {} } of parameters) {
    const value = cover(schema, index, resolve);
    const isText = typeof value === 'string' || typeof value === 'number';
    const given = place === 'path' && (!isText || value === 'ä/b c') ? 'id' : value;
    if (place === 'path' && name === positional) first = given;
    else setFolded(params, name, given, parameters);
  }
  if (content) {
    const value = files(content, cover(content, index, resolve), mediaType);
    if (isRecord(value) && !isAny(content)) Object.assign(params, value);
    else params['body'] = value;
  }
  return [
    ...(positional === undefined ? [] : [first]),
    ...(Object.keys(params).length > 0 ? [params] : []),
  ];
}

const isAny = (schema: Schema): boolean => Object.keys(resolve(schema)).length === 0;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** `filter[a][b]` is a nested member, except for pagination parameters, and if `filter` is itself a parameter. */
function setFolded(
  params: Record<string, unknown>,
  name: string,
  value: unknown,
  parameters: readonly Parameter[],
): void {
  const [root, ...rest] = name.split(/\[|\]\[?/).filter(Boolean);
  const isFlat = root === 'page' || parameters.some((other) => other.name === root);
  if (rest.length === 0 || isFlat) {
    params[name] = value;
    return;
  }
  let inner = (params[root!] ??= {}) as Record<string, unknown>;
  for (const step of rest.slice(0, -1)) inner = (inner[step] ??= {}) as Record<string, unknown>;
  inner[rest.at(-1)!] = value;
}

/** Binary members of a form are files. */
function files(given: Schema, value: unknown, mediaType: string): unknown {
  if (!mediaType.startsWith('multipart/') || !isRecord(value)) return value;
  const { properties = {} } = resolve(given);
  const entries = Object.entries(value).map(([name, member]) => {
    const schema = properties[name] && resolve(properties[name]);
    return [name, schema?.format === 'binary' ? new File(['x'], 'x.txt') : member];
  });
  return Object.fromEntries(entries) as unknown;
}
