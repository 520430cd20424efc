/**
 * Hostile documents: each run needs at most 30 seconds of CPU time and a gigabyte, and results in an SDK or in an
 * error with a source location; never in a stack trace. Nothing outside the folder is read, requested or written.
 */

import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sdkwright, startCommandHost, type CommandHost } from '../support/command.js';
import { cliPath, scratch } from '../support/places.js';
import { run } from '../support/run.js';
import { serve, type Running } from '../support/servers.js';

const canary = 'CANARY-7f3a';
const head = {
  openapi: '3.1.0',
  info: { title: 'Hostile', version: '1', license: { name: 'MIT' } },
};
/** CPU time adds up over all threads, such as those of the garbage collector, so it exceeds the time of a run. */
const seconds = 30;

/** A document with one operation, which returns this schema. */
const answering = (schema: unknown, schemas: object = {}): object => ({
  ...head,
  servers: [{ url: 'https://api.hostile.dev' }],
  paths: {
    '/a': {
      get: {
        operationId: 'getA',
        responses: { 200: { description: 'Yes', content: { 'application/json': { schema } } } },
      },
    },
  },
  components: { schemas },
});
const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly signal?: NodeJS.Signals | null;
}

const memory = '--max-old-space-size=1000';
const argumentsOf = (document: string, target: string) =>
  ['generate', document, '--out', 'sdk', '--target', target, '--no-progress'] as const;

/** Generates in a separate process, which is killed when it has used too much CPU time. */
async function generateAlone(cwd: string, document = 'openapi.json', target = 'typescript') {
  const args = [process.execPath, memory, cliPath, ...argumentsOf(document, target)];
  const limited = ['-c', `ulimit -t ${seconds}; exec "$@"`, 'sh', ...args];
  return expectOrderlyEnd(cwd, () => run('sh', limited, { cwd }));
}

let host: CommandHost;
beforeAll(() => {
  host = startCommandHost([memory]);
});
afterAll(() => host.close());

/** Generates in a process that all tests share: for small documents. */
async function generate(cwd: string, document = 'openapi.json', target = 'typescript') {
  return expectOrderlyEnd(cwd, () => host.run(cwd, ...argumentsOf(document, target)));
}

