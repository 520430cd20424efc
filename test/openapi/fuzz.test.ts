/**
 * Arbitrary documents: each results in SDKs whose code can be parsed, in every language, or in errors with a place in
 * the document; never in an exception. `FUZZ_DOCUMENTS=20000` tries more of them, `FUZZ_SEED` other ones.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { hashText } from '../../generator/base/hash.js';
import { templatesFolder } from '../../generator/base/paths.js';
import { hasErrors, type Diagnostic } from '../../generator/diagnostics/diagnostics.js';
import { readApi } from '../../generator/pipeline.js';
import { loadTarget, type TargetRef } from '../../generator/targets/load.js';
import { planTarget } from '../../generator/targets/target.js';
import { locate } from '../../generator/text/locate.js';
import { fuzzedDocument } from '../support/fuzzed-document.js';
import { scratch } from '../support/places.js';
import { run } from '../support/run.js';
import { hasGo, hasPython } from '../support/toolchains.js';

const count = Number(process.env['FUZZ_DOCUMENTS'] ?? 1000);
const seed = Number(process.env['FUZZ_SEED'] ?? 16);

const refs: readonly TargetRef[] = [
  { target: 'typescript' },
  { target: 'go', pack: join(templatesFolder, 'go') },
  { target: 'python', pack: join(templatesFolder, 'python') },
];
const config = { targets: { go: { out: '', module: 'example.com/fuzz' } } };
const configFile = 'sdkwright.yml';

/** The distinct texts of generated files, by hash and extension: those of the runtime are in every SDK. */
const texts = new Map<string, string>();

function parseFault(path: string, text: string): string | undefined {
  const name = `${hashText(text)}.${path.split('.').at(-1)!}`;
  if (texts.has(name)) return undefined;
  texts.set(name, text);
  if (!path.endsWith('.ts')) return undefined;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: ts.Diagnostic[] };
  const [fault] = parseDiagnostics;
  if (!fault) return undefined;
  return `${path}: ${String(fault.messageText)} at ${text.slice(Math.max(0, fault.start! - 80), fault.start! + 40)}`;
}

/** Errors without a place. A file that cannot be read as text has none. */
const unplaced = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(
    ({ code, severity, source }) =>
      severity === 'error' && source.line === undefined && code !== 'file-unreadable',
  );

test(`${count} arbitrary documents`, { timeout: 600_000 + count * 500 }, async () => {
  const folder = scratch('fuzz');
  const targets = await Promise.all(refs.map(loadTarget));
  let [generated, refused] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fuzzedDocument, async ({ name, text }) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      const { api, diagnostics, texts: sources } = readApi(path);
      expect(unplaced(locate(diagnostics, sources))).toEqual([]);
      if (!api || hasErrors(diagnostics)) {
        expect(hasErrors(diagnostics)).toBe(true);
        refused++;
        return;
      }
      // One language for each document; the others have their turn.
      for (const target of [targets[generated % targets.length]!]) {
        const input = {
          model: api,
          config: { spec: name, ...config },
          configFile,
          documentName: name,
        };
        const planned = planTarget(target, input);
        expect(unplaced(locate(planned.diagnostics, sources))).toEqual([]);
        for (const file of (await planned.emit()).files) {
          expect(parseFault(file.path, file.text)).toBeUndefined();
        }
      }
      generated++;
    }),
    { numRuns: count, seed, endOnFailure: count > 1000 },
  );
  expect(generated, `${generated} generated, ${refused} refused`).toBeGreaterThan(count / 2);
  const code = join(folder, 'code');
  mkdirSync(code);
  for (const [name, text] of texts) {
    if (/\.(go|py)$/.test(name)) writeFileSync(join(code, name), text);
  }
  if (hasGo) expect((await run('gofmt', ['-l', code])).stderr).toBe('');
  if (hasPython) {
    const script = `
import ast, pathlib, sys, warnings
warnings.simplefilter("error")
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.py")):
    try:
        ast.parse(path.read_text("utf-8"))
    except (SyntaxError, ValueError) as error:
        print(path.name, error)
`;
    expect((await run('python3', ['-c', script, code])).stdout).toBe('');
  }
});
