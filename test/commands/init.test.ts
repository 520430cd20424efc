/** `sdkwright init`: names to review, and names of an existing SDK. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { names } from '../../generator/index.js';
import { readMethods } from '../../generator/naming/imported/read-methods.js';
import { pathsOnly } from '../naming/accuracy.js';
import { cliPath, scratch, testFolder } from '../support/places.js';
import { run } from '../support/run.js';

const sdkwright = (cwd: string, ...args: string[]) =>
  run(process.execPath, [cliPath, ...args], { cwd });

test('init --from keeps the names of a published SDK', async () => {
  const cwd = scratch('init-from');
  const surface = readFileSync(join(testFolder, 'naming/published/telnyx.md'), 'utf8');
  const published = readMethods(surface);
  writeFileSync(join(cwd, 'api.md'), surface);
  writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(pathsOnly(published), undefined, 2));
  const { code, stdout, stderr } = await sdkwright(cwd, 'init', 'openapi.json', '--from', 'api.md');
  expect(code, stderr).toBe(0);
  expect(stdout).toContain('Kept names    608\n');
  // Two operations of that SDK have two methods.
  expect(stderr.match(/^api\.md:\d+:1 {2}warning import-lost/gm)).toHaveLength(2);
  const config = readFileSync(join(cwd, 'sdkwright.yml'), 'utf8');
  const { names: given } = parse(config) as { names: { resources: Record<string, string> } };
  expect(given.resources['/10dlc/**']).toBe('messaging10dlc');
  const { names: tree } = await names({ cwd });
  const methods = new Set(
    [...tree!.matchAll(/^ *(\w+) +([A-Z]+) +(\S+)/gm)].map(([, name, verb, path]) =>
      [verb, path, name].join(' '),
    ),
  );
  const missing = published.filter(
    ({ method, path, accessor }) => !methods.has(`${method} ${path} ${accessor.split('.').at(-1)}`),
  );
  expect(missing).toHaveLength(2);
});

test('init --from reads the names of other languages', () => {
  const line = (title: string, call: string) => `- <code title="${title}">${call}</code>`;
  const text = [
    line('get /a/{id}', 'client.user_profiles.<a href="./a.py">retrieve_by_id</a>(id) -&gt; A'),
    line(
      'post /a',
      'client.UserProfiles.<a href="./a.go">New</a>(ctx, <a href="">A</a>) (*A, error)',
    ),
    line('put /a?x=1&amp;y=2', '$client->userProfiles-><a href="">import_</a>()'),
    '- <code><a href="./a.ts">Type</a></code>',
  ].join('\n');
  expect(readMethods(text)).toEqual([
    { method: 'GET', path: '/a/{id}', accessor: 'userProfiles.retrieveById', line: 1 },
    { method: 'POST', path: '/a', accessor: 'userProfiles.new', line: 2 },
    { method: 'PUT', path: '/a?x=1&y=2', accessor: 'userProfiles.import', line: 3 },
  ]);
});

const document = `openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: https://pets.example.com }]
paths:
  /pets/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get: { operationId: showPet, responses: { '200': { description: Done } } }
    put: { operationId: replacePet, responses: { '204': { description: Done } } }
    patch: { operationId: changePet, responses: { '204': { description: Done } } }
  /pets/{id}/{part}:
    parameters:
      - { name: id, in: path, required: true, schema: { type: string } }
      - { name: part, in: path, required: true, schema: { type: string } }
    get: { operationId: showPartOfPet, responses: { '200': { description: Done } } }
`;

test('init lists names to review, with the line of the config that changes each', async () => {
  const cwd = scratch('init-review');
  writeFileSync(join(cwd, 'openapi.yml'), document);
  const { code, stdout } = await sdkwright(cwd, 'init', 'openapi.yml');
  expect(code).toBe(0);
  const block = /^ {2}names:\n(?: {4}.*\n)+/m.exec(stdout)?.[0];
  expect(parse(block ?? '')).toEqual({
    names: { operations: { 'GET /pets/{id}/{part}': 'pets.showPartOfPet' } },
  });
  expect(stdout).toContain('retrieve is another method or resource');
});

test.each([
  ['missing.md', 'error file-missing', 1],
  ['openapi.yml', 'error import-empty', 1],
  ['lost.md', 'warning import-lost', 0],
])('init --from %s: %s', async (file, message, expected) => {
  const cwd = scratch('init-wrong');
  writeFileSync(join(cwd, 'openapi.yml'), document);
  writeFileSync(
    join(cwd, 'lost.md'),
    '\n- <code title="get /cats">client.cats.list()</code>\n- <code title="put /pets/{pet}">client.pets.swap()</code>\n',
  );
  const { code, stderr } = await sdkwright(cwd, 'init', 'openapi.yml', '--from', file);
  expect(code).toBe(expected);
  expect(stderr).toContain(message);
  if (expected === 1) expect(() => readFileSync(join(cwd, 'sdkwright.yml'))).toThrow('ENOENT');
  else {
    expect(stderr).toContain('lost.md:2:1  warning import-lost');
    expect(readFileSync(join(cwd, 'sdkwright.yml'), 'utf8')).toContain('pets.swap');
  }
});
