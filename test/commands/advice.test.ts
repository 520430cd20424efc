/** Stories of the lock and of stale outputs on the command line: each command that a message advises does what the message says. */

import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { startCommandHost } from '../support/command.js';
import { scratch } from '../support/places.js';

interface Names {
  readonly host?: string;
  readonly operationId?: string;
  readonly path?: string;
  readonly schema?: string;
}

const documentOf = ({
  host = 'alpha',
  operationId = 'listUsers',
  path = '/users',
  schema = 'User',
}: Names = {}) => `openapi: 3.1.0
info: { title: Service, version: '1', license: { name: MIT } }
servers: [{ url: https://api.${host}.com }]
security: [{ token: [] }]
paths:
  ${path}:
    get:
      operationId: ${operationId}
      responses:
        '200':
          description: Yes
          content: { application/json: { schema: { $ref: '#/components/schemas/${schema}' } } }
components:
  schemas:
    ${schema}: { type: object, properties: { name: { type: string }, age: { type: integer } } }
  securitySchemes: { token: { type: http, scheme: bearer } }
`;

let cwd: string;

beforeEach(() => {
  cwd = scratch('advice');
  writeFileSync(join(cwd, 'openapi.yml'), documentOf());
});

const write = (names: Names): void => writeFileSync(join(cwd, 'openapi.yml'), documentOf(names));
const textOf = (path: string): string => readFileSync(join(cwd, path), 'utf8');

function configure(name: string, targets = '{ go: { out: go }, python: { out: py } }') {
  writeFileSync(join(cwd, name), `spec: openapi.yml\ntargets: ${targets}\n`);
}

const host = startCommandHost();
afterAll(host.close);

const sdkwright = (...args: string[]) => host.run(cwd, ...args, '--no-progress');

