#!/usr/bin/env node
/** Arguments → one function of `index.ts` each, and what it gives → lines and an exit code. */

import { relative } from 'node:path';
import { cac } from 'cac';
import type { Diagnostic } from './diagnostics/diagnostics.js';
import type { GenerateResult } from './commands/generate.js';
import { UsageError } from './commands/project.js';

interface Flags {
  readonly config?: string;
  readonly out?: string;
  readonly target?: string;
  readonly package?: string;
  readonly format?: boolean;
  readonly overwrite?: boolean;
  readonly accept?: boolean;
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
  readonly watch?: boolean;
  readonly extends?: boolean;
}

const exit = { done: 0, failed: 1, usage: 2 } as const;

const cli = cac('sdkwright');
const common = (command: ReturnType<typeof cli.command>) =>
  command
    .option('--config <file>', 'Config file (default: sdkwright.yml)')
    .option('--quiet', 'Print errors only')
    .option('--json', 'Print the result as JSON');

common(cli.command('generate [spec]', 'Generate the SDK'))
  .option('--out <folder>', "Output folder, instead of the config's")
  .option('--target <name>', 'Only this target')
  .option('--no-format', 'Leave the formatter out')
  .option('--overwrite', 'Overwrite files that are not ours or were changed by hand')
  .option('--accept', 'Follow renames in the document, instead of keeping the published names')
  .option('--strict', 'Warnings are errors')
  .option('--watch', 'Generate again whenever the document or the config changes')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { generate } = await import('./commands/generate.js');
    const options = { spec, ...selected(flags) };
    const once = async (): Promise<void> => {
      const result = await generate(options);
      await report(result, flags, () => summaries(result, flags));
    };
    await once();
    if (flags.watch !== true) return;
    const [{ watchFolders }, { projectFolders }] = await Promise.all([
      import('./commands/watch.js'),
      import('./commands/project.js'),
    ]);
    const { inputs, outputs } = projectFolders(options);
    watchFolders(inputs, outputs, once);
  });

common(cli.command('check [spec]', 'Fail when what is on disk is not what generate would write'))
  .option('--out <folder>', "Output folder, instead of the config's")
  .option('--target <name>', 'Only this target')
  .option('--no-format', 'Leave the formatter out')
  .option('--strict', 'Warnings are errors')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { check } = await import('./commands/generate.js');
    const result = await check({ spec, ...selected(flags) });
    await report(result, flags, () =>
      result.outputs.map(({ target, folder, total }) =>
        result.ok
          ? `${target}  ${shown(folder)}  ${total} files, all up to date`
          : `${target}  ${shown(folder)}  stale; run sdkwright generate`,
      ),
    );
  });

common(cli.command('validate [spec]', 'Say everything that is wrong with a document'))
  .option('--strict', 'Warnings are errors')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { validate } = await import('./index.js');
    const result = await validate({ spec, ...selected(flags) });
    const ok = result.ok && !(flags.strict === true && result.diagnostics.length > 0);
    await report({ ...result, ok }, { ...flags, all: true }, () => [
      ok ? `valid, ${count(result.diagnostics.length, 'warning')}` : 'not valid',
    ]);
  });

cli
  .command('explain <code>', 'Say what a diagnostic means and how to mend it')
  .action(async (code: string) => {
    const { explain } = await import('./index.js');
    process.stdout.write(await explain(code));
  });

cli
  .command('model [spec]', 'Print the model that targets get, as JSON')
  .option('--config <file>', 'Config file (default: sdkwright.yml)')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { model, modelText } = await import('./index.js');
    const result = await model({ spec, ...selected(flags) });
    const errors = { ...result, diagnostics: result.diagnostics.filter(isError) };
    await report(errors, {}, () => []);
    if (result.api && result.ok) process.stdout.write(modelText(result.api));
  });

common(cli.command('init [spec]', 'Write sdkwright.yml and the npm script'))
  .option('--out <folder>', 'Output folder (default: ./sdk)')
  .option('--package <name>', 'Name of the npm package')
  .option('--overwrite', 'Replace a config that is there')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { init } = await import('./index.js');
    const { scriptName } = await import('./commands/init.js');
    const result = await init({ spec, ...selected(flags), package: flags.package });
    await report(result, flags, () => [
      'From the document:',
      ...Object.entries(result.derived).map(([what, value]) => `  ${what}: ${value}`),
      `Written: ${result.written.join(', ')}`,
      result.written.includes('package.json')
        ? `Next: npm run ${scriptName}`
        : 'Next: npx sdkwright generate',
    ]);
  });

