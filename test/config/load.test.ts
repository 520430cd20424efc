/** `sdkwright.yml`: which configs are accepted, and which errors are reported for others. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfig } from '../../generator/config/load.js';
import { scratch } from '../support/places.js';

function load(text: string) {
  const path = join(scratch('config'), 'sdkwright.yml');
  writeFileSync(path, text);
  return loadConfig(path);
}

const targets = 'targets: { typescript: { out: sdk } }';

/** Pointer and message of each diagnostic. */
const faults = (text: string): string[] =>
  load(text).diagnostics.map(({ source, message, help }) =>
    [source.pointer ?? '', message, /Did you mean "[^"]+"/.exec(help)?.[0] ?? '']
      .filter(Boolean)
      .join(' | '),
  );

test('a config with every key', () => {
  const { config, diagnostics } = load(`
spec: api.yml
sdk: { name: acme, class: Acme, envPrefix: ACME, version: 1.2.3, license: MIT, repository: acme/sdk }
headers: { prefix: X-Acme-, idempotency: Idempotency-Key }
errors: { messages: [/message] }
retries: { max: 3, nonIdempotent: never }
auth: { key: { option: token, env: ACME_TOKEN } }
query: { arrays: comma }
forms: { arrays: brackets }
multipart: { arrays: brackets, objects: brackets }
int64: bigint
refs: { root: .. }
names:
  operations: { 'GET /a': a.list }
  resources: { 10dlc: ten }
  types: { '#/components/schemas/A': B }
silence: [license-missing]
${targets}
`);
  expect(diagnostics).toEqual([]);
  expect(config).toMatchObject({
    spec: 'api.yml',
    retries: { max: 3 },
    query: { arrays: 'comma' },
  });
});

test('unknown keys, with a suggestion', () => {
  const found = faults(`spec: a.yml\nsdks: {}\nretries: { maximum: 1 }\n${targets}`);
  expect(found).toHaveLength(2);
  expect(found[0]).toMatch(/^\/sdks \| .*"sdks".* \| Did you mean "sdk"/);
  expect(found[1]).toMatch(/^\/retries\/maximum \| .*"maximum"/);
});

test('wrong types and values', () => {
  const pointers = (text: string) => load(text).diagnostics.map(({ source }) => source.pointer);
  expect(pointers(`spec: [a]\n${targets}`)).toEqual(['/spec']);
  expect(pointers(`spec: a.yml\nretries: { max: -1 }\n${targets}`)).toEqual(['/retries/max']);
  expect(pointers(`spec: a.yml\nretries: { max: 1.5 }\n${targets}`)).toEqual(['/retries/max']);
  expect(pointers(`spec: a.yml\nquery: { arrays: pipes }\n${targets}`)).toEqual(['/query/arrays']);
  expect(pointers(`spec: a.yml\nsilence: [nonsense]\n${targets}`)).toEqual(['/silence/0']);
  expect(pointers(`spec: a.yml\nint64: long\n${targets}`)).toEqual(['/int64']);
  expect(pointers('spec: a.yml\ntargets: { typescript: { out: sdk, int64: 64 } }')).toEqual([
    '/targets/typescript/int64',
  ]);
  expect(pointers('spec: a.yml')).toEqual(['']);
  expect(load('spec: a.yml').config).toBeUndefined();
});

test('a text that is not YAML, and a file that does not exist', () => {
  expect(load('spec: {').diagnostics.map(({ code }) => code)).toEqual(['syntax-invalid']);
  const missing = loadConfig(join(scratch('config'), 'sdkwright.yml'));
  expect(missing.diagnostics.map(({ code }) => code)).toEqual(['file-missing']);
  expect(missing.config).toBeUndefined();
});
