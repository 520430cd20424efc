/** JSON with all digits: compared with `JSON.parse`, and with the numbers of RFC 8259. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markIntegers } from '../../templates/typescript/runtime/exact-json.js';
import { jsonText } from '../../templates/typescript/runtime/json-text.js';

/** The value in which the marked integers are what a function makes of their digits. */
function parsed(given: string, make: (digits: string) => unknown = Number): unknown {
  const { text, mark } = markIntegers(given);
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? make(value.slice(mark.length)) : value,
  );
}

/** What a parser makes of a text: its value, or that it refuses it. */
const attempt = (parse: (text: string) => unknown, text: string): unknown => {
  try {
    return { value: parse(text) };
  } catch (error) {
    return { refused: error instanceof SyntaxError };
  }
};

const pieces = [
  '0',
  '-0',
  '1',
  '-1',
  '1.5',
  '1e3',
  '1E+3',
  '1e-3',
  '-1.25e2',
  '9007199254740993',
  '-9223372036854775808',
  '18446744073709551615',
  '123456789012345678901234567890',
  '9007199254740993.0',
  '90071992.54740993e8',
  '900719925474099300e-2',
  '900719925474099350e-2',
  '"9007199254740993"',
  '"[9007199254740993, 1]"',
  '"\\\\"',
  '0.1234567890123456789',
  '1e400',
  '01',
  '1.',
  '.5',
  '+1',
  '--1',
  '1e',
  'true',
  'false',
  'null',
  'nul',
  'True',
  'NaN',
  'Infinity',
  '"a"',
  '""',
  '"\\n\\u00e9\\ud83d\\ude00"',
  '"\\ud83d"',
  '"\\x"',
  '"\\u12"',
  '"\n"',
  '"\u0000"',
  '"\u2028é😀"',
  '"a\\"b\\\\"',
  '"',
  "'a'",
  '"__proto__"',
  '"constructor"',
  '"9"',
  ' ',
  '\t',
  '\r\n',
  '\u00a0',
  '\ufeff',
  ',',
  ',',
  ':',
  ':',
  '[',
  ']',
  '{',
  '}',
  '[]',
  '{}',
  '{"a":1}',
  '{"__proto__":{"a":1}}',
  '{"a":1,"a":2}',
  '[1,2]',
  '/* */',
  '//',
];

/** Valid texts, with white space between the tokens. */
const spaced = fc
  .tuple(fc.json({ depthSize: 'medium' }), fc.constantFrom('', ' ', '\n', '\t\r'))
  .map(([text, space]) => text.replace(/(?<=[{[,:])|(?=[}\],:])/g, space));

/** A text with a piece in place of one of its characters, or between two of them. */
const damaged = fc
  .tuple(spaced, fc.nat(), fc.constantFrom(...pieces, ''), fc.nat(1))
  .map(([text, at, piece, length]) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + piece + text.slice(start + length);
  });

const joinedPieces = fc
  .array(fc.constantFrom(...pieces), { maxLength: 8 })
  .map((all) => all.join(''));

test('it accepts and refuses the same texts as JSON.parse, with the same values', () => {
  fc.assert(
    fc.property(fc.oneof(spaced, damaged, joinedPieces), (text) => {
      expect(
        attempt((each) => parsed(each), text),
        text,
      ).toStrictEqual(attempt(JSON.parse, text));
    }),
    { numRuns: 20_000, examples: pieces.map((text): [string] => [text]) },
  );
});

test('members have the order of JSON.parse, and __proto__ is data', () => {
  const text = '{"b":1,"10":2,"__proto__":{"admin":true},"a":3,"9":4,"b":12345678901234567890}';
  const value = parsed(text) as object;
  expect(Object.keys(value)).toEqual(Object.keys(JSON.parse(text) as object));
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  expect(Object.hasOwn(value, '__proto__')).toBe(true);
  expect((value as { admin?: boolean }).admin).toBeUndefined();
});

/** The JSON of a value with bigints, and the value with small ones as numbers. */
function written(value: unknown, space: string): { readonly text: string; readonly read: unknown } {
  const comma = `${space},${space}`;
  if (Array.isArray(value)) {
    const items = value.map((item) => written(item, space));
    const text = `[${items.map((item) => item.text).join(comma)}${space}]`;
    return { text, read: items.map(({ read }) => read) };
  }
  if (typeof value === 'object') {
    const members = Object.entries(value!).map(
      ([name, item]) => [name, written(item, space)] as const,
    );
    const texts = members.map(
      ([name, { text }]) => `${JSON.stringify(name)}${space}:${space}${text}`,
    );
    const read = Object.fromEntries(members.map(([name, item]) => [name, item.read]));
    return { text: `{${texts.join(comma)}${space}}`, read };
  }
  if (typeof value !== 'bigint') return { text: JSON.stringify(value), read: value };
  const isSmall = Number.isSafeInteger(Number(value));
  return { text: `${value}`, read: isSmall ? Number(value) : value };
}

test('all digits of integers, wherever they are', () => {
  const texts = ['a', '', 'x: 9007199254740993,', '\\', '"', '[9007199254740993]', '1e5'];
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium' },
      fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
      fc.constantFrom(...texts),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom(...texts), tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(value, fc.constantFrom('', ' ', '\n\t'), (given, space) => {
      const { text, read } = written(given, space);
      expect(parsed(text, BigInt), text).toStrictEqual(read);
    }),
    { numRuns: 5000 },
  );
  const forms =
    '[90071992.54740993e8,9007199254740993.000,900719925474099300E-2,-9007199254740993]';
  const exact = 9007199254740993n;
  expect(parsed(forms, BigInt)).toEqual([exact, exact, exact, -exact]);
});

test('texts of any size and depth take linear time', () => {
  const depth = 200_000;
  const deep = `${'[{"a":'.repeat(depth)}9007199254740993${'}]'.repeat(depth)}`;
  expect(markIntegers(deep).count).toBe(1);
  expect(() => parsed('['.repeat(depth))).toThrow(SyntaxError);
  const size = 300_000;
  for (const text of [
    `[${'9007199254740993,'.repeat(size)}1]`,
    `[${'"9007199254740993",'.repeat(size)}1]`,
    `["${'\\\\'.repeat(size)}${'9007199254740993,'.repeat(size)}`,
    '9'.repeat(10 * size),
    `"${'1e'.repeat(10 * size)}"`,
    `[${'1e-'.repeat(10 * size)}`,
    `[9007199254740993${' '.repeat(10 * size)}`,
  ]) {
    const start = performance.now();
    markIntegers(text);
    expect(performance.now() - start, text.slice(0, 40)).toBeLessThan(2000);
  }
});

test('the digits of bigints', () => {
  const value = { a: 9007199254740993n, b: [-18446744073709551615n, '5', 'x"5"'], c: undefined };
  expect(jsonText(value)).toBe('{"a":9007199254740993,"b":[-18446744073709551615,"5","x\\"5\\""]}');
  expect(jsonText(5n)).toBe('5');
  expect(jsonText(undefined)).toBeUndefined();
  const toJSON = () => 5n;
  expect(jsonText([{ toJSON }])).toBe('[5]');
  const bigints = BigInt.prototype as { toJSON?: () => string };
  bigints.toJSON = () => 'text';
  expect(jsonText({ a: 5n })).toBe('{"a":5}');
  delete bigints.toJSON;
});