cli
  .command('view [spec]', 'Print the view that the templates of a target pack get, as JSON')
  .option('--config <file>', 'Config file (default: sdkwright.yml)')
  .option('--target <name>', 'The target')
  .action(async (spec: string | undefined, flags: Flags) => {
    const { view } = await import('./index.js');
    if (flags.target === undefined) throw new UsageError('Name the target: --target <name>');
    const result = await view({ spec, ...selected(flags), target: flags.target });
    const errors = { ...result, diagnostics: result.diagnostics.filter(isError) };
    await report(errors, {}, () => []);
    if (result.view !== undefined && result.ok) process.stdout.write(result.view);
  });

cli
  .command('eject <pack> <folder>', 'Copy a target pack to fork it')
  .option('--extends', 'Write a fork that holds only what differs')
  .action(async (pack: string, folder: string, flags: Flags) => {
    const { eject } = await import('./index.js');
    const { written } = await eject({ pack, folder, extends: flags.extends });
    process.stdout.write(
      `${shown(folder)}  ${count(written.length, 'file')}\nName it in sdkwright.yml:\n\ntargets:\n  ${pack}: { out: ./sdk-${pack}, templates: ./${shown(folder)} }\n`,
    );
  });

cli.help();
cli.version('0.1.0');

function selected({ config, out, target, format, overwrite, accept, strict }: Flags) {
  return { config, out, target, format, overwrite, accept, strict };
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
const shown = (folder: string): string => relative('.', folder) || '.';
const count = (number: number, what: string): string =>
  `${number} ${what}${number === 1 ? '' : 's'}`;

function summaries(result: GenerateResult, { strict }: Flags): string[] {
  if (!result.ok) {
    const warnings = strict === true && !result.diagnostics.some(isError);
    return warnings ? ['Nothing was written: warnings are errors here.'] : ['Nothing was written.'];
  }
  return result.outputs.map(({ target, folder, written, removed, total }) => {
    const changes = [
      ...(written.length > 0 ? [`${written.length} written`] : []),
      ...(removed.length > 0 ? [`${removed.length} removed`] : []),
    ];
    return `${target}  ${shown(folder)}  ${total} files, ${changes.join(', ') || 'unchanged'}`;
  });
}

/** Diagnostics to stderr, what was done to stdout; with `--json` one object to stdout. */
async function report(
  result: {
    readonly ok: boolean;
    readonly diagnostics: readonly Diagnostic[];
    readonly texts: ReadonlyMap<string, string>;
  },
  flags: Flags & { readonly all?: boolean },
  lines: () => readonly string[],
): Promise<void> {
  process.exitCode = result.ok ? exit.done : exit.failed;
  if (flags.json === true) {
    const { texts: _, ...rest } = result;
    const { api: __, ...plain } = rest as typeof rest & { api?: unknown };
    process.stdout.write(`${JSON.stringify(plain, undefined, 2)}\n`);
    return;
  }
  const diagnostics =
    flags.quiet === true ? result.diagnostics.filter(isError) : result.diagnostics;
  if (diagnostics.length > 0) {
    const { firstOfEach, renderDiagnostics } = await import('./diagnostics/print.js');
    const few = flags.all === true ? { shown: diagnostics, more: [] } : firstOfEach(diagnostics);
    process.stderr.write(`${renderDiagnostics(few.shown, result.texts)}\n`);
    for (const line of few.more) process.stderr.write(`${line}\n`);
  }
  if (flags.quiet === true) return;
  for (const line of lines()) process.stdout.write(`${line}\n`);
}

// A reader that has seen enough, such as head, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exit.done);
});

try {
  cli.parse(process.argv, { run: false });
  const unknown = cli.args[0];
  if (cli.matchedCommand) await cli.runMatchedCommand();
  else if (unknown !== undefined) throw new UsageError(`There is no command "${unknown}".`);
  else if (cli.options['help'] !== true && cli.options['version'] !== true) {
    cli.outputHelp();
    process.exitCode = exit.usage;
  }
} catch (error) {
  const { name, message } = error as Error;
  if (name === 'TemplateError') {
    process.stderr.write(`A target pack is wrong.\n${message}\n`);
    process.exit(exit.failed);
  }
  const isUsage = error instanceof UsageError || name === 'CACError';
  if (!isUsage) throw error;
  process.stderr.write(`${message}\nSee sdkwright --help.\n`);
  process.exitCode = exit.usage;
}
