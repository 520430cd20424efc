/** Members, arguments and types keep their names where the language allows it. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emitDocument, emitWithPack, writeFiles } from '../../support/emit.js';
import { memberNames, plainNames, takenNames } from '../../support/member-names.js';
import { scratch, testFolder } from '../../support/places.js';
import { succeed } from '../../support/run.js';
import { hasPython, hasPython39, python, python39 } from '../../support/toolchains.js';
import { typeFaults } from '../../support/type-check.js';

/** The attributes of a class of Python, with their wire names. */
function attributesOf(file: string): Map<string, string> {
  const fields = [...file.matchAll(/^ {4}(\w+): .*?(?:alias="(\w+)".*)?$/gm)];
  return new Map(fields.map(([, name = '', alias]) => [alias ?? name, name]));
}

test('Python: only keywords and what models have in pydantic are renamed', async () => {
  const files = await emitWithPack(memberNames, 'python');
  const attributes = attributesOf(files.get('src/members/types/thing.py')!);
  expect(plainNames.map((name) => attributes.get(name))).toEqual(plainNames);
  expect(takenNames.map((name) => attributes.get(name))).toEqual(
    takenNames.map((name) => `${name}_`),
  );
  const keywords = attributesOf(files.get('src/members/types/keywords.py')!);
  expect([...keywords.values()].toSorted()).toEqual(['class_', 'from_', 'object']);
  expect(files.get('src/members/types/__init__.py')).toContain('from .dict import Dict as Dict');
});

describe.skipIf(!hasPython)('Python', () => {
  test.for([
    ['the newest', () => python('python')],
    ...(hasPython39 ? [['3.9', () => python39] as const] : []),
  ] as const)('%s: models and calls work, without warnings', async ([, executable]) => {
    const folder = scratch('members');
    writeFiles(folder, await emitWithPack(memberNames, 'python'));
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    const program = join(testFolder, 'types/programs/member_names.py');
    await succeed(executable(), ['-B', '-W', 'error', program], { env });
  });
});

test('TypeScript: the names of members are those of the document', async () => {
  const { files } = await emitDocument(memberNames);
  expect(await typeFaults(new Map(files.map(({ path, text }) => [path, text])))).toEqual([]);
});
