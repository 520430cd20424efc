/** Lines and columns of pointers, in YAML and in JSON. */

import { expect, test } from 'vitest';
import { diagnostic } from '../../generator/diagnostics/diagnostics.js';
import { locate } from '../../generator/text/locate.js';

/** The position of a pointer in a text, as `line:column`. */
function positionOf(pointer: string, text: string, file: string): string {
  const found = diagnostic('config-invalid', { what: 'It is wrong.' }, { file, pointer });
  const [{ source }] = locate([found], new Map([[file, text]])) as [typeof found & object];
  return `${source.line}:${source.column}`;
}

const json = '{\n  "a": {\n    "b/c": [1, {"d": 2}]\n  }\n}\n';
const yaml = 'a:\n  b/c:\n    - 1\n    - d: 2\n';
const flow = 'a: { b/c: [1, { d: 2 }] }\n';

test.for([
  ['JSON', json, 'a.json', { '/a': '2:3', '/a/b~1c': '3:5', '/a/b~1c/0': '3:13' }],
  ['YAML in blocks', yaml, 'a.yml', { '/a': '1:1', '/a/b~1c': '2:3', '/a/b~1c/0': '3:7' }],
  ['YAML in one line', flow, 'a.yml', { '/a': '1:1', '/a/b~1c': '1:6', '/a/b~1c/0': '1:12' }],
] as const)('%s', ([, text, file, expected]) => {
  const found = Object.keys(expected).map((pointer) => [pointer, positionOf(pointer, text, file)]);
  expect(Object.fromEntries(found)).toEqual(expected);
});

test('a pointer to a missing value is located at its closest parent', () => {
  expect(positionOf('/a/b~1c/7/x', yaml, 'a.yml')).toBe(positionOf('/a/b~1c', yaml, 'a.yml'));
  expect(positionOf('/a/none', json, 'a.json')).toBe(positionOf('/a', json, 'a.json'));
});

test('diagnostics are sorted by file, line and column, and located only once', () => {
  const at = (file: string, pointer: string) =>
    diagnostic('config-invalid', { what: pointer }, { file, pointer });
  const texts = new Map([
    ['b.yml', 'x: 1\ny: 2\n'],
    ['a.yml', 'z: 3\n'],
  ]);
  const found = [at('a.yml', '/z'), at('b.yml', '/y'), at('b.yml', '/x')];
  const located = locate(found, texts);
  expect(located.map(({ source }) => source.pointer)).toEqual(['/x', '/y', '/z']);
  expect(locate(located, texts)).toEqual(located);
});
