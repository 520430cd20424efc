/**
 * The command `npm run corpus`: every document of three collections through a target, in several
 * processes, with a report. Documents that the same generator has processed already are skipped.
 */

import { fork, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { parse } from 'yaml';
import { contentsOf, generatorHash, hashOf, workerVariable } from '../support/cache.js';
import { installFolder } from '../support/install.js';
import { toolVersions } from '../support/language-check.js';
import { testFolder, workFolder } from '../support/places.js';
import { prepareToolchains } from '../support/toolchains.js';
import { allDocuments } from './documents.js';
import type { Outcome } from './examine.js';
import { summarise, tableOf } from './report.js';

const help = `npm run corpus -- [options]
  --target <name>   typescript (default), go or python
  --shard <i/n>     only the i-th of n parts
  --only <text>     only documents whose name has this text
  --jobs <n>        processes (default: ${availableParallelism()})
  --restart         examine all again, instead of what is left
  --report <folder> where results and report go (default: test/.corpus)`;

const { values } = parseArgs({
  options: {
    target: { type: 'string', default: 'typescript' },
    shard: { type: 'string', default: '1/1' },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    restart: { type: 'boolean', default: false },
    report: { type: 'string', default: join(testFolder, '.corpus') },
    help: { type: 'boolean', default: false },
  },
});
/** A document that takes longer is a failure. */
const patience = 300_000;

const print = (text: string): void => void process.stdout.write(text);

async function main(): Promise<number> {
  const { target } = values;
  for (const folder of ['tools', 'corpus', 'corpus/github'])
    installFolder(join(testFolder, folder));
  if (target !== 'typescript') prepareToolchains();
  mkdirSync(workFolder, { recursive: true });
  mkdirSync(values.report, { recursive: true });

  const [part = 1, of = 1] = values.shard.split('/').map(Number);
  const chosen = allDocuments()
    .filter((name) => name.includes(values.only))
    .filter((_, index) => index % of === part - 1);
  const suffix = of > 1 ? `-${part}-of-${of}` : '';
  const log = join(values.report, `${target}${suffix}.jsonl`);
  const identity = identityOf();
  const known = values.restart ? new Map<string, Outcome>() : readLog(log, identity);
  const left = chosen.filter((name) => !known.has(name));
  if (known.size === 0) writeFileSync(log, `${JSON.stringify({ identity })}\n`);
  print(`${chosen.length} documents, ${left.length} to examine; results in ${values.report}\n`);

  const outcomes = new Map([...known].filter(([name]) => chosen.includes(name)));
  const progress = createProgress(chosen.length);
  await examineAll(left, target, Number(values.jobs), (outcome) => {
    outcomes.set(outcome.name, outcome);
    appendFileSync(log, `${JSON.stringify(outcome)}\n`);
    progress(outcomes.size, outcome);
  });

  const report = summarise(target, [...outcomes.values()]);
  const path = join(values.report, `${target}${suffix}`);
  writeFileSync(`${path}.json`, `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(`${path}.md`, tableOf(report));
  print(`\n${tableOf(report)}`);
  const wrong = refusalFaults(outcomes);
  for (const line of wrong) print(`${styleText('red', line)}\n`);
  return report.failed > 0 || wrong.length > 0 ? 1 : 0;
}

/** Refusals that the list does not contain, and entries of the list that are obsolete. */
function refusalFaults(outcomes: ReadonlyMap<string, Outcome>): string[] {
  const listed = parse(readFileSync(join(testFolder, 'corpus/refusals.yml'), 'utf8')) as Record<
    string,
    { readonly code: string; readonly clause: string }
  >;
  const unlisted = [...outcomes.values()]
    .filter(({ result, name }) => result === 'refused' && !Object.hasOwn(listed, name))
    .map(({ name }) => `${name} is refused, but not listed in refusals.yml`);
  const stale = Object.entries(listed).flatMap(([name, { code }]) => {
    const outcome = outcomes.get(name);
    if (!outcome || (outcome.result === 'refused' && code in outcome.codes)) return [];
    return [`${name} is listed in refusals.yml for ${code}, which no longer holds`];
  });
  return [...unlisted, ...stale];
}

function examineAll(
  names: readonly string[],
  target: string,
  jobs: number,
  done: (outcome: Outcome) => void,
): Promise<void> {
  const pending = [...names];
  const work = async (job: number): Promise<void> => {
    let worker: ChildProcess | undefined;
    for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
      worker ??= startWorker(target, job);
      const outcome = await ask(worker, name);
      done(outcome);
      // A process that exited, or that uses too much memory, is replaced.
      if (worker.exitCode !== null || worker.signalCode !== null || outcome.memory > 2500) {
        worker.kill('SIGKILL');
        worker = undefined;
      }
    }
    worker?.kill();
  };
  return Promise.all(Array.from({ length: Math.max(1, jobs) }, (_, job) => work(job))).then(
    () => undefined,
  );
}

const startWorker = (target: string, job: number): ChildProcess =>
  fork(join(testFolder, 'corpus/worker.ts'), [target], {
    env: { ...process.env, [workerVariable]: `corpus-${job}` },
    execArgv: ['--import', 'jiti/register', '--max-old-space-size=6000'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });

function ask(worker: ChildProcess, name: string): Promise<Outcome> {
  return new Promise((resolve) => {
    const fail = (message: string): void =>
      resolve({
        name,
        result: 'failed',
        operations: 0,
        generated: 0,
        checked: 0,
        memory: 0,
        codes: {},
        messages: [message],
      });
    const timer = setTimeout(() => worker.kill('SIGKILL'), patience);
    const exited = (code: number | null, signal: NodeJS.Signals | null): void => {
      clearTimeout(timer);
      fail(worker.killed ? `not done after ${patience / 1000} s` : `ended with ${code ?? signal}`);
    };
    worker.once('exit', exited);
    worker.once('message', (outcome: Outcome) => {
      clearTimeout(timer);
      worker.off('exit', exited);
      resolve(outcome);
    });
    worker.send(name);
  });
}

/** On a terminal one line that is updated, elsewhere an occasional line; failures are always printed. */
function createProgress(total: number): (done: number, outcome: Outcome) => void {
  const started = Date.now();
  return (done, { name, result, messages }) => {
    const clear = process.stdout.isTTY ? '\r\u001b[K' : '';
    if (result !== 'fine')
      print(`${clear}${result}: ${name}: ${messages[0]?.split('\n')[0] ?? ''}\n`);
    const seconds = Math.round((Date.now() - started) / 1000);
    if (process.stdout.isTTY) print(`${clear}${done} of ${total}, ${seconds} s  ${name}`);
    else if (done % 100 === 0) print(`${done} of ${total}, ${seconds} s\n`);
  };
}

function readLog(path: string, identity: string): Map<string, Outcome> {
  if (!existsSync(path)) return new Map();
  const [head, ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  if ((JSON.parse(head!) as { identity?: string }).identity !== identity) return new Map();
  return new Map(lines.map((line) => JSON.parse(line) as Outcome).map((item) => [item.name, item]));
}

/** Changes whenever the generator, the packs, the checks or their tools change. */
const identityOf = (): string =>
  hashOf([
    generatorHash(),
    ...toolVersions(),
    ...['corpus', 'support'].flatMap((name) => contentsOf(join(testFolder, name))),
  ]);

if (values.help) print(`${help}\n`);
else process.exitCode = await main();
