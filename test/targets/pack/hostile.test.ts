/**
 * Documents full of hostile text, in Go and Python: the output compiles, loading it runs no code of the document, and
 * it contains no invisible or misleading characters.
 */

import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emitWithPack, writeFiles } from '../../support/emit.js';
import { hostileDocument, hostileTexts } from '../../support/hostile.js';
import { goModuleFaults } from '../../support/go-module.js';
import { scratch } from '../../support/places.js';
import { importSdks } from '../../support/python.js';
import { run, succeed } from '../../support/run.js';
import { hasGo, hasPython, python } from '../../support/toolchains.js';

const deceiving =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|\p{Surrogate}/u;

function check(text: string, files: ReadonlyMap<string, string>): void {
  const lower = new Set<string>();
  for (const [path, content] of files) {
    expect(path).toMatch(/^[\w./-]+$/);
    expect(path).not.toMatch(/(^|\/)\.\.(\/|$)|(^|\/)(con|nul|aux|prn)\./i);
    expect(lower.has(path.toLowerCase()), path).toBe(false);
    lower.add(path.toLowerCase());
    expect(deceiving.exec(content), `${JSON.stringify(text)} ${path}`).toBeNull();
  }
}

test.skipIf(!hasGo)('no text of a document becomes Go', async () => {
  const root = scratch('hostile-go');
  const packages: string[] = [];
  const sdks = new Map<string, ReadonlyMap<string, string>>();
  for (const [index, text] of hostileTexts.entries()) {
    const module = `example.com/hostile/sdk${index}`;
    const config = { targets: { go: { out: '', module } } };
    const files = await emitWithPack(hostileDocument(text), 'go', config);
    check(text, files);
    sdks.set(`sdk${index}`, files);
    packages.push(`sdk${index} "${module}"`);
  }
  const clients = packages.map((_, index) => `\tsdk${index}.NewClient()`);
  const main = `package main

import (
	"fmt"
	"os"

${packages
  .toSorted()
  .map((line) => `\t${line}`)
  .join('\n')}
)

func main() {
${clients.join('\n')}
	if os.Getenv("CANARY") != "" {
		panic("code of a document ran")
	}
	fmt.Println("clean")
}
`;
  const more = new Map([['main.go', main]]);
  expect(await goModuleFaults(root, { module: 'example.com/hostile', sdks, more })).toEqual([]);
  const ran = await succeed('go', ['run', '.'], { cwd: root });
  expect(ran.stdout).toBe('clean\n');
});

test.skipIf(!hasPython)('no text of a document becomes Python', async () => {
  const root = scratch('hostile-python');
  for (const [index, text] of hostileTexts.entries()) {
    const files = await emitWithPack(hostileDocument(text), 'python');
    check(text, files);
    writeFiles(join(root, `sdk${index}`), files);
  }
  const linted = await run(python('ruff'), [
    'check',
    '--no-cache',
    '--output-format',
    'concise',
    root,
  ]);
  expect(linted.stdout).toBe('All checks passed!\n');
  await importSdks(hostileTexts.map((_, index) => join(root, `sdk${index}`)));
});
