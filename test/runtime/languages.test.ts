/** Features of the Go and Python SDKs besides calls: options, raw responses, models, errors, files, laziness. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toolCache } from '../support/cache.js';
import { goUser } from '../support/other-sdks.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { generatedSdk } from '../support/sdk.js';
import { serve, type Running } from '../support/servers.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { wireDocument } from '../wire/cases.js';

let server: Running;
/** Another origin, which must receive no credentials. */
let elsewhere: Running;
beforeAll(async () => {
  elsewhere = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end('{"name":"elsewhere"}');
  });
  server = await serve((request, response) => {
    const { method, url, headers, body } = request;
    if (headers['x-away'] !== undefined) {
      response.writeHead(307, { location: `${elsewhere.url}${url}` });
      response.end();
      return;
    }
    if (url.startsWith('/items/page')) {
      response.writeHead(400, { 'content-type': 'text/html' });
      response.end(`<html><head><title>Bad Gateway</title></head>${' '.repeat(9000)}</html>`);
      return;
    }
    const missing = url === '/items/404';
    const problem = { message: 'no such item', detail: 'none' };
    const answer = missing ? problem : { name: 'x', method, url, headers, body };
    response.writeHead(missing ? 404 : method === 'DELETE' ? 204 : 200, {
      'content-type': 'application/json',
      'x-answer': 'yes',
    });
    response.end(method === 'DELETE' ? '' : JSON.stringify(answer));
  });
});
afterAll(async () => {
  await server?.close();
  await elsewhere?.close();
});

function expectNoCredentials(): void {
  expect(elsewhere.requests.map(({ url }) => url)).toEqual(['/items/x', '/keys?key=q']);
  for (const { headers } of elsewhere.requests) {
    expect(headers['x-away']).toBe('1');
    expect([headers.authorization, headers['x-key'], headers.cookie].join('')).toBe('');
  }
  elsewhere.requests.length = 0;
}

const driver = (name: string): string => join(testFolder, 'runtime/drivers', name);

test.skipIf(!hasPython)('Python', async () => {
  const sdk = await generatedSdk({ document: wireDocument }, 'python');
  const env = { ...process.env, PYTHONPATH: join(sdk, 'src') };
  const { stdout } = await succeed(python('python'), [driver('behaviour.py'), server.url], { env });
  expect(stdout).toBe('ok\n');
  expectNoCredentials();
  const typed = await succeed(
    python('mypy'),
    ['--strict', '--cache-dir', toolCache('mypy'), driver('behaviour.py')],
    { env: { ...env, MYPYPATH: join(sdk, 'src') } },
  );
  expect(typed.stdout).toContain('Success');
});

test.skipIf(!hasPython)('Python: answers that are mocked by httpx.MockTransport', async () => {
  const sdk = await generatedSdk({ document: wireDocument }, 'python');
  const env = { ...process.env, PYTHONPATH: join(sdk, 'src') };
  const { stdout } = await succeed(python('python'), [driver('mocked.py')], { env });
  expect(stdout).toBe('ok\n');
});

test.skipIf(!hasGo)('Go', async () => {
  const sdk = await generatedSdk({ document: wireDocument }, 'go');
  const folder = goUser(sdk, 'example.com/wire-go', readFileSync(driver('behaviour.go'), 'utf8'));
  const { stdout } = await succeed('go', ['run', '.', server.url], { cwd: folder });
  expect(stdout).toBe('ok\n');
  expectNoCredentials();
});

/** A service that fails once, and the idempotency keys that it received. */
async function failingOnce(call: (url: string) => Promise<unknown>): Promise<unknown[]> {
  const service = await serve((_, response, count) => {
    response.writeHead(count === 1 ? 500 : 200, {
      'content-type': 'application/json',
      'retry-after-ms': '1',
    });
    response.end('{"name":"x"}');
  });
  await call(service.url);
  await service.close();
  return service.requests.map(({ method, headers }) => [method, headers['x-once']]);
}

/** The SDK of the wire document, with a config that sets the header of idempotency keys. */
async function withKeys(target: string): Promise<string> {
  const folder = scratch(`keys-${target}`);
  const document = join(folder, 'openapi.yml');
  const config = join(folder, 'sdkwright.yml');
  cpSync(wireDocument, document);
  writeFileSync(
    config,
    `spec: ./openapi.yml\nheaders: { idempotency: X-Once }\ntargets: { ${target}: { out: ./sdk } }\n`,
  );
  return generatedSdk({ document, config }, target);
}

const key = expect.stringMatching(
  /^wire-retry-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
) as unknown;

test.skipIf(!hasPython)(
  'Python: each request other than GET has its own idempotency key',
  async () => {
    const sdk = await withKeys('python');
    const program = join(scratch('use'), 'use.py');
    writeFileSync(
      program,
      `import sys\nimport wire\nclient = wire.Wire(api_key="k", base_url=sys.argv[1])\nclient.items.create(name="a")\nclient.items.list()\n`,
    );
    const env = { ...process.env, PYTHONPATH: join(sdk, 'src') };
    const seen = await failingOnce((url) => succeed(python('python'), [program, url], { env }));
    expect(seen).toEqual([
      ['POST', key],
      ['POST', key],
      ['GET', undefined],
    ]);
    expect(seen[0]).toEqual(seen[1]);
  },
);

test.skipIf(!hasGo)('Go: each request other than GET has its own idempotency key', async () => {
  const sdk = await withKeys('go');
  const program = `package main

import (
	"context"
	"os"

	wire "example.com/wire-go"
	"example.com/wire-go/option"
)

func main() {
	client := wire.NewClient(option.WithAPIKey("k"), option.WithBaseURL(os.Args[1]))
	if _, err := client.Items.New(context.Background(), wire.ItemNewParams{Name: "a"}); err != nil {
		panic(err)
	}
	if _, err := client.Items.Get(context.Background(), "x"); err != nil {
		panic(err)
	}
}
`;
  const folder = goUser(sdk, 'example.com/wire-go', program);
  const seen = await failingOnce((url) => succeed('go', ['run', '.', url], { cwd: folder }));
  expect(seen).toEqual([
    ['POST', key],
    ['POST', key],
    ['GET', undefined],
  ]);
  expect(seen[0]).toEqual(seen[1]);
});
