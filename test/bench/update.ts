/**
 * `npm run bench:update`: measures, and writes `docs/bench.json`, `docs/bench.svg` and the tables of the README.
 * `-- --runs 5` sets the number of runs; `-- --render` writes chart and tables from the figures of the last time.
 * Run it on an idle machine.
 */

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, testFolder } from '../support/places.js';
import { renderChart, renderReadme, type Bench, type GenerationResult } from './report.js';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    render: { type: 'boolean', default: false },
  },
});
const figures = join(projectFolder, 'docs/bench.json');
const readme = join(projectFolder, 'README.md');

/** Output of `run.mjs --json` for one tool. */
interface MeasuredTool {
  readonly tool: string;
  readonly failed?: string;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
  readonly types: { readonly errors: number };
}

/** Output of `run.mjs --json`. */
interface MeasuredGeneration {
  readonly documents: Readonly<Record<string, readonly MeasuredTool[]>>;
  readonly unchanged: { readonly node: number; readonly sdkwright: number };
}

/** Output of `runtime.mjs --json`. */
interface MeasuredRuntime {
  readonly sizes: Readonly<Record<string, { readonly gzip: number }>>;
  readonly furtherOperation: number;
  readonly imports: Readonly<Record<string, { readonly beyondNode: number }>>;
  readonly microsecondsOfACall: Readonly<Record<string, number>>;
}

/** Runs a script of this folder, which prints JSON. @throws {Error} if it fails */
function measure<T>(script: string, runs: string): T {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(testFolder, 'bench', script), '--json', '--runs', runs],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], maxBuffer: 1 << 28 },
  );
  if (status !== 0) throw new Error(`${script} failed.`);
  return JSON.parse(stdout) as T;
}

const documents = [
  { key: 'seed', name: 'Example of this page', operations: 1 },
  { key: 'telnyx', name: 'Telnyx', operations: 361 },
  { key: 'github', name: 'GitHub', operations: 1223 },
] as const;

function resultOf({ tool, failed, wall, cpu, memory, types }: MeasuredTool): GenerationResult {
  if (failed !== undefined) throw new Error(`${tool} failed: ${failed}`);
  return {
    tool,
    seconds: round(wall, 2),
    cpuSeconds: round(cpu, 2),
    megabytes: round(memory, 0),
    typeErrors: types.errors,
  };
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

function versionsOfPeers(): Record<string, string> {
  const { dependencies } = JSON.parse(
    readFileSync(join(testFolder, 'bench/package.json'), 'utf8'),
  ) as { dependencies: Record<string, string> };
  return { 'hey-api': dependencies['@hey-api/openapi-ts']!, orval: dependencies['orval']! };
}

function measureAll(runs: string): Bench {
  const runtime = measure<MeasuredRuntime>('runtime.mjs', runs);
  const generation = measure<MeasuredGeneration>('run.mjs', runs);
  const { unchanged } = generation;
  const beyondNode = (kind: string) => ({
    class: round(runtime.imports[`${kind}, ours`]!.beyondNode, 0),
    official: round(runtime.imports[`${kind}, official`]!.beyondNode, 0),
  });
  const { bare, functions, class: ours, official } = runtime.microsecondsOfACall;
  return {
    node: process.versions.node.split('.')[0]!,
    cores: availableParallelism(),
    generation: {
      runs: Number(runs),
      versions: versionsOfPeers(),
      documents: documents.map(({ key, name, operations }) => ({
        name,
        operations,
        results: generation.documents[key]!.map(resultOf),
      })),
      unchanged: {
        milliseconds: round(unchanged.sdkwright * 1000, 0),
        nodeMilliseconds: round(unchanged.node * 1000, 0),
      },
    },
    runtime: {
      runs: Number(runs),
      bundle: {
        functions: runtime.sizes['one call, functions']!.gzip,
        class: runtime.sizes['one call, the class']!.gzip,
        official: runtime.sizes['one call, the official SDK']!.gzip,
      },
      furtherOperation: round(runtime.furtherOperation, 0),
      import: beyondNode('import'),
      require: beyondNode('require'),
      call: {
        functions: round(functions! / bare!, 1),
        class: round(ours! / bare!, 1),
        official: round(official! / bare!, 1),
      },
    },
  };
}

if (!values.render) {
  writeFileSync(figures, `${JSON.stringify(measureAll(values.runs), undefined, 2)}\n`);
}
const bench = JSON.parse(readFileSync(figures, 'utf8')) as Bench;
writeFileSync(join(projectFolder, 'docs/bench.svg'), renderChart(bench));
writeFileSync(readme, await renderReadme(readFileSync(readme, 'utf8'), bench));
