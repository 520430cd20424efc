/** The choice of a server: by name, by variables in its URL, and the precedence. */

import { afterEach, expect, test, vi } from 'vitest';
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
  env: { baseURL: 'TEST_BASE_URL' },
  schemes: {},
  security: [],
  arrays: 'repeat',
  maxRetries: 2,
  nonIdempotent: 'safe',
};
const more = { logVariable: 'TEST_LOG', secrets: [] };
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
