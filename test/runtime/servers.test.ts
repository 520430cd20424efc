/** The choice of a server: by name, by variables in its URL, and the precedence. */

import { afterEach, describe, expect, test, vi } from 'vitest';
import { repeat } from '../../templates/typescript/runtime/array-formats.js';
import { authorize } from '../../templates/typescript/runtime/authorize.js';
import { APIClient } from '../../templates/typescript/runtime/api-client.js';
import type { CoreOptions } from '../../templates/typescript/runtime/client.js';
import type { ClientConfig } from '../../templates/typescript/runtime/config.js';
import { SDKError } from '../../templates/typescript/runtime/error.js';
import { servers } from '../../templates/typescript/runtime/servers.js';
import { emitDocument } from '../support/emit.js';

const config: ClientConfig = {
  name: 'Test',
  version: '1.2.3',
  baseURL: 'https://eu.test.io/v1',
  server: servers({
    production: { url: 'https://{region}.test.io/{base}', variables: { base: 'v1', region: 'eu' } },
    sandbox: { url: 'https://sandbox.test.io' },
  }),
  baseURLVariable: 'TEST_BASE_URL',
  env: {},
  schemes: {},
  security: [],
  authorize,
  arrays: repeat,
  maxRetries: 2,
};
const more = { headersVariable: 'TEST_HEADERS', logVariable: 'TEST_LOG', secrets: [] };
const urlOf = (options: CoreOptions & Record<string, unknown>): string =>
  new APIClient(options, config, more).buildURL('/a');

afterEach(() => void vi.unstubAllEnvs());

test('by name and by variables', () => {
  expect(urlOf({})).toBe('https://eu.test.io/v1/a');
  expect(urlOf({ environment: 'sandbox' })).toBe('https://sandbox.test.io/a');
  expect(urlOf({ serverVariables: { region: 'us', base: 'v2/beta' } })).toBe(
    'https://us.test.io/v2/beta/a',
  );
  expect(urlOf({ environment: 'production', serverVariables: { region: undefined } })).toBe(
    'https://eu.test.io/v1/a',
  );
});

test('baseURL overrides the chosen server, which overrides the environment variable', () => {
  vi.stubEnv('TEST_BASE_URL', 'https://env.test.io');
  expect(urlOf({})).toBe('https://env.test.io/a');
  expect(urlOf({ environment: 'sandbox' })).toBe('https://sandbox.test.io/a');
  expect(urlOf({ environment: 'sandbox', baseURL: 'https://mine.test.io' })).toBe(
    'https://mine.test.io/a',
  );
});

test('withOptions can change the server, and keeps it otherwise', () => {
  const client = new APIClient({ environment: 'sandbox' } as CoreOptions, config, more);
  expect(client.withOptions({ timeout: 1 }).baseURL).toBe('https://sandbox.test.io');
  expect(client.withOptions({ environment: 'production' }).baseURL).toBe('https://eu.test.io/v1');
});

test.for([
  { environment: 'nowhere' },
  { environment: 'constructor' },
  { serverVariables: { region: 'evil.com/?' } },
  { serverVariables: { region: 'a@evil.com#' } },
])('refused: %j', (options) => {
  expect(() => urlOf(options)).toThrow(SDKError);
});

test('names are derived from the name, a short description, or the host; a single server has no option', async () => {
  const document = (servers: object[]) => ({
    openapi: '3.2.0',
    info: { title: 'T', version: '1' },
    servers,
    paths: { '/a': { get: { operationId: 'a', responses: { 204: { description: 'x' } } } } },
  });
  const { text } = await emitDocument(
    document([
      { url: 'https://api.t.io', description: 'Production server' },
      { url: 'https://x.t.io', name: 'stage-one' },
      { url: 'https://dev.t.io', description: 'A long sentence on what this one is good for' },
      { url: 'https://dev.t.io/v2' },
      { url: '/relative' },
    ]),
  );
  const names = /environment\?: ([^;]*) \| undefined;/.exec(text('src/create-client.ts'))?.[1];
  expect(names).toBe("'production' | 'stageOne' | 'dev' | 'dev2'");
  const alone = await emitDocument(document([{ url: 'https://api.t.io' }]));
  expect(alone.text('src/create-client.ts')).not.toContain('environment');
  expect(alone.text('src/config.ts')).not.toContain('environments');
});

describe('a relative base URL', () => {
  const relative = { ...config, server: () => undefined };
  const at = (given: Partial<ClientConfig>, options: CoreOptions = {}): string =>
    new APIClient(options, { ...relative, ...given }, more).buildURL('/a');

  test('is resolved against the address of a web page', () => {
    vi.stubGlobal('location', new URL('https://page.test.io/shop/index.html'));
    expect(at({ baseURL: '/api/v1' })).toBe('https://page.test.io/api/v1/a');
    expect(at({ baseURL: '//host.test.io/v1' })).toBe('https://host.test.io/v1/a');
    expect(at({}, { baseURL: '/api/?v=1' })).toBe('https://page.test.io/api/a?v=1');
    expect(at({}, { baseURL: 'http://host.test.io' })).toBe('http://host.test.io/a');
    vi.unstubAllGlobals();
  });

  test('is refused elsewhere, at construction', () => {
    const message = 'Set `baseURL` (or TEST_BASE_URL) to an absolute URL.';
    for (const baseURL of ['/', '/api/v1', '//host.test.io/v1'])
      expect(() => at({ baseURL })).toThrow(message);
    expect(() => at({}, { baseURL: '/api' })).toThrow(message);
    expect(at({ baseURL: '/' }, { baseURL: 'https://a.test.io' })).toBe('https://a.test.io/a');
  });
});

test('the credentials of a base URL are in no property and no message', async () => {
  const seen: (string | null)[] = [];
  const fetch: typeof globalThis.fetch = async (_, init) => {
    seen.push(new Headers(init?.headers).get('authorization'));
    throw new TypeError('failed');
  };
  const options = { baseURL: 'https://me:hunter2@host.test.io/v1', fetch, maxRetries: 0 };
  const client = new APIClient(options, config, more);
  expect(client.baseURL).toBe('https://host.test.io/v1');
  const error = await client.get('/a').catch((thrown: unknown) => thrown);
  expect(String(error)).not.toContain('hunter2');
  await client
    .withOptions({ timeout: 1000 })
    .get('/a')
    .catch(() => {});
  const moved = client.withOptions({ baseURL: 'https://other.test.io' });
  await moved.get('/a').catch(() => {});
  expect(seen).toEqual(['Basic bWU6aHVudGVyMg==', 'Basic bWU6aHVudGVyMg==', null]);
  const wrong = { baseURL: 'https://me:%ff@host.test.io' };
  expect(() => new APIClient(wrong, config, more)).toThrow(/^The credentials in the base URL/);
});
