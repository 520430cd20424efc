/** Files: decoding of text, and whether a path is inside a folder. */

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { isReallyWithin, isWithin, readTextFile } from '../../generator/base/files.js';
import { scratch } from '../support/places.js';

let folder: string;
beforeAll(() => {
  folder = scratch('files');
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'text.txt'), '\uFEFFä');
  writeFileSync(join(folder, 'latin.txt'), Buffer.from([0xe9]));
  symlinkSync(folder, join(folder, 'inner/out'));
});

test('text is decoded as UTF-8, and keeps its byte order mark', () => {
  expect(readTextFile(join(folder, 'text.txt'))).toEqual({ text: '\uFEFFä', bytes: 5 });
});

test('a file that cannot be read is reported with the reason', () => {
  expect(readTextFile(join(folder, 'latin.txt'))).toEqual({ reason: 'it is not UTF-8' });
  expect(readTextFile(folder)).toEqual({ reason: 'it is a folder' });
  expect(readTextFile('/dev/null')).toEqual({ reason: 'it is not a regular file' });
  expect(readTextFile(join(folder, 'none'))).toEqual({ missing: true });
  expect(readTextFile(join(folder, 'text.txt/none'))).toEqual({ missing: true });
});

test('a path is inside a folder only if it still is after symbolic links are resolved', () => {
  const cases: readonly [string, boolean][] = [
    ['/a', true],
    ['/a/b', true],
    ['/a/..b', true],
    ['/ab', false],
    ['/', false],
    ['/a/../b', false],
  ];
  for (const [path, isInside] of cases) expect(isWithin('/a', path), path).toBe(isInside);
  const inner = join(folder, 'inner');
  expect(isReallyWithin(inner, join(inner, 'new/file'))).toBe(true);
  expect(isReallyWithin(inner, join(inner, 'out/new/file'))).toBe(false);
});
