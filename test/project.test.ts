/** Rules of the project that are easy to break without noticing. */

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { schemaText } from '../generator/config/schema.js';
import { catalogue } from '../generator/diagnostics/catalogue.js';
import { builtInPacks, templatesFolder } from '../generator/base/paths.js';
import { grammar } from '../generator/openapi/grammar.js';
import { loadPack } from '../generator/targets/pack/load.js';
import { projectFolder } from './support/places.js';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: projectFolder,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '');
const text = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');
const of = (pattern: RegExp): string[] => files.filter((path) => pattern.test(path));

/** Words of the customer's document and API. A generator that contains one has a special case. */
const customer =
  /telnyx|outbound.?voice|\bvoice\b|telephon|\bsip\b|traffic.?type|service.?plan|rate-deck/i;

test('generator/ and templates/ contain no word of the customer', () => {
  const found = of(/^(generator|templates)\//).filter((path) => customer.test(text(path)));
  expect(found).toEqual([]);
});

test('generator/ names no language other than TypeScript', () => {
  const found = of(/^generator\//).filter((path) =>
    /python|golang|ruby|php|\bjava\b|\.go\b/i.test(text(path)),
  );
  expect(found).toEqual([]);
});

test('every declaration of a pack is in a template', () => {
  const keyword =
    /^\s*(pub |public |private |static |async )*(func|class|def|type|struct|enum|interface|impl|fn|var|const|let)\s+\w/m;
  for (const path of of(/(^templates|fixtures\/packs)\/[^/]+\/pack\.ts$/)) {
    const texts = [...text(path).matchAll(/\bcode`((?:[^`\\]|\\.)*)`/g)].map(([, inner]) => inner!);
    expect(texts.length).toBeGreaterThan(20);
    expect(
      texts.filter((inner) => keyword.test(inner)),
      path,
    ).toEqual([]);
  }
});

test('no registry host and no path of a machine is committed', () => {
  const found = of(/./).filter((path) =>
    /registry\.npmjs\.org|\/work\/main|\/home\/\w+\//.test(
      text(path).replace('registry\\.npmjs\\.org|\\/work\\/main', ''),
    ),
  );
  expect(found).toEqual([]);
});

test('files are short', () => {
  const sizes = of(/^(generator|templates\/[^/]+\/runtime)\/.*\.ts$/)
    .map((path) => ({ path, lines: text(path).split('\n').length }))
    .toSorted((a, b) => a.lines - b.lines);
  expect(sizes.at(-1)!.lines, sizes.at(-1)!.path).toBeLessThanOrEqual(500);
  expect(sizes[Math.floor(sizes.length / 2)]!.lines).toBeLessThanOrEqual(130);
  expect(sizes[Math.floor(sizes.length * 0.9)]!.lines).toBeLessThanOrEqual(300);
});

test('the published schema and the table of diagnostics match the sources', async () => {
  const packs = builtInPacks().map(async (name) => {
    const { pack } = await loadPack(join(templatesFolder, name));
    return [name, pack.options ?? {}] as const;
  });
  await expect(schemaText(Object.fromEntries(await Promise.all(packs)))).toMatchFileSnapshot(
    join(projectFolder, 'sdkwright.schema.json'),
  );
  const rows = Object.entries(catalogue).map(
    ([code, { severity, title }]) => `| \`${code}\` | ${severity} | ${title} |`,
  );
  const table = [
    '# Diagnostics',
    '',
    'All diagnostics, generated from `generator/diagnostics/catalogue.ts`. Errors stop a run before anything is written; warnings can be silenced in the config.',
    '',
    '| Code | Severity | Meaning |',
    '| --- | --- | --- |',
    ...rows.toSorted(),
    '',
  ].join('\n');
  await expect(table).toMatchFileSnapshot(join(projectFolder, 'docs/diagnostics.md'));
});

test('docs/specification.md lists every keyword that is read, with tests that exist', () => {
  const page = text('docs/specification.md');
  const [, documents = '', schemas = ''] = /^([^]*)\n## Schemas\n([^]*)$/.exec(page)!;
  const rows = [...documents.split('\n'), ...schemas.split('\n')];
  const has = (object: string, keyword: string): boolean => {
    const lines =
      object === 'Schema'
        ? schemas.split('\n')
        : rows.filter((line) => line.startsWith(`| ${object} `));
    return lines.some((line) => line.includes(`\`${keyword}\``));
  };
  const missing = Object.entries(grammar).flatMap(([object, table]) =>
    'every' in table
      ? rows.some((line) => line.startsWith(`| ${object} `))
        ? []
        : [object]
      : Object.keys(table).flatMap((keyword) =>
          has(object, keyword) ? [] : [`${object} ${keyword}`],
        ),
  );
  expect(missing).toEqual([]);
  const named = [...page.matchAll(/`((?:[a-z-]+\/)+[a-z.-]+\.test\.ts)`/g)].map(
    ([, path]) => path!,
  );
  expect(new Set(named).size).toBeGreaterThan(15);
  expect(named.filter((path) => !files.includes(`test/${path}`))).toEqual([]);
  const shown = rows.filter((line) => /^\| .*\.test\.ts|_matrix_|_wire_/.test(line));
  expect(shown.length).toBeGreaterThan(50);
});

test('.ci/suites.txt lists every test file', () => {
  const listed = text('.ci/suites.txt')
    .split('\n')
    .filter((line) => line.endsWith('.test.ts'));
  expect(listed.toSorted()).toEqual(of(/^test\/.*\.test\.ts$/).toSorted());
});
