/** JSON values: own members, equality, order. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, jsonEqual, own, setOwn, sortedEntries } from '../../generator/base/json.js';
import type { Json } from '../../generator/base/json.js';

test('only own members are found, including __proto__', () => {
  const value = JSON.parse('{ "__proto__": 1, "a": [2] }') as Json;
  expect(own(value, '__proto__')).toBe(1);
  expect(own(own(value, 'a'), '0')).toBe(2);
  for (const key of ['constructor', 'toString', 'hasOwnProperty'])
    expect(own(value, key)).toBeUndefined();
  expect(own([1], 'length')).toBeUndefined();
  expect(own(undefined, 'a')).toBeUndefined();
  const object: Record<string, Json> = {};
  setOwn(object, '__proto__', { polluted: true });
  setOwn(object, 'a', 1);
  expect(Object.keys(object)).toEqual(['__proto__', 'a']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('equality is structural and ignores the order of members', () => {
  expect(jsonEqual({ a: 1, b: [null] }, { b: [null], a: 1 })).toBe(true);
  expect(jsonEqual([1, 2], [2, 1])).toBe(false);
  expect(jsonEqual({}, [])).toBe(false);
  expect(jsonEqual({ a: undefined }, { b: undefined })).toBe(false);
  expect(jsonEqual(null, {})).toBe(false);
  expect(jsonEqual('1', 1)).toBe(false);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(jsonEqual(value, structuredClone(value))).toBe(true);
      expect(jsonEqual([value], value)).toBe(false);
    }),
  );
});

test('members are sorted by code units', () => {
  const names = sortedEntries({ b: 1, a: 2, B: 3, ä: 4, '10': 5, '9': 6 }).map(([name]) => name);
  expect(names).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
});

test('arrays and null are not objects', () => {
  expect([{}, [], null, 'a', undefined].map(isObject)).toEqual([true, false, false, false, false]);
});
