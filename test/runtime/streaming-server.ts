/** A server for large bodies: it counts what it receives, and sends as much as it is asked for. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { listen, stop, type Running } from '../support/servers.js';

/** What the server received. */
export interface Received {
  readonly bytes: number;
  /** The header `Content-Length`. */
  readonly length: string | null;
  /** The header `Transfer-Encoding`. */
  readonly encoding: string | null;
  /** The body if it is small. */
  readonly text: string;
}

/**
 * Responds with what it received; with as many bytes as the header `x-download` asks for; with status 429 to the first
 * request for each value of the header `x-fail`.
 */
export async function startStreamingServer(): Promise<Pick<Running, 'url' | 'close'>> {
  const failed = new Set<string>();
  const server = createServer((request, response) => {
    let bytes = 0;
    let text = '';
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes < 2000) text += chunk.toString();
    });
    request.on('end', () => {
      const { 'content-length': length = null, 'transfer-encoding': encoding = null } =
        request.headers;
      answer(request, response, { bytes, length, encoding, text });
    });
  });

  function answer(request: IncomingMessage, response: ServerResponse, received: Received): void {
    const { 'x-fail': fail, 'x-download': download } = request.headers as Record<string, string>;
    if (fail !== undefined && !failed.has(fail)) {
      failed.add(fail);
      response.writeHead(429, { 'retry-after-ms': '1' }).end();
    } else if (download !== undefined) {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      Readable.from(zeros(Number(download))).pipe(response);
    } else {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ name: 'x', ...received }));
    }
  }

  server.requestTimeout = 0; // a slow machine may take minutes
  return { url: await listen(server), close: () => stop(server) };
}

function* zeros(count: number): Generator<Buffer> {
  const chunk = Buffer.alloc(65_536);
  for (let left = count; left > 0; left -= chunk.length)
    yield left < chunk.length ? chunk.subarray(0, left) : chunk;
}
