/** Each mend taken back: its check must fail then, and pass as it is. */

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../support/bundle.js';
import { projectFolder, scratch, testFolder } from '../support/places.js';
import type { Running } from '../support/servers.js';
import { topics } from './checks/index.js';
import { mends, shown, type Mend } from './mends.js';
import { startScenarios } from './scenarios.js';

const head = `# What users of other SDKs complain of, and what we do

Rows are those of the list of faults that the project began with; 11, 12, 17 and 18 wait. Tests are checks of \`test/runtime/checks/\`, which run in Node, Deno, Bun and Chromium, or files below \`test/\`. \`test/runtime/mends.test.ts\` takes each mend of the runtime back and sees its check fail. Made from \`test/runtime/mends.ts\`.

| Row | Fault | What we do | Shown by |
| --- | --- | --- | --- |
`;

const program = join(testFolder, 'runtime/checks/program.ts');
const runtime = join(projectFolder, 'templates/typescript/runtime');

let server: Running;
beforeAll(async () => {
  server = await startScenarios();
});
afterAll(() => server?.close());

type Ask = (question: object) => Promise<string | null>;

/** The checks on the runtime, with one text of it replaced. */
async function checksWith(change?: Pick<Mend, 'file' | 'text' | 'without'>): Promise<Ask> {
  const plugin = {
    name: 'without',
    setup: (build: Parameters<NonNullable<Plugins>[number]['setup']>[0]) =>
      build.onLoad({ filter: /typescript\/runtime\/[\w-]+\.ts$/ }, ({ path }) => {
        const contents = readFileSync(path, 'utf8');
        if (basename(path) !== change?.file) return { contents, loader: 'ts' };
        return { contents: contents.replace(change.text, change.without), loader: 'ts' };
      }),
  };
  const text = await bundle(program, { plugins: [plugin] });
  const file = join(mkdtempSync(join(scratch('mends'), 'one-')), 'checks.mjs');
  writeFileSync(file, text);
  const { ask } = (await import(pathToFileURL(file).href)) as { ask: Ask };
  return ask;
}

type Plugins = NonNullable<Parameters<typeof bundle>[1]>['plugins'];

let whole: Ask;
beforeAll(async () => {
  whole = await checksWith();
});

test('docs/faults.md is this table', async () => {
  const rows = [
    ...mends.map(({ topic, check, ...row }) => ({ ...row, by: `${topic} › ${check}` })),
    ...shown.map(({ test: by, ...row }) => ({ ...row, by: `\`${by}\`` })),
  ].toSorted((a, b) => a.row - b.row);
  for (const { test: file } of shown) expect(existsSync(join(testFolder, file)), file).toBe(true);
  const lines = rows.map(({ row, fault, mend, by }) => `| ${row} | ${fault} | ${mend} | ${by} |`);
  await expect(`${head}${lines.join('\n')}\n`).toMatchFileSnapshot(
    join(projectFolder, 'docs/faults.md'),
  );
});

test('docs/runtime.md names checks and files that exist', () => {
  const page = readFileSync(join(projectFolder, 'docs/runtime.md'), 'utf8');
  const named = [...page.matchAll(/`(\w+) › ([^`]+)`/g)];
  const missing = named.filter(([, topic, check]) => !Object.hasOwn(topics[topic!] ?? {}, check!));
  expect(missing.map(([whole]) => whole)).toEqual([]);
  expect(new Set(named.map(([whole]) => whole)).size).toBeGreaterThan(50);
  for (const [, file] of page.matchAll(/`([\w-]+\/[\w.-]+\.(?:test\.ts|yml))`/g))
    expect(existsSync(join(testFolder, file!)), file).toBe(true);
});

test.for(mends)('$row: $fault', async ({ topic, check, ...change }) => {
  expect(readFileSync(join(runtime, change.file), 'utf8').split(change.text)).toHaveLength(2);
  const question = { topic, name: check, url: server.url, runtime: 'node' };
  expect(await whole(question)).toBeNull();
  const reverted = await checksWith(change);
  const outcome = await Promise.race([reverted(question), wait(4000).then(() => 'It hangs.')]);
  expect(outcome).not.toBeNull();
});
