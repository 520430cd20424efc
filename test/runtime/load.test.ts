/** Many calls: they leak nothing, and none of many concurrent calls is lost or sent twice. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { serve } from '../support/servers.js';
import { make } from './checks/check.js';
import { startCheckServer } from './check-server.js';
import type { Running } from '../support/servers.js';
import { give } from '../wire/server.js';

let server: Running;
beforeAll(async () => {
  server = await startCheckServer();
});
afterAll(() => server?.close());

test('ten thousand calls leak no listeners, timers, sockets or memory', async () => {
  const file = join(scratch('leaks'), 'check.mjs');
  writeFileSync(file, await bundle(join(testFolder, 'runtime/checks/check.ts')));
  const driver = join(testFolder, 'runtime/drivers/leaks.mjs');
  const args = ['--expose-gc', driver, pathToFileURL(file).href, server.url];
  const { stdout } = await succeed(process.execPath, args);
  const left = JSON.parse(stdout) as Record<'listeners' | 'timers' | 'sockets' | 'slope', number>;
  expect(left).toMatchObject({ listeners: 0, timers: 0 });
  // Connections that `fetch` keeps open for reuse: at most as many as there were concurrent calls.
  expect(left.sockets).toBeLessThanOrEqual(20);
  expect(left.slope).toBeLessThan(1024);
}, 240_000);

/** A tenth of the requests fail in one of these ways; in some of them the service has processed the request. */
const faults = [
  { answer: { status: 429, headers: { 'retry-after-ms': '5' }, body: '{}' }, worked: false },
  { answer: { status: 503, headers: { 'retry-after': '0.005' }, body: '{}' }, worked: false },
  { answer: { status: 500, headers: { 'retry-after-ms': '5' }, body: '{}' }, worked: true },
  { answer: { reset: true }, worked: true },
  { answer: { body: '{"na', cut: true }, worked: true },
] as const;

async function storm(method: 'get' | 'post', count: number) {
  const work = new Map<string, number>();
  let requests = 0;
  const service = await serve((request, response) => {
    response.shouldKeepAlive = false;
    const id = request.url.slice(1);
    const fault =
      requests++ % 10 === 7 ? faults[Math.floor(requests / 10) % faults.length] : undefined;
    if (!fault || fault.worked) work.set(id, (work.get(id) ?? 0) + 1);
    void give(fault?.answer ?? { body: JSON.stringify({ id }) }, response);
  });
  const client = make({ baseURL: service.url, maxRetries: 6 });
  const ids = Array.from({ length: count }, (_, index) => `id${index}`);
  const results = await Promise.all(
    ids.map(async (id) => ({ id, result: await client[method]<{ id: string }>(`/${id}`).safe() })),
  );
  await service.close();
  return { work, results };
}

test('500 concurrent GETs, a tenth of which fail: each gets its own response', async () => {
  const { results } = await storm('get', 500);
  // A truncated body comes after the headers, when a call is no longer retried.
  const failed = results.filter(({ result }) => !result.ok);
  for (const { result } of failed)
    expect((result as { error: Error }).error.name).toBe('APIConnectionError');
  expect(failed.length).toBeLessThan(30);
  for (const { id, result } of results) if (result.ok) expect(result.data).toEqual({ id });
});

test('500 concurrent POSTs: none is lost, and none is sent twice', async () => {
  const { work, results } = await storm('post', 500);
  for (const { id, result } of results) {
    expect(work.get(id), id).toBe(1);
    if (result.ok) expect(result.data).toEqual({ id });
  }
  const failed = results.filter(({ result }) => !result.ok).length;
  expect(failed).toBeGreaterThan(0);
  expect(failed).toBeLessThan(60);
});
