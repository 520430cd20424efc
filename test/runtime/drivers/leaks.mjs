/**
 * Makes ten thousand calls, and measures what they leak. Arguments: the URL of the bundled `check.ts`, and that of the
 * server. Prints listeners, resources of the process, and heap bytes per call after the first two thousand.
 */

import process from 'node:process';

const { make } = await import(process.argv[2]);
const url = process.argv[3];
const controller = new AbortController();
const { signal } = controller;
/** Listeners that are registered now. */
const listeners = new Set();
const { addEventListener, removeEventListener } = signal;
signal.addEventListener = (type, listener, ...rest) => {
  listeners.add(listener);
  addEventListener.call(signal, type, listener, ...rest);
};
signal.removeEventListener = (type, listener, ...rest) => {
  listeners.delete(listener);
  removeEventListener.call(signal, type, listener, ...rest);
};

const client = make({ baseURL: url, timeout: 5000, maxRetries: 0 });
const kinds = [
  () => client.get('/echo', { signal }),
  () => client.post('/echo', { body: { a: 1 }, signal }),
  () => client.get('/answer?status=404', { signal }).safe(),
  async () => (await client.get('/echo', { signal }).asResponse()).text(),
  async () => (await client.get('/echo', { signal }).asResponse()).body.cancel(),
  () => client.get('/answer?body=%7B', { signal }).safe(),
];

async function calls(count) {
  for (let done = 0; done < count; done += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => kinds[(done + index) % kinds.length]()),
    );
}

function heap() {
  for (let round = 0; round < 3; round++) globalThis.gc();
  return process.memoryUsage().heapUsed;
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 300));
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

const timersBefore = timers();
await calls(2000);
await settled();
const before = heap();
await calls(8000);
await settled();
const slope = (heap() - before) / 8000;
const sockets = process.getActiveResourcesInfo().filter((name) => /TCP/.test(name)).length;
process.stdout.write(
  JSON.stringify({ listeners: listeners.size, timers: timers() - timersBefore, sockets, slope }),
);
