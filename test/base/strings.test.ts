/** Strings: escaping of invisible characters, similar names, file names, hashes. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAsciiFileName } from '../../generator/base/ascii.js';
import { hashText } from '../../generator/base/hash.js';
import { escapeHtml } from '../../generator/base/html.js';
import { nearest } from '../../generator/base/nearest.js';
import { compare } from '../../generator/base/order.js';
import { escapeUnprintable, quoteJson } from '../../generator/base/unprintable.js';

test('invisible characters, and those that reorder text, are escaped', () => {
  expect(escapeUnprintable('a\u202eb\u0000c\u200d')).toBe('a\\u202eb\\u0000c\\u200d');
  expect(escapeUnprintable('a\n\tb\r', '\n\t')).toBe('a\n\tb\\u000d');
  expect(escapeUnprintable('\ud83d\ude00 ä \ud83d')).toBe('\ud83d\ude00 ä \\ud83d');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(quoteJson(text))).toBe(text);
      expect(quoteJson(text)).not.toMatch(/[\p{Cc}\p{Surrogate}\u202a-\u202e]/u);
    }),
  );
});

test('HTML: text cannot open an element or end an attribute', () => {
  expect(escapeHtml('<a href="x">&</a>')).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;');
  fc.assert(fc.property(fc.string(), (text) => !/[<>"]/.test(escapeHtml(text))));
});

test('the nearest name is found, if one is similar enough', () => {
  expect(nearest('naem', ['id', 'name', 'names'])).toBe('name');
  expect(nearest('DESCRIPTION', ['description'])).toBe('description');
  expect(nearest('zebra', ['id', 'name'])).toBeUndefined();
  expect(nearest('x'.repeat(200), ['x'.repeat(200)])).toBeUndefined();
});

test('file names are ASCII, and distinct for distinct texts', () => {
  expect(toAsciiFileName('größe')).toBe('gruf6udfe');
  expect(toAsciiFileName('a/../b')).toMatch(/^[a-z0-9_-]+$/);
});

test('hashes do not depend on line endings; sorting does not depend on the locale', () => {
  expect(hashText('a\r\nb')).toBe(hashText('a\nb'));
  expect(hashText('a\nb')).not.toBe(hashText('a b'));
  expect(['b', 'a', 'Z', 'ä'].toSorted(compare)).toEqual(['Z', 'a', 'b', 'ä']);
});
