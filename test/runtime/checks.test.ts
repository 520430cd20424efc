/** The checks of the runtime, in each place where JavaScript runs. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage } from '../support/browser.js';
import { bundle } from '../support/bundle.js';
import { lineProgram } from '../support/line-program.js';
import { scratch, testFolder } from '../support/places.js';
import { byName, chromium, runtimes } from '../support/runtimes.js';
import type { Running } from '../support/servers.js';
import { topics } from './checks/index.js';
import { startCheckServer } from './check-server.js';

let server: Running;
let file: string;
beforeAll(async () => {
  file = join(scratch('checks'), 'checks.mjs');
  const text = await bundle(join(testFolder, 'runtime/checks/program.ts'));
  writeFileSync(file, text);
  server = await startCheckServer({
    '/page': { type: 'text/html', text: '<script type="module" src="/checks.mjs"></script>' },
    '/checks.mjs': { type: 'text/javascript', text: new TextDecoder().decode(text) },
  });
});
afterAll(() => server?.close());

interface Place {
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly close: () => unknown;
}

function checkIn(
  runtime: 'node' | 'deno' | 'bun' | 'browser',
  start: () => Promise<Place> | Place,
): void {
  let place: Place;
  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place?.close());
  describe.each(Object.entries(topics))('%s', (topic, checks) => {
    test.for(Object.keys(checks))('%s', async (name) => {
      expect(await place.ask({ topic, name, url: server.url, runtime })).toBeNull();
    });
  });
}

describe.each(byName(runtimes))('%s', (_, { kind, command, args }) => {
  const driver = join(testFolder, 'runtime/drivers/checks.mjs');
  checkIn(kind, () => lineProgram(command, [...args, driver, pathToFileURL(file).href]));
});

describe.skipIf(chromium === undefined)('Chromium', () => {
  checkIn('browser', () => openPage(chromium!, `${server.url}/page`));
});
