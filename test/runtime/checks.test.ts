/** The checks of the runtime, in each place where JavaScript runs. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAhead, type Answering } from '../support/ahead.js';
import { openPage } from '../support/browser.js';
import { bundle } from '../support/bundle.js';
import { lineProgram } from '../support/line-program.js';
import { scratch, testFolder } from '../support/places.js';
import { chromium, runtimes } from '../support/runtimes.js';
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

/** Null if the check passed, or else the error. */
type Check = Answering<unknown, unknown>;

interface Place {
  readonly name: string;
  readonly runtime: 'node' | 'deno' | 'bun' | 'browser';
  readonly start: () => Promise<Check> | Check;
}

const driver = join(testFolder, 'runtime/drivers/checks.mjs');
const programs = runtimes.map(({ name, kind, command, args }): Place => {
  const start = () => lineProgram(command, [...args, driver, pathToFileURL(file).href]);
  return { name, runtime: kind, start };
});
const page = (): Promise<Check> => openPage(chromium!, `${server.url}/page`);
const browser: Place = { name: 'Chromium', runtime: 'browser', start: page };
const places = chromium === undefined ? programs : [...programs, browser];

const names = Object.entries(topics).flatMap(([topic, checks]) =>
  Object.keys(checks).map((name) => ({ topic, name })),
);
/** The results of all places. Checks mostly wait, so all places run them at the same time. */
const results = new Map<Place, (check: (typeof names)[number]) => Promise<unknown>>();
beforeAll(() => {
  for (const place of places) {
    const questions = new Map(
      names.map((check) => [check, { ...check, url: server.url, runtime: place.runtime }]),
    );
    const answerTo = askAhead(place.start, [...questions.values()]);
    results.set(place, (check) => answerTo(questions.get(check)!));
  }
});

describe.each(places)('$name', (place) => {
  describe.each(Object.keys(topics))('%s', (topic) => {
    test.for(names.filter((check) => check.topic === topic))('$name', async (check) => {
      expect(await results.get(place)!(check)).toBeNull();
    });
  });
});
