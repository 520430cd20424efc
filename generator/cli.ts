#!/usr/bin/env node
/** The command line: arguments → one function of `commands/` each. */

import { cac, type Command } from 'cac';
import { generatorVersion } from './base/paths.js';
import { commandLine } from './commands/command-line.js';
import type { ProgressListener } from './commands/progress.js';
import {
  checkLines,
  ejectLines,
  exitCodes,
  generateLines,
  initLines,
  printDocument,
  printFailure,
  printResult,
  validateLines,
  type PrintOptions,
} from './commands/print.js';
import { UsageError } from './commands/usage-error.js';

/** Parsed options. The parser turns values such as `1.10` into numbers; `valueOf` has their text. */
interface Flags {
  readonly config?: unknown;
  readonly out?: unknown;
  readonly target?: unknown;
  readonly package?: unknown;
  readonly from?: unknown;
  readonly format?: boolean;
  readonly overwrite?: boolean;
  readonly accept?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly progress?: boolean;
  readonly strict?: boolean;
  readonly watch?: boolean;
  readonly extends?: boolean;
}

const cli = cac('sdkwright');

/** Options that several commands have. */
const options = {
  config: (command: Command) =>
    command.option(
      '--config <file>',
      'Config file. Default: sdkwright.yml, unless a document is given; then no config is read.',
    ),
  target: (command: Command) => command.option('--target <name>', 'Only this target'),
  out: (command: Command) =>
    command.option('--out <folder>', 'Output folder (required without a config)'),
  format: (command: Command) => command.option('--no-format', 'Do not format the files'),
  strict: (command: Command) => command.option('--strict', 'Treat warnings as errors'),
  quiet: (command: Command) => command.option('--quiet', 'Print errors only'),
  json: (command: Command) => command.option('--json', 'Print the result as JSON'),
  progress: (command: Command) =>
    command.option('--no-progress', 'Do not show progress (shown on stderr after one second)'),
};

type OptionName = keyof typeof options;

/** Options of the commands that print a result, and of those that compare an output with the disk. */
const ofResults: readonly OptionName[] = ['config', 'strict', 'quiet', 'json', 'progress'];
const ofOutputs: readonly OptionName[] = ['target', 'out', 'format', ...ofResults];
/** Options of the commands whose result is a JSON document. */
const ofDocuments: readonly OptionName[] = ['config', 'quiet', 'progress'];

/** Declares a command with some of the shared options. */
function command(usage: string, description: string, shared: readonly OptionName[]): Command {
  const declared = cli.command(usage, description);
  for (const name of shared) options[name](declared);
  return declared;
}

command('generate [spec]', 'Generate the SDKs', ofOutputs)
  .option('--overwrite', 'Overwrite files that sdkwright did not write, or that were edited')
  .option('--accept', 'Apply renames in the document to the SDK (a breaking change)')
  .option('--watch', 'Generate again whenever the document or the config changes')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { generate } = await import('./commands/generate.js');
    const given = projectOptions(spec, flags);
    const run = async (): Promise<void> => {
      const result = await withProgress(flags, (onProgress) => generate({ ...given, onProgress }));
      await printResult(result, printOptions(spec, flags), generateLines);
    };
    if (flags.watch === true) await watch(given, flags, run);
    else await run();
  });

command(
  'check [spec]',
  'Fail if the files on disk are not what generate would write',
  ofOutputs,
).action(async (spec: string | undefined, flags: Flags) => {
  const { check } = await import('./commands/check.js');
  const result = await withProgress(flags, (onProgress) =>
    check({ ...projectOptions(spec, flags), onProgress }),
  );
  await printResult(result, { ...printOptions(spec, flags), all: true }, checkLines);
});

command('validate [spec]', 'Report all errors and warnings for a document', ofResults).action(
  async (spec: string | undefined, flags: Flags) => {
    const { validate } = await import('./commands/validate.js');
    const result = await withProgress(flags, (onProgress) =>
      validate({ ...projectOptions(spec, flags), onProgress }),
    );
    await printResult(result, { ...flags, all: true }, validateLines);
  },
);

cli
  .command('explain <code>', 'Explain a diagnostic and how to fix it')
  .action(async (code: string) => {
    const { explain } = await import('./commands/explain.js');
    process.stdout.write(explain(code));
  });

command(
  'model [spec]',
  'Print the language-neutral model of a document as JSON',
  ofDocuments,
).action(async (spec: string | undefined, flags: Flags) => {
  const [{ model }, { modelText }] = await Promise.all([
    import('./commands/model.js'),
    import('./commands/model-text.js'),
  ]);
  const result = await withProgress(flags, (onProgress) =>
    model({ ...projectOptions(spec, flags), onProgress }),
  );
  await printDocument(result, printOptions(spec, flags), result.api && modelText(result.api));
});

command('names [spec]', 'Print all methods with their requests, to review their names', [
  'target',
  ...ofDocuments,
]).action(async (spec: string | undefined, flags: Flags) => {
  const { names } = await import('./commands/names.js');
  const result = await withProgress(flags, (onProgress) =>
    names({ ...projectOptions(spec, flags), onProgress }),
  );
  await printDocument(result, printOptions(spec, flags), result.names);
});

command('view [spec]', "Print the data passed to a target pack's templates, as JSON", ofDocuments)
  .option('--target <name>', 'Target to print the view of (required)')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { view } = await import('./commands/view.js');
    const { target, ...given } = projectOptions(spec, flags);
    if (target === undefined) throw new UsageError('Name the target: --target <name>');
    const result = await withProgress(flags, (onProgress) =>
      view({ ...given, target, onProgress }),
    );
    await printDocument(result, printOptions(spec, flags), result.view);
  });

