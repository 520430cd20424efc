/** The documentation, the package metadata and the workflows of this repository. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ConfigSchema } from '../generator/config/schema.js';
import { renderChart, renderReadme, type Bench } from './bench/report.js';
import { projectFolder, scratch, testFolder } from './support/places.js';
import { run, succeed } from './support/run.js';
import { actionlint, hasActionlint } from './support/toolchains.js';

/** The documentation, relative to the repository. Pages of the npm package come first. */
const pages = [
  'README.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'docs/diagnostics.md',
  'docs/common-problems.md',
  'docs/comparison.md',
  'docs/config.md',
  'docs/runtime.md',
  'docs/specification.md',
  'docs/target-packs.md',
  'CONTRIBUTING.md',
];
/** Paths that pages can link to although the npm package does not contain them. */
const repositoryOnly =
  /^(CONTRIBUTING\.md$|\.github\/|(generated|generator|specs|test|\.github)(\/|$))/;

const text = (path: string): string => readFileSync(join(projectFolder, path), 'utf8');

/** The relative targets of links and images of a page, as paths from the repository's root. */
function linksOf(page: string): string[] {
  const prose = text(page).replaceAll(/^```[^]*?^```$/gm, '');
  const inline = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  const html = [...prose.matchAll(/\b(?:src|srcset|href)="([^"]+)"/g)].map(([, target]) => target!);
  return [...inline, ...html]
    .filter((target) => !/^([a-z]+:|#)/.test(target))
    .map((target) => posix.normalize(join(dirname(page), target.replace(/#.*$/, ''))))
    .map((path) => path.replace(/\/$/, ''));
}

let tarball: string;
let packed: ReadonlySet<string>;
beforeAll(async () => {
  const folder = scratch('packed');
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { stdout } = await succeed('npm', args, { cwd: projectFolder });
  const [{ filename, files }] = JSON.parse(stdout) as [
    { filename: string; files: readonly { path: string }[] },
  ];
  tarball = join(folder, filename);
  packed = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
});

const foldersOf = (path: string): string[] =>
  path.includes('/') ? [posix.dirname(path), ...foldersOf(posix.dirname(path))] : [];

test.each(pages)('the relative links of %s point to files that exist', (page) => {
  expect(linksOf(page).filter((path) => !existsSync(join(projectFolder, path)))).toEqual([]);
});

test('the npm package contains every page that its pages link to', () => {
  const links = pages.filter((page) => packed.has(page)).flatMap(linksOf);
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((path) => !packed.has(path) && !repositoryOnly.test(path))).toEqual([]);
  expect(pages.filter((page) => !packed.has(page) && !repositoryOnly.test(page))).toEqual([]);
});

test('docs/config.md describes every key of the config, and no other', () => {
  const schema = JSON.parse(text('sdkwright.schema.json')) as ConfigSchema;
  const documented = [...text('docs/config.md').matchAll(/^\| `([^`]+)`/gm)].map(([, key]) => key);
  expect(documented.toSorted()).toEqual(keysOf(schema).toSorted());
});

/** The keys of a config that have no keys of their own, such as `sdk.name`; `*` stands for any key. */
function keysOf({ properties = {}, additionalProperties }: ConfigSchema, path = ''): string[] {
  const any = additionalProperties && Object.keys(additionalProperties).length > 0;
  const members = { ...properties, ...(any && { '*': additionalProperties }) };
  const known = path === '' ? [] : [path];
  // Security Scheme Objects are documented by OpenAPI.
  if (Object.keys(members).length === 0 || path === 'securitySchemes') return known;
  return Object.entries(members)
    .flatMap(([key, member]) => keysOf(member, path === '' ? key : `${path}.${key}`))
    .filter((key) => !/^targets\.(?!\*)\w+\.(out|templates)$/.test(key));
}

test('publint finds nothing in the npm package', async () => {
  const publint = join(testFolder, 'tools/node_modules/publint/src/cli.js');
  const { code, stdout } = await run(process.execPath, [publint, 'run', tarball, '--strict'], {
    cwd: projectFolder,
  });
  expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('All good') });
});

test('the changelog has an entry for the version of package.json', () => {
  const { version } = JSON.parse(text('package.json')) as { version: string };
  expect(text('CHANGELOG.md')).toContain(`\n## [${version}]`);
});

test.runIf(hasActionlint())('actionlint finds nothing in the workflows', async () => {
  // Without the linters of scripts, which exist only on some machines.
  const args = ['-no-color', '-shellcheck=', '-pyflakes='];
  expect(await run(actionlint, args, { cwd: projectFolder })).toMatchObject({
    code: 0,
    stdout: '',
  });
  const broken = join(scratch('workflow'), 'broken.yml');
  await succeed('sh', ['-c', `echo 'on: push\njobs: { a: { steps: [] } }' > '${broken}'`]);
  expect(await run(actionlint, [...args, broken])).toMatchObject({ code: 1 });
});

test('workflows pin every action to a commit', () => {
  for (const name of ['ci', 'release']) {
    const uses = text(`.github/workflows/${name}.yml`).match(/uses: .*/g)!;
    expect(uses.length).toBeGreaterThan(2);
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v[\d.]+$/.test(line))).toEqual([]);
  }
});

test('the tables of the README and the chart match docs/bench.json', async () => {
  const bench = JSON.parse(text('docs/bench.json')) as Bench;
  expect(await renderReadme(text('README.md'), bench)).toBe(text('README.md'));
  expect(renderChart(bench)).toBe(text('docs/bench.svg'));
});

test('the chart is well-formed and describes itself', () => {
  const chart = text('docs/bench.svg');
  expect(chart).toMatch(/<svg [^>]*role="img" aria-labelledby="title description"/);
  expect(chart).toMatch(/<title id="title">[^<]+<\/title>\n<desc id="description">[^<]+<\/desc>/);
  const elements = [...chart.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)];
  const open: string[] = [];
  for (const [, closes, name, empty] of elements) {
    if (closes) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name!);
  }
  expect(open).toEqual([]);
});

test('the excerpts of the README match their files', () => {
  const blocks = [...text('README.md').matchAll(/^```(\w*)\n([^]*?)^```$/gm)];
  const block = (start: string): string =>
    blocks.map(([, , content]) => content!).find((content) => content.startsWith(start))!;
  expect(text('generated/typescript/src/resources/outbound-voice-profiles.ts')).toContain(
    block('/** See'),
  );
  const document = text('specs/outbound-voice-profiles.yml');
  for (const line of block('/outbound_voice_profiles').trim().split('\n'))
    expect(document).toContain(line.trim());
  expect(text('test/end-to-end/refused/unresolvable-ref/stderr.txt')).toContain(
    block('openapi.yml:15'),
  );
});