/** Expects an SDK, or an error with a source location and no output. */
async function expectOrderlyEnd(cwd: string, command: () => Promise<Ended>) {
  const { code, stdout, stderr, signal } = await command();
  expect(signal ?? null, `killed after ${seconds} s`).toBeNull();
  const output = stdout + stderr;
  expect(output).not.toMatch(/^\s+at .*[:(]\d+|RangeError|TypeError|heap out of memory/m);
  expect(output).not.toContain(canary);
  if (code === 1) {
    expect(stdout).toBe('Nothing was written.\n');
    expect(stderr).toMatch(/^\S+( \S+)* {2}error [a-z-]+ {2}/m);
    expect(existsSync(join(cwd, 'sdk'))).toBe(false);
  }
  return { code, stderr };
}

function folderWith(files: Record<string, string | Buffer | object>): string {
  const cwd = scratch('safety');
  for (const [name, content] of Object.entries(files)) {
    const isText = typeof content === 'string' || Buffer.isBuffer(content);
    writeFileSync(join(cwd, name), isText ? content : JSON.stringify(content));
  }
  return cwd;
}

const codesOf = (stderr: string): Set<string> =>
  new Set([...stderr.matchAll(/ {2}error ([a-z-]+) {2}/g)].map(([, code]) => code!));

/** JSON text nested `depth` times: as an object, it would overflow the stack of the test. */
const nestedText = (depth: number, open: string, middle: string, close: string): string =>
  JSON.stringify(answering('HERE')).replace(
    '"HERE"',
    open.repeat(depth) + middle + close.repeat(depth),
  );

const nestedList = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

const chain = (count: number, link: (next: string) => object): object =>
  Object.fromEntries([
    ...times(count, (index) => [`S${index}`, link(`S${index + 1}`)] as const),
    [`S${count}`, { type: 'string' }],
  ]);

describe('size and depth', () => {
  const bomb = times(10, (index) => {
    const inner = index === 0 ? '"x"' : `*a${index - 1}`;
    return `a${index}: &a${index} [${Array(9).fill(inner).join(', ')}]`;
  });
  const merges = times(
    4000,
    (index) => `m${index}: &m${index} { <<: *m${index - 1}, k${index}: 1 }`,
  );
  const yaml = 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n';

  test.for<readonly [string, string | object, 'limit-exceeded' | 'syntax-invalid' | 'fine']>([
    ['a bomb of aliases', `${yaml}${bomb.join('\n')}\n`, 'limit-exceeded'],
    ['a chain of merge keys', `${yaml}x: &m-1 { a: 1 }\n${merges.join('\n')}\n`, 'limit-exceeded'],
    [
      '10,000 levels of YAML lists',
      `${yaml}x: ${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      'limit-exceeded',
    ],
    ...[2000, 10_000].map(
      (depth) =>
        [
          `${depth} levels of YAML indents`,
          `${yaml}x:\n${times(depth, (i) => `${' '.repeat(i + 1)}a:`).join('\n')}`,
          'limit-exceeded',
        ] as const,
    ),
    [
      '200 objects within one another',
      nestedText(200, '{"type":"object","properties":{"a":', 'true', '}}'),
      'fine',
    ],
    [
      '60 lists within one another',
      nestedText(60, '{"type":["array","null"],"items":', '{"type":"string"}', '}'),
      'fine',
    ],
    [
      '360 levels of additionalProperties',
      nestedText(360, '{"additionalProperties":', 'true', '}'),
      'limit-exceeded',
    ],
    [
      '360 levels in a constant',
      nestedText(1, '{"const":', nestedList(360), '}'),
      'limit-exceeded',
    ],
    [
      '10,000 levels of properties',
      nestedText(10_000, '{"properties":{"a":', 'true', '}}'),
      'limit-exceeded',
    ],
    ['10,000 levels of items', nestedText(10_000, '{"items":', 'true', '}'), 'limit-exceeded'],
    ['10,000 levels of allOf', nestedText(10_000, '{"allOf":[', 'true', ']}'), 'limit-exceeded'],
    [
      '10,000 levels in an example',
      nestedText(1, '', nestedList(10_000), '').replace('"schema":', '"example":'),
      'limit-exceeded',
    ],
    [
      '100,000 properties',
      answering({
        type: 'object',
        properties: Object.fromEntries(times(100_000, (i) => [`p${i}`, { type: 'string' }])),
      }),
      'fine',
    ],
    ['100,000 values of an enum', answering({ enum: times(100_000, (i) => `v${i}`) }), 'fine'],
    [
      'a chain of 5,000 references',
      answering(
        ref('S0'),
        chain(5000, (next) => ({ type: 'object', properties: { next: ref(next) } })),
      ),
      'fine',
    ],
    ['1,000 bare references in a row', answering(ref('S0'), chain(1000, ref)), 'fine'],
    ['5,000 bare references in a row', answering(ref('S0'), chain(5000, ref)), 'limit-exceeded'],
    [
      '5,000 nested allOf',
      answering(
        ref('S0'),
        chain(5000, (next) => ({ allOf: [ref(next)] })),
      ),
      'limit-exceeded',
    ],
    [
      'a union of 2,000 objects',
      answering({
        oneOf: times(2000, (i) => ({
          type: 'object',
          properties: { [`p${i}`]: { type: 'string' } },
        })),
      }),
      'fine',
    ],
    [
      'a name with 100,000 characters',
      answering(ref('A'.repeat(100_000)), {
        ['A'.repeat(100_000)]: { type: 'object', properties: { a: { type: 'string' } } },
      }),
      'fine',
    ],
    [
      'a description of 10 MB',
      answering({ type: 'string', description: 'word '.repeat(2_000_000) }),
      'fine',
    ],
    [
      'a pattern with catastrophic backtracking',
      answering({ type: 'string', pattern: '^(a+)+$', example: 'a'.repeat(50) + '!' }),
      'fine',
    ],
    [
      '100,000 unknown keywords',
      answering(Object.fromEntries(times(100_000, (i) => [`key${i}`, i]))),
      'fine',
    ],
  ])('%s', async ([, document, expected]) => {
    const name =
      typeof document === 'string' && document.startsWith('openapi')
        ? 'openapi.yml'
        : 'openapi.json';
    const { code, stderr } = await generateAlone(folderWith({ [name]: document }), name);
    if (expected === 'fine')
      expect({ code, codes: codesOf(stderr) }).toEqual({ code: 0, codes: new Set() });
    else {
      expect({ code, codes: codesOf(stderr) }).toEqual({ code: 1, codes: new Set([expected]) });
      expect(stderr).toMatch(/^openapi\.(json|yml):\d+:\d+ {2}error /m);
    }
  });
});

describe('cycles', () => {
  const part = (to: object): object => ({ type: 'object', properties: { a: to } });

  test.for<[string, object, number]>([
    ['a reference to itself', answering(ref('A'), { A: ref('A') }), 0],
    ['references to each other', answering(ref('A'), { A: ref('B'), B: ref('A') }), 0],
    [
      'allOf of itself',
      answering(ref('A'), { A: { allOf: [ref('A'), part({ type: 'string' })] } }),
      0,
    ],
    ['oneOf of itself', answering(ref('A'), { A: { oneOf: [ref('A'), { type: 'string' }] } }), 0],
    ['items of itself', answering(ref('A'), { A: { type: 'array', items: ref('A') } }), 0],
    [
      'allOf around a ring',
      answering(ref('A'), {
        A: { allOf: [ref('B')] },
        B: { allOf: [ref('C')] },
        C: { allOf: [ref('A')] },
      }),
      0,
    ],
    [
      'a ring of members',
      answering(ref('A'), { A: part(ref('B')), B: part(ref('C')), C: part(ref('A')) }),
      0,
    ],
    ['not of itself', answering(ref('A'), { A: { not: ref('A') } }), 0],
    [
      'if of itself',
      answering(ref('A'), { A: { if: ref('A'), then: ref('A'), else: ref('A') } }),
      0,
    ],
    [
      'a discriminator to itself',
      answering(ref('A'), {
        A: { oneOf: [ref('A')], discriminator: { propertyName: 'k', mapping: { a: 'A' } } },
      }),
      0,
    ],
    [
      'a dynamic reference to itself',
      answering(ref('A'), { A: { $dynamicAnchor: 'a', $dynamicRef: '#a' } }),
      0,
    ],
    [
      'an $id that is its own',
      answering(ref('A'), { A: { $id: 'https://a.dev/a', $ref: 'https://a.dev/a' } }),
      0,
    ],
    [
      'a response that is itself',
      {
        ...head,
        paths: { '/a': { get: { responses: { 200: { $ref: '#/components/responses/A' } } } } },
        components: { responses: { A: { $ref: '#/components/responses/A' } } },
      },
      0,
    ],
    [
      'a parameter that is itself',
      {
        ...head,
        paths: { '/a': { parameters: [{ $ref: '#/components/parameters/A' }], get: {} } },
        components: { parameters: { A: { $ref: '#/components/parameters/A' } } },
      },
      0,
    ],
    ['a path that is itself', { ...head, paths: { '/a': { $ref: '#/paths/~1a' } } }, 0],
  ])('%s', async ([, document, expected]) => {
    for (const target of ['typescript', 'go', 'python']) {
      const { code, stderr } = await generate(
        folderWith({ 'openapi.json': document }),
        'openapi.json',
        target,
      );
      expect({ code, said: code === expected ? '' : stderr }).toEqual({ code: expected, said: '' });
    }
  });

  test('of files', async () => {
    const cwd = folderWith({
      'openapi.json': answering({ $ref: 'a.json' }),
      'a.json': { $ref: 'b.json' },
      'b.json': { $ref: 'a.json' },
    });
    expect((await generate(cwd)).code).toBe(0);
  });
});

describe('nothing outside the folder is read or requested', () => {
  let server: Running;
  let asked = 0;
  let outside: string;

  beforeAll(async () => {
    server = await serve((_, response) => {
      asked++;
      response.end(JSON.stringify({ type: 'string', description: canary }));
    });
    outside = mkdtempSync(join(tmpdir(), 'sdkwright-outside-'));
    writeFileSync(
      join(outside, 'secret.json'),
      JSON.stringify({ type: 'string', description: canary }),
    );
  });
  afterAll(async () => {
    expect(asked).toBe(0);
    await server.close();
  });

  test.for<[string, (cwd: string) => string, string]>([
    ['a folder up', () => '../secret.json', 'reference-outside'],
    ['a folder up, encoded', () => '%2e%2e/secret.json', 'reference-outside'],
    [
      'folders up and down',
      (cwd) => `../${cwd.split('/').at(-1)}/../secret.json`,
      'reference-outside',
    ],
    ['absolute', () => `${outside}/secret.json`, 'reference-outside'],
    ['a file URL', () => `file://${outside}/secret.json`, 'reference-remote'],
    ['a URL', () => server.url, 'reference-remote'],
    ['a URL without scheme', () => server.url.replace('http:', ''), 'reference-remote'],
    [
      'the metadata service of a cloud',
      () => 'http://169.254.169.254/latest/meta-data/',
      'reference-remote',
    ],
    ['a device', () => '/dev/zero', 'reference-outside'],
    ['the environment', () => '/proc/self/environ', 'reference-outside'],
    ['a link', () => 'link.json', 'reference-outside'],
    ['a folder that is a link', () => 'linked/secret.json', 'reference-outside'],
    ['a link to a link', () => 'again.json', 'reference-outside'],
    ['a pipe', () => 'pipe.json', 'file-unreadable'],
    ['a folder', () => 'sub', 'file-unreadable'],
    ['a NUL in the path', () => 'a\u0000.json', 'reference-unresolvable'],
  ])('%s', async ([, reference, expected]) => {
    const above = scratch('safety');
    writeFileSync(
      join(above, 'secret.json'),
      JSON.stringify({ type: 'string', description: canary }),
    );
    const cwd = join(above, 'inner');
    mkdirSync(join(cwd, 'sub'), { recursive: true });
    symlinkSync(join(outside, 'secret.json'), join(cwd, 'link.json'));
    symlinkSync(outside, join(cwd, 'linked'));
    symlinkSync('link.json', join(cwd, 'again.json'));
    execFileSync('mkfifo', [join(cwd, 'pipe.json')]);
    const document = answering({ $ref: reference(cwd) });
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(document));
    const { code, stderr } = await generate(cwd);
    expect(code).toBe(1);
    expect(
      [...codesOf(stderr)].map((found) =>
        found === 'file-missing' ? 'reference-unresolvable' : found,
      ),
    ).toEqual([expected]);
  });
});

describe('damaged text', () => {
  const good = JSON.stringify(answering({ type: 'string', description: 'ä€😀' }), undefined, 1);
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(good, 'utf16le')]);
  const latin = Buffer.from(good.replace('ä€😀', '\u00e9'), 'latin1');

  test.for<[string, string | Buffer]>([
    ['nothing', ''],
    ['a byte order mark alone', '\uFEFF'],
    ['spaces', ' \n\t '],
    ['a comment', '# nothing'],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[]'],
    ['UTF-16', utf16],
    ['Latin-1', latin],
    ['a NUL', good.replace('Hostile', 'Hos\u0000tile')],
    ['a tag that makes code', 'openapi: !!js/function "function () {}"\n'],
    ['several documents', 'openapi: 3.1.0\n---\nopenapi: 3.1.0\n'],
    [
      'an overlong sequence',
      Buffer.concat([Buffer.from('a: "'), Buffer.from([0xc0, 0xaf]), Buffer.from('"')]),
    ],
  ])('%s', async ([, text]) => {
    for (const name of ['openapi.json', 'openapi.yml']) {
      expect((await generate(folderWith({ [name]: text }), name)).code).toBe(1);
    }
  });

  test('truncated at any byte', async () => {
    for (let part = 1; part < 8; part++) {
      const cut = good.slice(0, Math.floor((good.length * part) / 8));
      expect((await generate(folderWith({ 'openapi.json': cut }))).code).toBe(1);
    }
  });

  test('a byte order mark before a valid document is ignored', async () => {
    expect((await generate(folderWith({ 'openapi.json': `\uFEFF${good}` }))).code).toBe(0);
  });
});

