/** Strings: escaping of invisible characters, similar names, file names, hashes. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toAsciiFileName } from '../../generator/base/ascii.js';
import { hashText } from '../../generator/base/hash.js';
import { escapeHtml } from '../../generator/base/html.js';
import { nearest } from '../../generator/base/nearest.js';
import { compare } from '../../generator/base/order.js';
import { escapeUnprintable, quoteJson } from '../../generator/base/unprintable.js';
import { singular, words } from '../../generator/base/words.js';

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

test('words have an English singular, in the same case', () => {
  const plurals = `
    addresses address, aliases alias, analyses analysis, APIs API, apis api, axes axis, bases base, boxes box, buses bus,
    caches cache, Caches Cache, canvases canvas, cases case, children child, companies company, cookies cookie, CPUs CPU,
    cpus cpu, criteria criterion, databases database, emojis emoji, expenses expense, fqdns fqdn, headaches headache,
    hsms hsm, IDs ID, ids id, indices index, keys key, lenses lens, licenses license, matches match, menus menu,
    movies movie, people person, People Person, phones phone, policies policy, processes process, quizzes quiz,
    responses response, SIZES SIZE, sizes size, statuses status, vertices vertex, women woman`;
  const pairs = plurals.split(',').map((pair) => pair.trim().split(/\s+/));
  expect(pairs.map(([plural]) => [plural, singular(plural!)])).toEqual(pairs);

  const none = `
    access address agenda alias analysis analytics axis basis bias business bus cache canvas chaos class data DNS dns
    emphasis gas https ios kubernetes lens media metadata news os OS postgres qos quota redis schema series sms SMS
    specimen status timeseries TLS traffic us US virus yes`.split(/\s+/);
  expect(none.map((word) => singular(word))).toEqual(none);
});

test('the words of identifiers: capital letters begin one, and a plural of an initialism is one', () => {
  expect(words('SIMCardStatus_v2')).toEqual(['SIM', 'Card', 'Status', 'v2']);
  expect(words('userIDs')).toEqual(['user', 'IDs']);
  expect(words('URLsOf-HTTPServer')).toEqual(['URLs', 'Of', 'HTTP', 'Server']);
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
