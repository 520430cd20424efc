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

const known = (sent, least = size) => {
  assert.ok(sent.bytes >= least);
  assert.deepEqual([sent.length, sent.encoding], [String(sent.bytes), null]);
};

const download = async (count, name) => {
  const headers = { 'x-download': String(count) };
  await writeToFile(client.get('/', { headers, decode: 'response' }), join(folder, name));
  assert.equal(statSync(join(folder, name)).size, count);
};

// The first requests load what is needed at any size.
known(await send('/', streamed(createReadStream(large, { start: 10, end: 19 }))), 10);
known(await send('/', await multipart({ file: createReadStream(large, { end: 9 }) })), 10);
await download(10, 'small.bin');

// Often, so that the peak is what is held, without what waits to be collected.
setInterval(globalThis.gc, 100);
const before = peak();
const half = size / 2;
known(await send('/', streamed(createReadStream(large))));
known(await send('/', streamed((await openAsBlob(large)).slice(half))), half);
known(await send('/', await multipart({ file: createReadStream(large) })));
known(await send('/', await multipart({ file: (await openAsBlob(large)).slice(half) })), half);
const sent = await send('/', streamed(Readable.from(createReadStream(large, { end: 2 ** 20 }))));
assert.equal(sent.encoding, 'chunked');
await download(half, 'large.bin');
process.stdout.write(String(peak() - before));
process.exit();
