/** Code by construction: what is not `Code` does not compile, and what is made is what it should be. */

import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import {
  code,
  comment,
  ident,
  json,
  key,
  num,
  str,
  tmpl,
  type Code,
} from '../../generator/targets/typescript/code.js';
import type { SourceFile } from '../../generator/targets/typescript/structures.js';
import type { Json } from '../../generator/base/json.js';
import { projectFolder } from '../support/places.js';

describe('types', () => {
  test('a string is no Code, and cannot stand where Code is asked for', () => {
    expectTypeOf<string>().not.toExtend<Code>();
    expectTypeOf<Code>().toExtend<string>();
    expectTypeOf<SourceFile['banner']>().toEqualTypeOf<Code>();
    // @ts-expect-error a plain string in a hole
    void (() => code`const x = ${'1; evil()'};`);
    // @ts-expect-error text joined by hand is a plain string again
    const joined: Code = `${ident('a')}.b`;
    void joined;
    type Alias = Extract<SourceFile['declarations'][number], { kind: 'alias' }>;
    // @ts-expect-error a declaration of plain strings
    const alias: Alias = { kind: 'alias', name: 'Foo', type: 'string' };
    void alias;
  });

  test('`as Code` stands in code.ts alone', () => {
    const folder = join(projectFolder, 'generator');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter(
        (path) =>
          path.endsWith('.ts') &&
          /\bas (unknown as )?Code\b/.test(readFileSync(join(folder, path), 'utf8')),
      );
    expect(files).toEqual([join('targets', 'typescript', 'code.ts')]);
  });

  test('ts-morph is imported by one module alone', () => {
    const folder = join(projectFolder, 'generator');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter(
        (path) =>
          path.endsWith('.ts') && readFileSync(join(folder, path), 'utf8').includes("'ts-morph'"),
      );
    expect(files).toEqual([join('targets', 'typescript', 'print.ts')]);
  });
});

const evaluate = (expression: string): unknown => runInNewContext(`(${expression})`);

describe('values', () => {
  test('str is the same string, in printable ASCII or plain letters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = str(text);
        expect(evaluate(literal)).toBe(text);
        expect(literal).not.toMatch(/[\u0000-\u001f\u2028\u2029\u202e]/);
      }),
    );
  });

  test('tmpl is the same text in a template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluate(`\`${tmpl(text)}\``)).toBe(text);
      }),
    );
  });

  test('json is the same value, with __proto__ as data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        expect(JSON.parse(JSON.stringify(evaluate(json(plain))))).toEqual(plain);
      }),
    );
    const hostile = JSON.parse('{ "__proto__": { "polluted": 1 } }') as Json;
    const result = evaluate(json(hostile)) as object;
    expect(Object.keys(result)).toEqual(['__proto__']);
  });

  test('comment never ends the comment', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluate(`/* ${comment(text).replaceAll('\n', ' ')} */ 'after'`)).toBe('after');
      }),
    );
    expect(comment('a */ b')).toBe('a *\\/ b');
  });

  test('key quotes what is no identifier; ident and num refuse', () => {
    expect([key('plain'), key('na-me'), key('__proto__'), key('1')]).toEqual([
      'plain',
      "'na-me'",
      "'__proto__'",
      "'1'",
    ]);
    expect(() => ident('a b')).toThrow();
    expect(() => ident('')).toThrow();
    expect(() => num(Number.NaN)).toThrow();
    expect(() => num('1' as unknown as number)).toThrow();
  });
});
