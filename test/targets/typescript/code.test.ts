/** Code by construction: strings are not accepted as code, and values are escaped correctly. */

import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import {
  code,
  comment,
  distinct,
  ident,
  importedType,
  importedValue,
  join as joinCode,
  json,
  key,
  num,
  str,
  tmpl,
  type Code,
} from '../../../generator/targets/typescript/code.js';
import { createPrinter } from '../../../generator/targets/typescript/print.js';
import type { SourceFile } from '../../../generator/targets/typescript/structures.js';
import type { Json } from '../../../generator/base/json.js';
import { projectFolder } from '../../support/places.js';

describe('types', () => {
  test('a string is not Code, and is not accepted where Code is required', () => {
    expectTypeOf<string>().not.toExtend<Code>();
    expectTypeOf<Code>().not.toExtend<string>();
    expectTypeOf<Pick<Code, 'text' | 'uses'>>().not.toExtend<Code>();
    expectTypeOf<SourceFile['banner']>().toEqualTypeOf<Code>();
    // @ts-expect-error a plain string in a placeholder
    void (() => code`const x = ${'1; evil()'};`);
    // @ts-expect-error the text of code is a plain string
    void (() => code`${ident('a').text}.b`);
    type Alias = Extract<SourceFile['declarations'][number], { kind: 'alias' }>;
    // @ts-expect-error a declaration of plain strings
    const alias: Alias = { kind: 'alias', name: 'Foo', type: 'string' };
    void alias;
  });

  test('converting code to a string throws', () => {
    expect(() => String(ident('a'))).toThrow();
    expect(() => [ident('a')].join()).toThrow();
  });

  test('nothing is cast to Code', () => {
    const folder = join(projectFolder, 'generator');
    const files = readdirSync(folder, { recursive: true })
      .map(String)
      .filter(
        (path) =>
          path.endsWith('.ts') &&
          /\bas (unknown as )?Code\b/.test(readFileSync(join(folder, path), 'utf8')),
      );
    expect(files).toEqual([]);
  });

  test('only one module imports ts-morph', () => {
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

describe('references', () => {
  test('composed code carries the imports of its parts', () => {
    const type = importedType('models', 'User');
    const call = code`${importedValue('core/path', 'path')}\`/${joinCode([type, type], code`, `)}\``;
    expect(call.text).toBe('path`/User, User`');
    expect(call.uses).toEqual([
      { kind: 'import', from: 'core/path', name: 'path', typeOnly: false },
      { kind: 'import', from: 'models', name: 'User', typeOnly: true },
      { kind: 'import', from: 'models', name: 'User', typeOnly: true },
    ]);
  });

  test('distinct compares by text', () => {
    const parts = [str('a'), importedType('models', 'A'), str('a'), importedType('models', 'A')];
    expect(distinct(parts)).toEqual(parts.slice(0, 2));
  });
});

const evaluate = ({ text }: Code): unknown => runInNewContext(`(${text})`);
const evaluateText = (expression: string): unknown => runInNewContext(`(${expression})`);

describe('values', () => {
  test('str evaluates to the same string, without invisible characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const literal = str(text);
        expect(evaluate(literal)).toBe(text);
        expect(literal.text).not.toMatch(/[\u0000-\u001f\u2028\u2029\u202e]/);
      }),
    );
  });

  test('tmpl evaluates to the same text in a template literal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluate(code`\`${tmpl(text)}\``)).toBe(text);
      }),
    );
  });

  test('the printer finds the end of every literal', () => {
    const print = createPrinter();
    const printed = (value: Code) => {
      const declaration = { kind: 'const', name: ident('value'), value } as const;
      const file: SourceFile = {
        module: 'config',
        banner: comment('// A file.'),
        imports: [],
        unknowns: [],
        declarations: [
          { ...declaration, docs: comment('First.'), type: code`unknown` },
          { ...declaration, name: ident('next'), docs: comment('Next.'), type: code`unknown` },
        ],
      };
      return print(file);
    };
    const ends = ['\\', '\\\\', "'", '"', '`', '$', '/', '*', '/*', '//', '\n', '{'];
    for (const text of ends.flatMap((end) => [end, `a${end}`, `\\'${end}`])) {
      for (const literal of [json([text, '/*']), code`[\`${tmpl(text)}\`, '/*']`]) {
        expect(printed(literal), text).toBe(
          printed(code`'x'`).replaceAll("'x'", () => literal.text),
        );
      }
    }
  });

  test('json evaluates to the same value, with __proto__ as data', () => {
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

  test('the text of a comment cannot end it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(evaluateText(`/* ${comment(text).text.replaceAll('\n', ' ')} */ 'after'`)).toBe(
          'after',
        );
      }),
    );
    expect(comment('a */ b').text).toBe('a *\\/ b');
  });

  test('key quotes names that are not identifiers; ident and num throw', () => {
    expect(['plain', 'na-me', '__proto__', '1'].map((name) => key(name).text)).toEqual([
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
