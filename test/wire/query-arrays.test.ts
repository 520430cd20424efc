/**
 * `query.arrays: comma`: what each SDK sends for lists of parameters without a style, as OpenAPI 3.2 has it for
 * `form` without `explode` ("Style Examples"): the delimiter is not encoded, and values are.
 */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testFolder } from '../support/places.js';
import type { SdkSource } from '../support/sdk.js';
import { serve, type Running } from '../support/servers.js';
import { hasGo, hasPython } from '../support/toolchains.js';
import { wireDocument, type Driver } from './cases.js';
import { startGo, startPython, startTypeScript } from './languages.js';

const source: SdkSource = { document: wireDocument, config: join(testFolder, 'wire/commas.yml') };
const asIs = (sdk: string): string => sdk;

const clients = (
  [
    ['TypeScript', true, () => startTypeScript(source, asIs)],
    ['Go', hasGo, () => startGo(source, asIs)],
    ['Python, sync', hasPython, () => startPython(source, asIs, 'sync')],
    ['Python, async', hasPython, () => startPython(source, asIs, 'async')],
  ] as const satisfies readonly (readonly [string, boolean, () => Promise<Driver>])[]
).filter(([, isThere]) => isThere);

const calls = [
  ['GET /items', { tags: ['a', 'b,c', 'd e'] }, '/items?tags=a,b%2Cc,d%20e'],
  ['GET /items', { tags: [] }, '/items'],
  ['GET /queries', { flags: [true, false] }, '/queries?flags=true,false'],
  ['GET /queries', { within: { ids: [1, 2] } }, '/queries?within%5Bids%5D=1,2'],
  ['GET /queries', { 'codes[]': ['a', 'b'] }, '/queries?codes%5B%5D=a,b'],
] as const;

let server: Running;
beforeAll(async () => {
  server = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('[]');
  });
});
afterAll(() => server?.close());

describe.each(clients)('%s', (_, __, start) => {
  let driver: Driver;
  beforeAll(async () => {
    driver = await start();
  });
  afterAll(() => driver?.close?.());

  test.each(calls)('%s %j', async (call, params, url) => {
    server.requests.length = 0;
    const outcome = await driver.run({ name: url, call, params, baseURL: server.url });
    expect(outcome).toHaveProperty('value');
    expect(server.requests.map((request) => request.url)).toEqual([url]);
  });
});
