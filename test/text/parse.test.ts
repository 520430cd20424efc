/** Text of YAML and JSON to values: YAML 1.2, anchors and merge keys, syntax errors, limits, hostile keys. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonText } from '../../generator/base/json.js';
import { load } from '../../generator/openapi/load.js';
import { parse } from '../../generator/text/parse.js';
import { scratch } from '../support/places.js';

const value = (text: string, file = 'a.yml') => {
  const { value: parsed, diagnostics } = parse(text, file);
  expect(diagnostics).toEqual([]);
  return parsed;
};
const codes = (text: string, file = 'a.yml') =>
  parse(text, file).diagnostics.map(({ code }) => code);

test('YAML 1.2: plain words and timestamps are strings, and so are keys', () => {
  expect(
    value('a: yes\nb: on\nc: 08:00\nd: 0o17\ne: ~\n200: x\ntrue: y\nf: 1e3\ng: 2018-02-02'),
  ).toEqual({
    a: 'yes',
    b: 'on',
    c: '08:00',
    d: 15,
    e: null,
    200: 'x',
    true: 'y',
    f: 1000,
    g: '2018-02-02',
  });
});

test('integers keep all digits, beyond those of a number', () => {
  const digits = [
    '9007199254740991',
    '9007199254740993',
    '-9223372036854775808',
    '123456789012345678901',
  ];
  const numbers = [
    9007199254740991,
    9007199254740993n,
    -9223372036854775808n,
    123456789012345678901n,
  ];
  expect(value(`[${digits.join(', ')}]`)).toEqual(numbers);
  const members = digits.map((text, index) => `"n${index}": ${text}`);
  const json = `{ ${members.join(',')}, "text \\" 9007199254740993": "9007199254740993, \\\\", "f": 1.00000000000000001, "e": 1.5e17, "#": "#1", "list": [[9007199254740993]], "__proto__": { "n": 9007199254740993 } }`;
  const parsed = value(json, 'a.json') as Record<string, unknown>;
  expect(Object.entries(parsed)).toEqual([
    ...numbers.map((number, index) => [`n${index}`, number]),
    ['text " 9007199254740993', '9007199254740993, \\'],
    ['f', 1],
    ['e', 1.5e17],
    ['#', '#1'],
    ['list', [[9007199254740993n]]],
    ['__proto__', { n: 9007199254740993n }],
  ]);
  expect(jsonText(parsed)).toContain(
    '"list":[[9007199254740993]],"__proto__":{"n":9007199254740993}}',
  );
  expect(jsonText({ a: ['#5', 5n] }, { indent: 1 })).toBe('{\n "a": [\n  "#5",\n  5\n ]\n}');
});

test('anchors, aliases and merge keys: explicit keys win, earlier sources win', () => {
  const text = `
base: &base { a: 1, b: 2 }
more: &more { b: 3, c: 4 }
one: { <<: *base, b: 5 }
many: { <<: [*base, *more], d: 6 }
same: *base
quoted: { '<<': kept }`;
  expect(value(text)).toMatchObject({
    one: { a: 1, b: 5 },
    many: { a: 1, b: 2, c: 4, d: 6 },
    same: { a: 1, b: 2 },
    quoted: { '<<': 'kept' },
  });
});

test('an alias inside the map of its anchor is a reference to it', () => {
  expect(value('a/b: &a { items: [{ next: *a }], "<<": 1 }\nc: *a')).toEqual({
    'a/b': { items: [{ next: { $ref: '#/a~1b' } }], '<<': 1 },
    c: { items: [{ next: { $ref: '#/a~1b' } }], '<<': 1 },
  });
  expect(codes('a: &a { <<: *a }')).toEqual([]);
});

test('a document marker at the end starts no second document', () => {
  for (const text of ['---\na: 1\n---\n', 'a: 1\n...\n', 'a: 1\n---\n# nothing\n---']) {
    expect(value(text)).toEqual({ a: 1 });
  }
});

test('invalid text is reported', () => {
  expect(codes('a: 1\na: 2')).toEqual(['key-duplicate']);
  expect(codes('a: { b: 1, "b": 2 }')).toEqual(['key-duplicate']);
  expect(codes('a: *nowhere')).toEqual(['syntax-invalid']);
  expect(codes('a: &a [*a]')).toEqual(['syntax-invalid']);
  expect(codes('a: { <<: 1 }')).toEqual(['syntax-invalid']);
  expect(codes('{ "a": 1, }', 'a.json')).toEqual(['syntax-invalid']);
  expect(codes('a: "\0"')).toEqual(['syntax-invalid']);
  expect(codes(`a: ${'['.repeat(700)}${']'.repeat(700)}`)).toEqual(['limit-exceeded']);
  expect(codes('a: 1\n---\nb: 2')).toEqual(['syntax-invalid']);
  expect(codes('a: 1\n---\n[')).toEqual(['syntax-invalid']);
});

test('JSON: the last of two equal keys counts, and the second one is reported', () => {
  const found = (text: string) => {
    const folder = scratch('keys');
    writeFileSync(join(folder, 'a.json'), text);
    const { source, diagnostics } = load(join(folder, 'a.json'));
    return [
      source!.files.get('a.json')!.value,
      diagnostics.map(({ code, severity, message, source: { line, column }, related = [] }) => [
        `${severity} ${code}`,
        /"(.*)"/.exec(message)![1],
        `${line}:${column}`,
        ...related.map((other) => `${other.source.line}:${other.source.column}`),
      ]),
    ];
  };
  const code = 'warning key-repeated';
  expect(found('{ "a": 1,\n  "b": [{ "a" : 2, "c": {} }],\n  "a"\n: 3 }')).toEqual([
    { a: 3, b: [{ a: 2, c: {} }] },
    [[code, 'a', '3:3', '1:3']],
  ]);
  // Keys are equal as strings, however they are escaped.
  expect(found('\uFEFF{ "a\\u0062": 1, "ab": 2, "ab": 3 }')).toEqual([
    { ab: 3 },
    [
      [code, 'ab', '1:18', '1:4'],
      [code, 'ab', '1:27', '1:18'],
    ],
  ]);
  expect(found('{ "__proto__": 1, "__proto__": 2, "\\\\": 1, "\\\\": 2 }')[1]).toHaveLength(2);
  for (const text of [
    '{ "a": ":", "b": "\\":", "c": "{ \\"a\\": 1, \\"a\\": 2 }", "d": ["\\\\", ":a", " : "] }',
    '[{ "a": 1 }, { "a": 2 }, "a", "a", { "": { "": 1 } }]',
    '{ "a": 1, "A": 1, "a ": 12345678901234567890, "\\\\": 1, "\\"": 1 }',
  ]) {
    expect(found(text)[1], text).toEqual([]);
  }
});

test('hostile sizes: an alias bomb, a chain of merges, many keys', () => {
  const bomb = Array.from({ length: 20 }, (_, index) =>
    index === 0
      ? 'a0: &a0 [x, x, x, x]'
      : `a${index}: &a${index} [${`*a${index - 1}, `.repeat(4)}]`,
  );
  expect(codes(bomb.join('\n'))).toEqual(['limit-exceeded']);
  const chain = Array.from({ length: 4000 }, (_, index) =>
    index === 0
      ? 'k0: &k0 { v0: 1 }'
      : `k${index}: &k${index} { <<: *k${index - 1}, v${index}: 1 }`,
  );
  expect(codes(chain.join('\n'))).toEqual(['limit-exceeded']);
  const keys = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
  expect(Object.keys(value(keys) as object)).toHaveLength(60_000);
});

test('__proto__ is data, in YAML and in JSON', () => {
  for (const [text, file] of [
    ['__proto__: { x: 1 }', 'a.yml'],
    ['{ "__proto__": { "x": 1 } }', 'a.json'],
  ]) {
    const parsed = value(text!, file) as object;
    expect(Object.keys(parsed)).toEqual(['__proto__']);
    expect(({} as { x?: number }).x).toBeUndefined();
  }
});

test('the format is that of the extension, or else of the content', () => {
  expect(value('{ "a": 1 }', 'spec')).toEqual({ a: 1 });
  expect(value('a: 1', 'spec.txt')).toEqual({ a: 1 });
  expect(value('{ a: 1 }', 'a.yaml')).toEqual({ a: 1 });
  expect(value('\uFEFF{ "a": 1 }', 'a.json')).toEqual({ a: 1 });
});
