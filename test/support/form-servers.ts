/** Programs that read forms with the libraries of servers. */

import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installFolder } from './install.js';
import { lineProgram } from './line-program.js';
import { testFolder } from './places.js';
import type { Recorded } from './servers.js';
import { serverPython } from './toolchains.js';

/** Reads a request as a library does. */
export interface FormServer {
  readonly read: (request: Recorded) => Promise<unknown>;
  readonly close: () => void;
}

const folder = join(testFolder, 'servers');

const questionOf = ({ url, headers, body }: Recorded) => ({
  path: url,
  headers: { 'content-type': headers['content-type'] ?? '' },
  body,
});

function lineServer(program: ReturnType<typeof lineProgram>, more: object = {}): FormServer {
  return {
    read: (request) => program.ask({ ...questionOf(request), ...more }),
    close: program.close,
  };
}

/** Express with qs and multer, and Fastify with its own plugins. */
export function startNode(): { express: FormServer; fastify: FormServer; qs: QsParser } {
  installFolder(folder);
  const program = lineProgram(process.execPath, [join(folder, 'node.mjs')]);
  return {
    express: lineServer(program, { server: 'express' }),
    fastify: lineServer(program, { server: 'fastify' }),
    qs: (query, options) => program.ask({ query, options }),
  };
}

export type QsParser = (query: string, options?: object) => Promise<unknown>;

/** FastAPI. */
export const startFastAPI = (): FormServer =>
  lineServer(lineProgram(serverPython(), [join(folder, 'fastapi_server.py')]));

/** Rack. */
export const startRack = (): FormServer =>
  lineServer(lineProgram('ruby', [join(folder, 'rack.rb')]));

/** PHP: its development server, since only a server reads multipart bodies. */
export async function startPhp(): Promise<FormServer> {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const child = spawn('php', ['-S', address, join(folder, 'php.php')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('started')) resolve();
    });
    child.on('exit', () => reject(new Error('PHP ended.')));
  });
  return {
    read: async (request) => {
      const { headers, body } = questionOf(request);
      return (await fetch(`http://${address}`, { method: 'POST', headers, body })).json();
    },
    close: () => {
      child.removeAllListeners('exit');
      child.kill();
    },
  };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
