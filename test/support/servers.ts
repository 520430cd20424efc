/** HTTP servers on the loopback. */

import { spawn } from 'node:child_process';
import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { testFolder } from './places.js';

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Running {
  readonly url: string;
  readonly requests: Recorded[];
  readonly close: () => Promise<void>;
}

type Handler = (request: Recorded, response: ServerResponse, count: number) => void;

/** A server that records each request and responds with `handler`. */
export async function serve(handler: Handler): Promise<Running> {
  const requests: Recorded[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('error', () => response.destroy());
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming;
      const recorded = { method, url, headers, body: Buffer.concat(chunks).toString() };
      requests.push(recorded);
      handler(recorded, response, requests.length);
    });
  });
  const url = await listen(server);
  return { url, requests, close: () => stop(server) };
}

/** Starts a server on a free port. @returns its URL */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Stops a server, and ends its connections. */
export const stop = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => resolve());
  });

/** Prism, which validates requests against the document, behind a server that records them. */
export async function mock(
  document: string,
  {
    answered,
    judgesAnswers = true,
  }: {
    readonly answered?: (body: string) => void;
    /** Whether a response of the mock that does not match the document is an error. */
    readonly judgesAnswers?: boolean;
  } = {},
): Promise<Running> {
  const port = await freePort();
  const prism = spawn(
    process.execPath,
    [
      join(testFolder, 'tools/node_modules/@stoplight/prism-cli/dist/index.js'),
      'mock',
      document,
      ...(judgesAnswers ? ['--errors'] : []),
      '--port',
      String(port),
      '--host',
      '127.0.0.1',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  await new Promise<void>((resolve, reject) => {
    let output = '';
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes('listening on')) resolve();
    };
    prism.stdout.on('data', look);
    prism.stderr.on('data', look);
    prism.on('exit', () => reject(new Error(`Prism ended: ${output}`)));
  });
  const front = await serve((recorded, response) => {
    const { method, url, headers, body } = recorded;
    const forward = httpRequest(
      { host: '127.0.0.1', port, method, path: url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const whole = Buffer.concat(chunks);
          answered?.(whole.toString());
          response.end(whole);
        });
      },
    );
    forward.end(body);
  });
  return {
    ...front,
    close: async () => {
      prism.removeAllListeners('exit');
      prism.kill();
      await front.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  const url = await listen(server);
  await stop(server);
  return Number(new URL(url).port);
}