test('nothing is written through a symbolic link or outside the output folder', async () => {
  const outside = scratch('outside');
  for (const name of ['sdk', 'sdk/src']) {
    const cwd = folderWith({ 'openapi.json': answering({ type: 'string' }) });
    if (name !== 'sdk') mkdirSync(join(cwd, 'sdk'));
    symlinkSync(outside, join(cwd, name));
    const args = ['generate', 'openapi.json', '--out', 'sdk', '--overwrite', '--no-progress'];
    const { code, stdout, stderr } = await sdkwright(cwd, ...args);
    // The output folder itself can be a link, which is the choice of the user; nothing below it can be one.
    if (name === 'sdk') continue;
    expect(code).toBe(1);
    expect(stdout).toBe('Nothing was written.\n');
    expect(stderr).toContain('error output-unsafe');
    expect(readdirSync(outside).filter((file) => file === 'index.ts')).toEqual([]);
  }
});

test('extensions (x-…) cannot set types or imports', async () => {
  const schema = {
    type: 'string',
    'x-go-type': `os.Exit`,
    'x-go-type-import': { path: 'os/exec', name: canary },
    'x-ts-type': `typeof import("node:vm")`,
    'x-enum-varnames': { a: `*/ ${canary}` },
  };
  const cwd = folderWith({
    'openapi.json': answering({ type: 'object', properties: { a: schema } }),
  });
  for (const target of ['typescript', 'go', 'python']) {
    expect((await generate(cwd, 'openapi.json', target)).code).toBe(0);
    for (const path of readdirSync(join(cwd, 'sdk'), { recursive: true }).map(String)) {
      if (!/\.(ts|go|py)$/.test(path)) continue;
      const text = readFileSync(join(cwd, 'sdk', path), 'utf8');
      expect(text, path).not.toMatch(/CANARY|os\/exec|node:vm/);
    }
    execFileSync('rm', ['-r', join(cwd, 'sdk')]);
  }
});
