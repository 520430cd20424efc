/** Progress: which stages are reported, and how they are shown. */

import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createProgressReporter } from '../../generator/commands/show-progress.js';
import { generate, type ProgressEvent } from '../../generator/index.js';
import { cliPath, scratch, seedPath, telnyxPath } from '../support/places.js';
import { run } from '../support/run.js';

const text = ({ stage, target }: ProgressEvent): string =>
  target === undefined ? stage : `${stage} ${target}`;

test('each stage is reported when it starts; an unchanged run reports none', async () => {
  const events: string[] = [];
  const onProgress = (event: ProgressEvent): void => void events.push(text(event));
  const options = {
    spec: seedPath,
    target: 'go',
    out: join(scratch('progress'), 'sdk'),
    onProgress,
  };
  await generate(options);
  expect(events).toEqual(['read', 'plan go', 'emit go', 'format go', 'write go']);
  events.length = 0;
  await generate(options);
  expect(events).toEqual([]);
});

/** A stream that records everything written to it. */
function fakeStream(isTTY: boolean): { readonly stream: NodeJS.WriteStream; written: string } {
  const fake = { written: '', stream: undefined as unknown as NodeJS.WriteStream };
  fake.stream = {
    isTTY,
    columns: 80,
    write: (chunk: string) => ((fake.written += chunk), true),
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
  } as unknown as NodeJS.WriteStream;
  return fake;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('CI', undefined);
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('a run under a second shows nothing', async () => {
  const fake = fakeStream(false);
  const { onProgress, stop } = createProgressReporter(fake.stream);
  await onProgress({ stage: 'read' });
  vi.advanceTimersByTime(999);
  await onProgress({ stage: 'plan', target: 'go' });
  stop();
  vi.advanceTimersByTime(5000);
  expect(fake.written).toBe('');
});

test('without a terminal: a line for the stage at one second, and for each after it', async () => {
  const fake = fakeStream(false);
  const { onProgress, stop } = createProgressReporter(fake.stream);
  await onProgress({ stage: 'read' });
  await onProgress({ stage: 'plan', target: 'go' });
  vi.advanceTimersByTime(1000);
  expect(fake.written).toBe('go: choosing names …\n');
  await onProgress({ stage: 'emit', target: 'go' });
  stop();
  expect(fake.written).toBe('go: choosing names …\ngo: generating code …\n');
});

test('on a terminal: a spinner with stage and target, which is removed at the end', async () => {
  const fake = fakeStream(true);
  const { onProgress, stop } = createProgressReporter(fake.stream);
  await onProgress({ stage: 'read' });
  vi.advanceTimersByTime(1000);
  await onProgress({ stage: 'emit', target: 'go' });
  expect(fake.written).toMatch(/go: generating code/);
  stop();
  expect(fake.written.endsWith('\u001B[?25h')).toBe(true);
});

test('a dumb terminal and CI get lines', async () => {
  for (const [name, value] of [
    ['TERM', 'dumb'],
    ['CI', 'true'],
  ] as const) {
    vi.stubEnv(name, value);
    const fake = fakeStream(true);
    const { onProgress, stop } = createProgressReporter(fake.stream, 0);
    await onProgress({ stage: 'read' });
    stop();
    expect(fake.written).toBe('Reading the document …\n');
    vi.stubEnv('TERM', 'xterm');
  }
});

test('a real run of a large document, through a pipe and on a terminal', async () => {
  vi.useRealTimers();
  const args = (name: string): string[] => [
    cliPath,
    'generate',
    telnyxPath,
    '--no-format',
    '--out',
    join(scratch('progress'), name),
  ];
  const quoted = [process.execPath, ...args('terminal')].map((arg) => `'${arg}'`).join(' ');
  const [plain, quiet, shown] = await Promise.all([
    run(process.execPath, args('plain')),
    run(process.execPath, [...args('quiet'), '--quiet']),
    run('script', ['--quiet', '--return', '--command', quoted, '/dev/null'], {
      env: { ...process.env, CI: undefined, TERM: 'xterm' },
    }),
  ]);
  expect(plain.code).toBe(0);
  expect(plain.stderr).toContain('typescript: generating code …\n');
  expect(plain.stdout).toMatch(/^typescript {2}\S+ {2}\d+ files, \d+ written\n$/);
  expect(quiet).toMatchObject({ code: 0, stdout: '', stderr: '' });
  expect(shown.code).toBe(0);
  expect(shown.stdout).toContain(' typescript: generating code');
  expect(shown.stdout).toContain('\u001B[?25h');
});
