/** The checks of the runtime, in each place where JavaScript runs. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askAhead, chosenTests, type Answering, type Answers } from '../support/ahead.js';
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
  Object.keys(checks).map((name) => [topic, name] as const),
);
/** The results of all places. Checks mostly wait, so all places run them at the same time. */
const results = new Map<Place, Answers<string, unknown>>();
// oxlint-disable-next-line no-empty-pattern -- vitest reads the context that a hook uses from its pattern
beforeAll(({}, suite) => {
  const chosen = chosenTests(suite);
  for (const place of places) {
    const { start, runtime } = place;
    const questions = new Map(
      names
        .filter(([topic, name]) => chosen.has(`${place.name} › ${topic} › ${name}`))
        .map(([topic, name]) => [`${topic} › ${name}`, { topic, name, url: server.url, runtime }]),
    );
    const answerTo = askAhead(start, [...questions.values()]);
    results.set(place, (check) => answerTo(questions.get(check)!));
  }
});

describe.each(byName(places))('%s', (_, place) => {
  describe.each(Object.entries(topics))('%s', (topic, checks) => {
    test.for(Object.keys(checks))('%s', async (name) => {
      expect(await results.get(place)!(`${topic} › ${name}`)).toBeNull();
    });
  });
});
