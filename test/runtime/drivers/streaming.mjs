/**
 * Large uploads and downloads with the TypeScript runtime. Prints by how many bytes the resident memory grew. Runs with
 * `--expose-gc`.
 *
 * Arguments: the URL of the bundled `streaming-program.ts`, that of the server, the path of a large file, and a folder
 * for downloads.
 */

import assert from 'node:assert/strict';
import { createReadStream, openAsBlob, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';

const [, , program, url, large, folder] = process.argv;
const { make, multipart, streamed, writeToFile } = await import(program);
const client = make({ baseURL: url, maxRetries: 0, timeout: 600_000 });
const { size } = statSync(large);
const send = (path, body) => client.post(path, { body });

/** The greatest resident memory of this process so far, in bytes. */
const peak = () => process.resourceUsage().maxRSS * 1024;

const known = (sent, least) => {
  assert.ok(sent.bytes >= least);
  assert.deepEqual([sent.length, sent.encoding], [String(sent.bytes), null]);
};

const download = async (count, name) => {
  const headers = { 'x-download': String(count) };
  await writeToFile(client.get('/', { headers, decode: 'response' }), join(folder, name));
  assert.equal(statSync(join(folder, name)).size, count);
};

/** Sends the first bytes of the file, and receives as many. */
async function transfer(count) {
  const stream = () => createReadStream(large, { end: count - 1 });
  const blob = async () => (await openAsBlob(large)).slice(0, count / 2);
  known(await send('/', streamed(stream())), count);
  known(await send('/', await multipart({ file: stream() })), count);
  known(await send('/', streamed(await blob())), count / 2);
  known(await send('/', await multipart({ file: await blob() })), count / 2);
  await download(count / 2, 'download.bin');
}

// Buffers and the garbage collector take their share at any size. What waits to be collected is not held.
await transfer(16 * 2 ** 20);
const before = peak();
setInterval(() => {
  if (process.memoryUsage().arrayBuffers > 8 * 2 ** 20) globalThis.gc();
}, 10);
await transfer(size);
const sent = await send('/', streamed(Readable.from(createReadStream(large, { end: 2 ** 20 }))));
assert.equal(sent.encoding, 'chunked');
process.stdout.write(String(peak() - before));
process.exit();
