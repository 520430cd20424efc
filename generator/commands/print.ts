/** How the command line prints results: diagnostics to stderr, what was done to stdout. */

import { relative } from 'node:path';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { escapeUnprintable, indentedJson } from '../base/unprintable.js';
import type { EjectOptions, EjectResult } from './eject.js';
import type { DerivedFacts, InitResult } from './init.js';
import type { Report } from './report.js';
import type { StaleReason } from '../output/plan.js';
import type { CheckResult, GenerateResult } from './plan-update.js';
import { UsageError } from './usage-error.js';

/** Exit codes of the command line. */
export const exitCodes = {
  /** The command did what it is for. */
  done: 0,
  /** The input has errors, or the check failed. */
  failed: 1,
  /** The command was called in a wrong way. */
  usage: 2,
} as const;

export interface PrintOptions {
  /** Print errors only. */
  readonly quiet?: boolean | undefined;
  /** Print the result as JSON instead, without diagnostics on stderr. */
  readonly json?: boolean | undefined;
  /** Print every warning, instead of the first of each code. */
  readonly all?: boolean | undefined;
  /** The command that prints every warning. Default: `sdkwright validate`. */
  readonly validate?: string | undefined;
}

/**
 * Prints a result, and sets the exit code.
 *
 * @param lines what was done, as lines without line ends
 */
export async function printResult<T extends Report>(
  result: T,
  options: PrintOptions,
  lines: (result: T) => readonly string[],
): Promise<void> {
  process.exitCode = result.ok ? exitCodes.done : exitCodes.failed;
  if (options.json === true) {
    const { texts: _, ...plain } = result;
    process.stdout.write(`${indentedJson(plain)}\n`);
    return;
  }
  await printDiagnostics(result, options);
  if (options.quiet === true) return;
  for (const line of lines(result)) process.stdout.write(`${line}\n`);
}

/** Prints a result that is a document of its own, such as a model; nothing if it is absent. */
export async function printDocument(
  result: Report,
  options: PrintOptions,
  text: string | undefined,
): Promise<void> {
  process.exitCode = result.ok ? exitCodes.done : exitCodes.failed;
  await printDiagnostics(result, options);
  if (result.ok && text !== undefined) process.stdout.write(text);
}