/** The commands that messages advise, in their order, each once. */
function advised(stderr: string): string[][] {
  const commands = [...stderr.matchAll(/`sdkwright ([^`]+)`/g)].map(([, line]) => line!);
  return [...new Set(commands)].map((line) => line.split(' '));
}

/** Runs the only command that is advised. */
async function follow(stderr: string) {
  const commands = advised(stderr);
  expect(commands).toHaveLength(1);
  return sdkwright(...commands[0]!);
}

test.for<[string, string[]]>([
  ['sdkwright.yml', []],
  ['second.yml', ['--config', 'second.yml']],
])('a rename is accepted later by the command that generate names: %s', async ([name, args]) => {
  configure(name);
  const lock = name.replace('.yml', '.lock');
  expect((await sdkwright('generate', ...args)).stderr).toBe('');
  // The operation moves first: its operationId is how it is recognized.
  write({ path: '/people', schema: 'Person' });
  const first = await sdkwright('generate', ...args);
  expect(first.code).toBe(0);
  expect(first.stderr).toContain(`the SDK keeps the name in ${lock}.`);
  expect(textOf('py/api.md')).toContain('client.users.');
  write({ operationId: 'queryUsers', path: '/people', schema: 'Person' });
  const second = await sdkwright('generate', ...args);
  expect(second.stderr).toContain('"listUsers" is now "queryUsers"');
  expect(textOf('py/api.md')).toContain('client.users.');

  const accepted = await follow(second.stderr);
  expect(accepted).toMatchObject({ code: 0, stderr: '' });
  for (const text of [textOf('py/api.md'), textOf(lock)]) {
    expect(text).toContain('people');
    expect(text).toContain('Person');
    expect(text).not.toMatch(/users\.|"#\/components\/schemas\/User/);
  }
  expect(await sdkwright('check', ...args)).toMatchObject({ code: 0, stderr: '' });
  expect(await sdkwright('generate', ...args)).toMatchObject({ code: 0, stderr: '' });
});

test('renames are accepted for all targets, or for none', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  write({ operationId: 'queryUsers' });
  await sdkwright('generate');
  const { code, stderr } = await sdkwright('generate', '--accept', '--target', 'python');
  expect(code).toBe(2);
  expect(stderr).toContain('Leave out --target');
  // Generating one target advises what works.
  const one = await sdkwright('generate', '--target', 'python');
  expect(advised(one.stderr)).toEqual([['generate', '--accept']]);
  expect(await follow(one.stderr)).toMatchObject({ code: 0, stderr: '' });
  expect(textOf('sdkwright.lock')).not.toContain('listUsers');
});

test('an operationId that a new operation repeats keeps its names, and is no rename', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  const names = textOf('py/api.md');
  const twice = documentOf().replace('components:', (rest) => {
    const [, item] = /(\/users:[^]*?)components:/.exec(documentOf())!;
    return `${item!.replace('/users:', '/people:').trimStart()}`.replace(/^/, '  ') + rest;
  });
  writeFileSync(join(cwd, 'openapi.yml'), twice);
  const { code, stderr } = await sdkwright('generate');
  expect(code).toBe(0);
  expect(stderr).toContain('warning operation-id-duplicate');
  expect(stderr).not.toContain('name-kept');
  for (const line of names.matchAll(/client\.\S+\(/g)) {
    expect(textOf('py/api.md')).toContain(line[0]);
  }
  write({});
  expect(await sdkwright('generate')).toMatchObject({ code: 0, stderr: '' });
  expect(textOf('py/api.md')).toBe(names);
});

test('a renamed component is reported once', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  write({ schema: 'Person' });
  const { stderr } = await sdkwright('generate');
  expect(stderr.match(/warning \S+/g)).toEqual(['warning name-kept']);
});

test('a lock with a merge conflict, or with a name that was removed, is reported or repaired', async () => {
  configure('sdkwright.yml', '{ typescript: { out: ts } }');
  await sdkwright('generate', '--no-format');
  const lock = textOf('sdkwright.lock');
  const [line] = /^ +GET \/users: .*\n/m.exec(lock)!;
  const sides = `<<<<<<< HEAD\n${line}=======\n${line}>>>>>>> theirs\n`;
  writeFileSync(join(cwd, 'sdkwright.lock'), lock.replace(line, sides));
  const refused = await sdkwright('generate', '--no-format');
  expect(refused.code).toBe(1);
  expect(refused.stderr.match(/error \S+/g)).toEqual(['error lock-conflict']);
  writeFileSync(join(cwd, 'sdkwright.lock'), lock.replace(' listUsers\n', '\n'));
  expect((await sdkwright('generate', '--no-format')).code).toBe(0);
  expect(textOf('sdkwright.lock')).toBe(lock);
});

test('two configs in one folder have locks of their own', async () => {
  configure('alpha.yml', '{ python: { out: a } }');
  configure('beta.yml', '{ python: { out: b } }');
  configure('alpha.yaml', '{ python: { out: c } }');
  expect((await sdkwright('generate', '--config', 'alpha.yml')).stderr).toBe('');
  const alpha = textOf('alpha.lock');
  write({ host: 'beta' });
  expect((await sdkwright('generate', '--config', 'beta.yml')).stderr).toBe('');
  expect(textOf('beta.lock')).toContain('className: Beta\n');
  expect(textOf('b/README.md')).toContain('BETA_API_KEY');
  expect(textOf('alpha.lock')).toBe(alpha);
  expect(existsSync(join(cwd, 'sdkwright.lock'))).toBe(false);
  expect((await sdkwright('generate', '--config', 'alpha.yaml')).stderr).toBe('');
  expect(textOf('c/README.md')).toContain('BETA_API_KEY');
  expect(textOf('alpha.lock')).toBe(alpha);
});

test('a document that names the API differently does so only when that is accepted', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  write({ host: 'beta' });
  const { code, stderr } = await sdkwright('generate');
  expect(code).toBe(0);
  expect(stderr).toContain('openapi.yml:2:1  warning name-kept  "alpha" is now "beta"');
  expect(textOf('py/README.md')).toContain('ALPHA_API_KEY');
  expect(await follow(stderr)).toMatchObject({ code: 0, stderr: '' });
  for (const text of [textOf('py/README.md'), textOf('go/README.md'), textOf('sdkwright.lock')]) {
    expect(text).toContain('BETA');
    expect(text).not.toMatch(/alpha/i);
  }
  // A name in the config is not renamed by the document.
  appendFileSync(join(cwd, 'sdkwright.yml'), 'sdk: { name: gamma }\n');
  expect(await sdkwright('generate')).toMatchObject({ code: 0, stderr: '' });
});

test.for<[string, string[]]>([
  ['with sdkwright.yml', []],
  ['with another config', ['--config', 'my config.yml']],
  ['without a config', ['openapi.yml', '--target', 'go', '--out', 'mine']],
  ['for one target', ['--target', 'python', '--out', 'elsewhere']],
  ['unformatted', ['openapi.yml', '--out', 'ts', '--no-format']],
])('check advises the command that brings the output up to date: %s', async ([, args]) => {
  configure('sdkwright.yml');
  configure('my config.yml', '{ python: { out: other } }');
  const first = await sdkwright('generate', ...args);
  expect(first.code).toBe(0);
  expect(await sdkwright('check', ...args)).toMatchObject({ code: 0 });
  writeFileSync(join(cwd, 'openapi.yml'), documentOf().replace('age:', 'years:'));
  const stale = await sdkwright('check', ...args);
  expect(stale.code).toBe(1);
  const advice = advised(stale.stderr);
  expect(advice).toHaveLength(1);
  const words = advice[0]!
    .join(' ')
    .match(/'[^']*'|\S+/g)!
    .map((word) => word.replaceAll("'", ''));
  expect(await sdkwright(...words)).toMatchObject({ code: 0, stderr: '' });
  expect(await sdkwright('check', ...args)).toMatchObject({ code: 0, stderr: '' });
});

test('check does not advise what generate refuses', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  const before = textOf('go/client.go');
  appendFileSync(join(cwd, 'go/client.go'), '// mine\n');
  writeFileSync(join(cwd, 'openapi.yml'), documentOf().replace('age:', 'years:'));
  const { stderr } = await sdkwright('check');
  expect(advised(stderr)).toEqual([['generate', '--overwrite'], ['generate']]);
  expect(stderr).toContain('Resolve the other errors, then run `sdkwright generate`');
  writeFileSync(join(cwd, 'go/client.go'), before);
  expect(await sdkwright('generate')).toMatchObject({ code: 0, stderr: '' });
  expect(await sdkwright('check')).toMatchObject({ code: 0, stderr: '' });
});

test('only what is stale is called stale', async () => {
  configure('sdkwright.yml');
  await sdkwright('generate');
  appendFileSync(join(cwd, 'py/README.md'), 'mine\n');
  const { code, stdout } = await sdkwright('check');
  expect(code).toBe(1);
  expect(stdout).toMatch(/^go .* all up to date$/m);
  expect(stdout).toMatch(/^python .* not up to date: 1 edited$/m);
  const one = await sdkwright('check', '--target', 'go');
  expect(one).toMatchObject({ code: 0, stderr: '' });
});
