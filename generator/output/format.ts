/** Stage `format`: runs Prettier on files whose unformatted text has changed since the last run. */

import { setImmediate } from 'node:timers/promises';
import type { EmittedFile } from '../targets/shared/emitted-file.js';
import { hashText } from '../base/hash.js';
import { collectGarbage } from '../base/memory.js';

/** A file as it is written to disk. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
  /** Hash of the text before formatting, and of whether it is formatted. */
  readonly source: string;
  /** Whether the file is only started, and the user's own from then on. */
  readonly once?: boolean;
}

/** Looks up the formatted text of an earlier run by path and `source`; undefined if there is none. */
export type Formatted = (path: string, source: string) => string | undefined;

export interface FormatResult {
  readonly files: readonly OutputFile[];
  /** The number of files that were formatted instead of reused from an earlier run. */
  readonly formatted: number;
}

const style = { printWidth: 100, singleQuote: true, trailingComma: 'all' } as const;

/** Formats the files that require it. @param enabled false leaves all files unchanged */
export async function format(
  files: readonly EmittedFile[],
  known: Formatted,
  enabled = true,
): Promise<FormatResult> {
  let formatted = 0;
  const prepared = files.map((file) => {
    const source = hashText(`${file.format && enabled} ${file.text}`);
    if (!file.format || !enabled) return { file, source, text: file.text };
    return { file, source, text: known(file.path, source) };
  });
  const run = prepared.some(({ text }) => text === undefined) ? await formatter() : undefined;
  const result: OutputFile[] = [];
  for (const { file, source, text } of prepared) {
    const once = file.once === true && { once: true };
    result.push({ path: file.path, source, text: text ?? (await run!(file.text)), ...once });
    if (text !== undefined) continue;
    formatted++;
    await setImmediate(); // the formatter blocks the event loop: lets the progress display update
  }
  return { files: result, formatted };
}

/** Loads Prettier, which only runs with changes need. */
async function formatter(): Promise<(text: string) => Promise<string>> {
  collectGarbage();
  const [prettier, babel, estree] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/babel'),
    import('prettier/plugins/estree'),
  ]);
  const plugins = [babel, estree as never];
  // Babel's parser results in the same text as TypeScript's in three quarters of the time. With the file name,
  // it does not have to find out whether the text is JSX.
  const options = { ...style, parser: 'babel-ts', filepath: 'file.ts', plugins };
  return (text) => prettier.format(text, options);
}