async function printDiagnostics(
  { diagnostics, texts }: Report,
  { quiet, all, validate = 'sdkwright validate' }: PrintOptions,
): Promise<void> {
  const wanted = quiet === true ? diagnostics.filter(isError) : diagnostics;
  if (wanted.length === 0) return;
  const [{ errorsFirst, mostImportant }, { renderDiagnostics }] = await Promise.all([
    import('../diagnostics/select.js'),
    import('../diagnostics/print.js'),
  ]);
  const { shown, more } =
    all === true ? { shown: errorsFirst(wanted), more: [] } : mostImportant(wanted, validate);
  process.stderr.write(`${renderDiagnostics(shown, texts)}\n`);
  for (const line of more) process.stderr.write(`${line}\n`);
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';

/** Prints why a command could not run, and sets the exit code. Errors of our own code are thrown again. */
export function printFailure(error: unknown): void {
  const { name, message } = error as Error;
  if (error instanceof UsageError || name === 'CACError') {
    process.stderr.write(`${message}\nSee sdkwright --help.\n`);
    process.exitCode = exitCodes.usage;
  } else if (name === 'TemplateError') {
    process.stderr.write(`The target pack has an error.\n${message}\n`);
    process.exitCode = exitCodes.failed;
  } else if (isSystemError(error)) {
    process.stderr.write(`${message}\nCheck that the path exists and that you may write to it.\n`);
    process.exitCode = exitCodes.failed;
  } else throw error;
}

/** Whether the operating system refused to read or write a path, such as an output folder that is a file. */
const isSystemError = (error: unknown): boolean => {
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  return code !== undefined && syscall !== undefined && path !== undefined;
};

/** What `generate` wrote: a line for each output. */
export function generateLines({ ok, diagnostics, outputs }: GenerateResult): string[] {
  if (!ok && hasErrors(diagnostics)) return ['Nothing was written.'];
  if (!ok) return ['Nothing was written: warnings are treated as errors.'];
  return outputs.map(({ target, folder, written, removed, total }) => {
    const changes = [
      ...(written.length > 0 ? [`${written.length} written`] : []),
      ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ];
    const summary = changes.join(', ') || 'unchanged';
    return `${target}  ${shown(folder)}  ${total} files, ${summary}`;
  });
}

/** What `check` found: a line for each output. */
export function checkLines({ ok, diagnostics, outputs }: CheckResult): string[] {
  const lines = outputs.map(({ target, folder, total, stale }) => {
    const reasons = (Object.keys(staleWords) as StaleReason[]).flatMap((reason) => {
      const files = stale.filter((file) => file.reason === reason).length;
      return files === 0 ? [] : [`${files} ${staleWords[reason]}`];
    });
    const status =
      reasons.length === 0 ? 'all up to date' : `not up to date: ${reasons.join(', ')}`;
    return `${target}  ${shown(folder)}  ${total} files, ${status}`;
  });
  const isStrict = !ok && !hasErrors(diagnostics);
  return [...lines, ...(isStrict ? ['Failed: warnings are treated as errors.'] : [])];
}

/** How lines count the files that are not up to date. */
const staleWords: Readonly<Record<StaleReason, string>> = {
  missing: 'missing',
  outdated: 'outdated',
  obsolete: 'no longer generated',
  edited: 'edited',
  foreign: 'not generated by sdkwright',
  unsafe: 'behind a symbolic link',
  'other-target': 'of another target',
};

/** Whether a document is valid, with the number of errors and warnings. */
export function validateLines({ ok, diagnostics }: Report): string[] {
  const errors = diagnostics.filter(isError).length;
  const warnings = count(diagnostics.length - errors, 'warning');
  if (ok) return [`Valid, ${warnings}`];
  if (errors === 0) return [`Invalid: ${warnings}, treated as errors`];
  return [`Invalid: ${count(errors, 'error')}, ${warnings}`];
}

/** What `init` wrote, what the SDK takes from the document, and what to do next. */
export function initLines({ derived, folder, written }: InitResult, script: string): string[] {
  if (!derived) return ['Nothing was written.'];
  const { name, className, server, credentials, operations, resources, doubtful, kept } = derived;
  const hasScript = written.includes('package.json');
  const rows = [
    ['SDK name', name],
    ['Client class', className],
    ['Server', server ?? 'none: callers have to set baseURL'],
    ...(credentials.length === 0 ? [['Credentials', 'none']] : []),
    ...credentials.map(({ option, env }, index) => [
      index === 0 ? 'Credentials' : '',
      `${option}, by default from ${env}`,
    ]),
    ['Methods', `${operations} in ${count(resources, 'resource')}`],
    ...(kept === undefined ? [] : [['Kept names', String(kept)]]),
  ];
  return [
    `Created ${written[0]}${hasScript ? `, and the script ${script} in package.json` : ''}.`,
    '',
    'Derived from the document:',
    ...rows.map(([what = '', value]) => `  ${what.padEnd(12)}  ${value}`),
    '',
    ...doubtfulLines(doubtful),
    `Edit ${written[0]} to change the names. To generate the SDK, run:`,
    `  ${hasScript ? `npm run ${script}` : 'npx sdkwright generate'}`,
    'To use it, build it once and install it in your project:',
    `  (cd ${folder} && npm install && npm run build)`,
    `  npm install ${folder}`,
  ];
}

/** Names that `init` lists; `sdkwright names` shows all. */
const listed = 12;

/** Names to review, as lines of the config that change them. */
function doubtfulLines(doubtful: DerivedFacts['doubtful']): string[] {
  if (doubtful.length === 0) return [];
  const more = doubtful.length - listed;
  return [
    `Review ${count(doubtful.length, 'name')} before you publish. To change one, add its line to sdkwright.yml:`,
    '  names:',
    '    operations:',
    ...doubtful
      .slice(0, listed)
      .map(
        ({ operation, accessor, why }) =>
          `      ${escapeUnprintable(JSON.stringify(operation))}: ${accessor}  # ${why}`,
      ),
    ...(more > 0 ? [`      # ${more} more: npx sdkwright names`] : []),
    '',
  ];
}

/** What `eject` copied, and how to use it. */
export const ejectLines = ({ pack, folder }: EjectOptions, { written }: EjectResult): string[] => [
  `${shown(folder)}  ${count(written.length, 'file')}`,
  'To use the copy, name it in sdkwright.yml:',
  '',
  'targets:',
  `  ${pack}: { out: ./sdk-${pack}, templates: ./${shown(folder)} }`,
];

const shown = (folder: string): string => relative('.', folder) || '.';

const count = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;
