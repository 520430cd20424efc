/** Input with warnings: each is reported with its location, can be turned into an error, and can be silenced. */

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../generator/diagnostics/catalogue.js';
import { cliPath, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';

const folder = join(testFolder, 'end-to-end/doubtful');
const codesIn = (text: string): string[] =>
  [...text.matchAll(/ {2}warning ([a-z-]+) {2}/g)].map(([, code]) => code!);

/** Runs a command without progress output, which would depend on the speed of the machine. */
async function command(cwd: string, name: string, ...args: string[]) {
  return run(process.execPath, [cliPath, name, '--no-progress', ...args], { cwd });
}

function project(more = ''): string {
  const cwd = scratch('doubtful');
  cpSync(join(folder, 'openapi.yml'), join(cwd, 'openapi.yml'));
  writeFileSync(
    join(cwd, 'sdkwright.yml'),
    `spec: openapi.yml\ntargets: { typescript: { out: sdk } }\n${more}`,
  );
  return cwd;
}

test('validate reports all warnings, with code frames and help', async () => {
  const { code, stdout, stderr } = await command(project(), 'validate');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Valid, \d+ warnings\n$/);
  await expect(stderr).toMatchFileSnapshot(join(folder, 'stderr.txt'));
});

test('the snapshot contains every warning of the catalogue', () => {
  // The first two need a lock file and an api.md, the others documents of JSON or of other versions.
  const elsewhere = new Set([
    'name-kept',
    'import-lost',
    'body-parameter-unused',
    'reference-type',
    'server-invalid',
    'key-repeated',
    'version-key',
  ]);
  const shown = new Set(codesIn(readFileSync(join(folder, 'stderr.txt'), 'utf8')));
  const warnings = Object.entries(catalogue).flatMap(([code, { severity }]) =>
    severity === 'warning' ? [code] : [],
  );
  expect(warnings.filter((code) => !shown.has(code) && !elsewhere.has(code))).toEqual([]);
});

test('--strict turns warnings into errors; the config silences a code', async () => {
  const cwd = project();
  const strict = await command(cwd, 'generate', '--strict');
  expect(strict.code).toBe(1);
  expect(strict.stdout).toBe('Nothing was written: warnings are treated as errors.\n');
  expect(readdirSync(cwd)).not.toContain('sdk');
  const all = new Set(codesIn((await command(cwd, 'validate')).stderr));
  const silent = project(`silence: [${[...all].join(', ')}]\n`);
  expect(await command(silent, 'generate', '--strict')).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(silent)).toContain('sdk');
  for (const given of ['nonsense', 'reference-remote']) {
    const wrong = await command(project(`silence: [${given}]\n`), 'validate');
    expect(wrong.code).toBe(1);
    expect(wrong.stderr).toMatch(/sdkwright\.yml:3:\d+ {2}error config-invalid/);
  }
});

test('generate prints the first warnings of each code', async () => {
  const cwd = project();
  const many = Array.from({ length: 9 }, (_, index) => `    A${index}: { type: string }`);
  const text = readFileSync(join(cwd, 'openapi.yml'), 'utf8');
  writeFileSync(join(cwd, 'openapi.yml'), `${text}${many.join('\n')}\n`);
  const { stderr } = await command(cwd, 'generate');
  expect(codesIn(stderr).filter((code) => code === 'component-unused')).toHaveLength(3);
  expect(stderr).toMatch(/… and \d+ more component-unused/);
});
