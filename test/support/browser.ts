/** A page in headless Chromium. */

import { createRequire } from 'node:module';
import { join } from 'node:path';
import { testFolder } from './places.js';

interface Page {
  readonly goto: (url: string) => Promise<unknown>;
  readonly waitForFunction: (expression: string) => Promise<unknown>;
  readonly evaluate: <T>(run: (argument: never) => Promise<T>, argument: unknown) => Promise<T>;
}

interface Playwright {
  readonly chromium: {
    readonly launch: (options: object) => Promise<{
      readonly newPage: () => Promise<Page>;
      readonly close: () => Promise<void>;
    }>;
  };
}

/** Opens a page. @param url of a page that defines a global async function `ask` */
export async function openPage(
  command: string,
  url: string,
): Promise<{ ask: (question: unknown) => Promise<unknown>; close: () => Promise<void> }> {
  const require = createRequire(join(testFolder, 'runtimes/package.json'));
  const { chromium } = require('playwright-core') as Playwright;
  const browser = await chromium.launch({
    executablePath: command,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction('typeof globalThis.ask === "function"');
  return {
    ask: (question) =>
      page.evaluate(
        async (given: unknown) =>
          (globalThis as unknown as { ask: (one: unknown) => Promise<unknown> }).ask(given),
        question,
      ),
    close: () => browser.close(),
  };
}
