/** JSON Pointers (RFC 6901), as text and as fragments of references. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  append,
  evaluate,
  fragmentOf,
  parseFragment,
  parsePointer,
} from '../../generator/base/pointer.js';

test('fragments are decoded: ~0, ~1 and percent-encoding', () => {
  expect(parseFragment('/a~1b/c~0d/e%20f/%25')).toEqual(['a/b', 'c~d', 'e f', '%']);
  expect(parseFragment('')).toEqual([]);
  expect(parseFragment('anchor')).toBeUndefined();
  expect(parseFragment('/%zz')).toBeUndefined();
});

test('parts survive a round trip through a pointer and through a fragment', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (parts) => {
      const pointer = append('', ...parts);
      expect(parsePointer(pointer)).toEqual(parts);
      expect(parseFragment(fragmentOf(pointer).slice(1))).toEqual(parts);
    }),
  );
});

test('the examples of RFC 6901, section 5', () => {
  const document = {
    foo: ['bar', 'baz'],
    '': 0,
    'a/b': 1,
    'c%d': 2,
    'e^f': 3,
    'k"l': 6,
    ' ': 7,
    'm~n': 8,
  };
  const examples: readonly [string, unknown][] = [
    ['', document],
    ['/foo', ['bar', 'baz']],
    ['/foo/0', 'bar'],
    ['/', 0],
    ['/a~1b', 1],
    ['/c%d', 2],
    ['/e^f', 3],
    ['/k"l', 6],
    ['/ ', 7],
    ['/m~0n', 8],
  ];
  for (const [pointer, value] of examples)
    expect(evaluate(document, parsePointer(pointer)), pointer).toEqual(value);
  for (const pointer of ['/foo/2', '/foo/00', '/foo/-1', '/toString', '/foo/length'])
    expect(evaluate(document, parsePointer(pointer)), pointer).toBeUndefined();
});
