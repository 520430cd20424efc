/** The wire cases on the generated TypeScript SDK, in the other JavaScript runtimes. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openPage } from '../support/browser.js';
import { bundle } from '../support/bundle.js';
import { lineDriver } from '../support/line-driver.js';
import { testFolder } from '../support/places.js';
import { chromium, runtimes } from '../support/runtimes.js';
import { buildSdk } from '../support/sdk.js';
import {
  isOfNumbers,
  wireDocument,
  wireTests,
  withServers,
  type Case,
  type Outcome,
  type WirePlace,
  type WireServers,
} from './cases.js';

const wireSdk = async (servers: WireServers): Promise<string> =>
  withServers((await buildSdk({ document: wireDocument })).folder, servers);
const driver = join(testFolder, 'wire/drivers/typescript.mjs');

const programs = runtimes.slice(1).map(({ name, command, args }): WirePlace => ({
  name,
  runs: isOfNumbers,
  async start(servers) {
    const folder = await wireSdk(servers);
    const index = pathToFileURL(join(folder, 'dist/index.js')).href;
    return lineDriver(command, [...args, driver, index, join(folder, 'api.md')]);
  },
}));

/** Headers that a page cannot set (WHATWG Fetch, forbidden request-header), or that Chromium sets itself. */
const forbidden = new Set(['cookie', 'transfer-encoding', 'user-agent']);

/** Whether a case can run in a page: it sets no such header, and stays on one origin. */
function runsInBrowser({ requests = [], answers = [] }: Case): boolean {
  const sets = requests.flatMap(({ headers = {} }) =>
    Object.entries(headers).flatMap(([name, value]) => (value === null ? [] : [name])),
  );
  const leaves = requests.some(({ line }) => line.includes('other '));
  const redirects = answers.some(({ status = 200 }) => status >= 300 && status < 400);
  return !sets.some((name) => forbidden.has(name)) && !leaves && !redirects;
}

const pages = new Map<string, { type: string; text: string }>();
const browser: WirePlace = {
  name: 'Chromium',
  page: (path) => pages.get(path),
  runs: (wire) => isOfNumbers(wire) && runsInBrowser(wire),
  async start(servers) {
    const folder = await wireSdk(servers);
    const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
    const script = { type: 'text/javascript' };
    pages.set('/_sdk.mjs', {
      ...script,
      text: text(await bundle(join(folder, 'dist/index.js'))),
    });
    pages.set('/_driver.mjs', { ...script, text: readFileSync(driver, 'utf8') });
    pages.set('/_page', {
      type: 'text/html',
      text: `<script type="module">
        import { makeRunner } from '/_driver.mjs';
        import * as sdk from '/_sdk.mjs';
        globalThis.ask = makeRunner(sdk, ${JSON.stringify(readFileSync(join(folder, 'api.md'), 'utf8')).replaceAll('<', '\\u003c')});
      </script>`,
    });
    const { ask, close } = await openPage(chromium!, `${servers.main.url}/_page`);
    return { run: async (call) => (await ask(call)) as Outcome, close };
  },
};

wireTests(chromium === undefined ? programs : [...programs, browser]);
