/** JSON with all digits: compared with `JSON.parse`, and with the numbers of RFC 8259. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LongNumber, parseExact } from '../../templates/typescript/runtime/exact-json.js';
import { jsonText } from '../../templates/typescript/runtime/json-text.js';

/** The value with long numbers as `JSON.parse` has them. */
function parsed(text: string): unknown {
  const { root, long } = parseExact(text);
  for (const { owner, name } of long) {
    const value = owner[name];
    if (value instanceof LongNumber) owner[name] = Number(value.text);
  }
  return root.owner[root.name];
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
      expect(attempt(parsed, text), text).toStrictEqual(attempt(JSON.parse, text));
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

test('any depth', () => {
  const depth = 200_000;
  const value = parsed('[{"a":'.repeat(depth) + '1' + '}]'.repeat(depth));
  expect(Array.isArray(value)).toBe(true);
  expect(() => parsed('['.repeat(depth))).toThrow(SyntaxError);
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