command('init [spec]', 'Create sdkwright.yml and an npm script', ['quiet', 'json', 'progress'])
  .option('--out <folder>', 'Output folder (default: ./sdk)')
  .option('--package <name>', 'Name of the npm package (default: the name of the SDK)')
  .option('--from <file>', 'The api.md of an existing SDK, to keep the names of its methods')
  .option('--overwrite', 'Replace an existing sdkwright.yml')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { init, scriptName } = await import('./commands/init.js');
    const { out, overwrite } = projectOptions(spec, flags);
    const result = await withProgress(flags, (onProgress) =>
      init({
        spec,
        out,
        overwrite,
        package: valueOf('package'),
        from: valueOf('from'),
        onProgress,
      }),
    );
    await printResult(result, printOptions(spec, flags), (made) => initLines(made, scriptName));
  });

cli
  .command('eject <pack> <folder>', 'Copy a target pack, to change it')
  .option('--extends', 'Create a pack that extends it, instead of a copy')
  .action(async (pack: string, folder: string, flags: Flags) => {
    const { eject } = await import('./commands/eject.js');
    const given = { pack, folder, extends: flags.extends };
    for (const line of ejectLines(given, eject(given))) process.stdout.write(`${line}\n`);
  });

// The parser gives `--no-…` options the default `true`, and pads lines.
cli.help((sections) =>
  sections.map(({ title, body }) => ({
    ...(title !== undefined && { title }),
    body: body.replaceAll(' (default: true)', '').replaceAll(/ +$/gm, ''),
  })),
);
cli.version(generatorVersion());

/** The options that commands share, as their functions take them. @throws {UsageError} */
function projectOptions(spec: string | undefined, flags: Flags) {
  const { format, overwrite, accept, strict } = flags;
  return {
    spec,
    config: valueOf('config'),
    out: valueOf('out'),
    target: valueOf('target'),
    format,
    overwrite,
    accept,
    strict,
  };
}

/** How results are printed, with the command that prints all warnings of the same document. */
function printOptions(spec: string | undefined, { quiet, json }: Flags): PrintOptions {
  const validate = commandLine('validate', { spec, config: valueOf('config') });
  return { quiet, json, validate };
}

/** The text of an option's value, as given. @throws {UsageError} if it is empty */
function valueOf(name: 'config' | 'from' | 'out' | 'package' | 'target'): string | undefined {
  const flag = `--${name}`;
  const index = process.argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  if (index === -1) return undefined;
  const word = process.argv[index]!;
  const value = word === flag ? process.argv[index + 1] : word.slice(flag.length + 1);
  if (value === undefined || value.trim() === '') throw new UsageError(`${flag} needs a value.`);
  return value;
}

/** @throws {UsageError} if an option is given twice, or if something follows `--` */
function checkOptions({ '--': rest = [], ...given }: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(given)) {
    if (Array.isArray(value)) throw new UsageError(`--${name} is given more than once.`);
  }
  const [unexpected] = rest as readonly string[];
  if (unexpected !== undefined) throw new UsageError(`Unexpected argument "${unexpected}".`);
}

/** Runs a command, and shows its progress unless the flags turn that off. */
async function withProgress<T>(
  { quiet, json, progress }: Flags,
  run: (onProgress: ProgressListener | undefined) => Promise<T>,
): Promise<T> {
  if (quiet === true || json === true || progress === false) return run(undefined);
  const { createProgressReporter } = await import('./commands/show-progress.js');
  const reporter = createProgressReporter(process.stderr);
  try {
    return await run(reporter.onProgress);
  } finally {
    reporter.stop();
  }
}

/** Runs now, and again after every change. A failed run is reported, and watching continues. */
async function watch(
  given: ReturnType<typeof projectOptions>,
  { quiet, json }: Flags,
  run: () => Promise<void>,
): Promise<void> {
  const [{ watchFolders }, { projectFolders }] = await Promise.all([
    import('./commands/watch.js'),
    import('./commands/project.js'),
  ]);
  await run();
  const folders = await projectFolders(given);
  watchFolders({ ...folders, run: () => run().catch(reportFailure) });
  if (quiet !== true && json !== true) {
    process.stderr.write('Watching for changes. Press Ctrl+C to stop.\n');
  }
}

/** Prints any error of a run: watching goes on, even after a bug of ours. */
function reportFailure(error: unknown): void {
  try {
    printFailure(error);
  } catch {
    process.stderr.write(`${(error as Error).stack}\n`);
  }
}

/** @throws {UsageError} if a required argument is missing, or if there are too many arguments */
function checkArguments({ args: declared }: Command, given: readonly string[]): void {
  const missing = declared.slice(given.length).find(({ required }) => required);
  if (missing) throw new UsageError(`Missing argument <${missing.value}>.`);
  const [unexpected] = given.slice(declared.length);
  if (unexpected !== undefined) throw new UsageError(`Unexpected argument "${unexpected}".`);
}

async function unknownCommand(name: string): Promise<string> {
  const { nearest } = await import('./base/nearest.js');
  const suggestion = nearest(
    name,
    cli.commands.map((known) => known.name),
  );
  const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
  return `Unknown command "${name}".${hint}`;
}

// A reader that closes the pipe early, such as `head`, is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
});

try {
  cli.parse(process.argv, { run: false });
  const [unknown] = cli.args;
  if (cli.matchedCommand) {
    checkOptions(cli.options);
    checkArguments(cli.matchedCommand, cli.args);
    await cli.runMatchedCommand();
  } else if (unknown !== undefined) throw new UsageError(await unknownCommand(unknown));
  else if (cli.options['help'] !== true && cli.options['version'] !== true) {
    cli.outputHelp();
    process.exitCode = exitCodes.usage;
  }
} catch (error) {
  printFailure(error);
}
