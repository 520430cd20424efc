/** Unusual names in every position: valid and unique in each language, with the letters that it allows. */

import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toIdentifier } from '../../generator/naming/identifiers.js';
import { goFaults, pythonFaults } from '../support/language-check.js';
import { emitDocument, emitWithPack, planFor, writeFiles } from '../support/emit.js';
import { scratch } from '../support/places.js';
import { hasGo, hasPython } from '../support/toolchains.js';
import { typeFaults } from '../support/type-check.js';

const strange = [
  ...`Größe größe GRÖßE 用户 пользователь ユーザー شخص שלום Ωmega naïve user User USER uSER user_ _user
  user- user. user2 Date Record Response Client Promise Error Object Map String URL class import func def
  default await None True nil type range constructor __proto__ prototype toString then self init main error
  1st 2 007 - 😀 $ @id a/b a~b # %`.split(/\s+/),
  '',
  ' ',
  'us er',
  // Letters of Unicode 16, and one beyond the Basic Multilingual Plane, in upper case.
  '\ua7cbnew',
  '\u1c89',
  '\u{10400}far',
  // The middle dot of Japanese, and a joiner.
  'ア・イ',
  'می\u200cخواهم',
  'user 2',
  'a'.repeat(500),
];
const text = { type: 'string' };
const own = (entries: readonly (readonly [string, unknown])[]): Record<string, unknown> =>
  Object.fromEntries(entries);
const escape = (name: string): string =>
  encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));

const members = {
  type: 'object',
  required: ['user', 'class'],
  properties: own(
    strange.map((name) => [name, { type: 'object', properties: { [name]: text, a: text } }]),
  ),
};
const segment = (name: string): string => name.replaceAll(/[/{}#?~\s]/g, '') || 'empty';
const document = {
  openapi: '3.1.0',
  info: { title: 'Strange', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://strange.example.io' }],
  paths: own([
    ...new Map(
      strange.map((name, index) => [
        `/${segment(name)}/{id}`,
        {
          get: {
            operationId: name === '' ? 'empty' : name,
            parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
            responses: {
              200: {
                description: 'Yes',
                content: {
                  'application/json': { schema: { $ref: `#/components/schemas/${escape(name)}` } },
                },
              },
            },
          },
          post: {
            operationId: `post${index}`,
            parameters: [
              { name: 'id', in: 'path', required: true, schema: text },
              { name: 'body', in: 'query', schema: text },
              { name, in: 'query', schema: { enum: ['a', 'A', '', '1', 'null', name] } },
            ],
            ...(index === 0 && {
              requestBody: { content: { 'application/json': { schema: members } } },
            }),
            responses: { 204: { description: 'Nothing' } },
          },
        },
      ]),
    ),
  ]),
  components: {
    schemas: own(
      strange.map((name) => [name, { type: 'object', properties: { [name]: text, a: text } }]),
    ),
  },
};

test('TypeScript', async () => {
  const { files, names } = await emitDocument(document);
  expect(await typeFaults(new Map(files.map((file) => [file.path, file.text])))).toEqual([]);
  const type = (name: string) => names.types.get(`#/components/schemas/${name}`);
  // The letters are kept.
  expect(type('Größe')).toEqual(['Größe']);
  expect(type('пользователь')).toEqual(['Пользователь']);
  expect(type('naïve')).toEqual(['Naïve']);
  for (const name of ['用户', 'ユーザー', 'Ωmega']) expect(type(name)).toEqual([name]);
  expect(type('Date')).toEqual(['DateModel']);
  const operation = names.operations.get('GET /пользователь/{id}')!;
  expect(operation.function).toBe('пользователь');
  expect(names.operations.get('GET /用户/{id}')!.resource).toBe('用户');
  expectUnique(names.types.values());
});

test.skipIf(!hasGo)('Go', async () => {
  const folder = scratch('strange-go');
  writeFiles(folder, await emitWithPack(document, 'go'));
  expect(await goFaults(folder)).toEqual([]);
});

test.skipIf(!hasPython)('Python', async () => {
  const folder = scratch('strange-python');
  writeFiles(folder, await emitWithPack(document, 'python'));
  expect(await pythonFaults(folder)).toEqual([]);
});

/** All characters that names keep, as code points. */
const keptCharacters = (): number[] =>
  Array.from({ length: 0x110000 }, (_, code) => code).filter((code) => {
    const character = String.fromCodePoint(code);
    return toIdentifier(`a${character}`, 'a') === `a${character}` && code > 0x7f;
  });

/** What a program prints about code points. */
const answerOf = (command: string, args: readonly string[], codes: readonly number[]): string =>
  execFileSync(command, args, { encoding: 'utf8', input: codes.join('\n') });

test.skipIf(!hasGo)('names have no letters that Go does not know', () => {
  const letters = keptCharacters().filter((code) =>
    /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(code)),
  );
  expect(letters.length).toBeGreaterThan(45_000);
  const program = join(scratch('letters'), 'letters.go');
  writeFileSync(
    program,
    `package main

import (
	"fmt"
	"unicode"
)

func main() {
	for code := 0; ; {
		if _, err := fmt.Scan(&code); err != nil {
			return
		}
		if !unicode.IsLetter(rune(code)) && !unicode.IsDigit(rune(code)) {
			fmt.Println(code)
		}
	}
}
`,
  );
  expect(answerOf('go', ['run', program], letters)).toBe('');
});

test.skipIf(!hasPython)('names have no letters that Python does not know', () => {
  const program = `import sys
print([int(code) for code in sys.stdin if not ('a' + chr(int(code))).isidentifier()])`;
  expect(answerOf('python3', ['-c', program], keptCharacters())).toBe('[]\n');
});

test('names do not depend on the order of the document', async () => {
  const reversed = {
    ...document,
    paths: own(Object.entries(document.paths).toReversed()),
    components: { schemas: own(Object.entries(document.components.schemas).toReversed()) },
  };
  for (const target of ['typescript', 'go', 'python']) {
    const [one, two] = await Promise.all([planFor(document, target), planFor(reversed, target)]);
    expect(two.published).toEqual(one.published);
    expectUnique(one.published.types.values());
    const accessors = [...one.published.operations.values()].map(
      ({ resource, method }) => `${resource}.${method}`,
    );
    expect(new Set(accessors).size).toBe(accessors.length);
  }
});

function expectUnique(paths: Iterable<readonly string[]>): void {
  const all = [...paths].map((path) => path.join('.'));
  expect(new Set(all).size).toBe(all.length);
  for (const name of all) expect(name.length).toBeLessThan(1000);
}
