/** The names of an existing SDK for a project: from its `api.md`. */

import { resolve } from 'node:path';
import { readTextFile } from '../base/files.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { importNames, type NamesConfig } from '../naming/imported/import-names.js';
import {
  matchMethods,
  type LostMethod,
  type LossReason,
} from '../naming/imported/match-methods.js';
import { readMethods } from '../naming/imported/read-methods.js';
import { plan } from '../pipeline.js';
import type { TargetPlan } from '../targets/target.js';
import type { PlannedProject } from './plan-project.js';

export interface ImportResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly config: NamesConfig;
  readonly kept: number;
  /** With the imported names; absent if the file cannot be read. */
  readonly plan?: TargetPlan;
}

/** Reads the names, and finds the config with which all methods keep theirs. @param file path of `api.md` */
export async function importFrom(
  file: string,
  { document, plans }: PlannedProject,
  cwd: string,
): Promise<ImportResult> {
  const read = readTextFile(resolve(cwd, file));
  const nothing = { texts: new Map<string, string>(), config: {}, kept: 0 };
  if ('missing' in read) {
    const found = diagnostic(
      'file-missing',
      { path: file, base: 'the working directory' },
      { file },
    );
    return { ...nothing, diagnostics: [found] };
  }
  if ('reason' in read) {
    const found = diagnostic('file-unreadable', { path: file, reason: read.reason }, { file });
    return { ...nothing, diagnostics: [found] };
  }
  const methods = readMethods(read.text);
  if (methods.length === 0) {
    return { ...nothing, diagnostics: [diagnostic('import-empty', {}, { file })] };
  }
  const [target] = plans.keys();
  const { input } = document!;
  const planWith = (names: NamesConfig): Promise<TargetPlan> =>
    plan(target!, { ...input!, config: { ...input!.config, names } });
  const imported = await importNames({
    operations: input!.model.operations,
    methods,
    matched: matchMethods(methods, input!.model.operations),
    namesWith: async (names) => (await planWith(names)).names,
  });
  return {
    diagnostics: imported.lost.map((lost) => lossOf(lost, file)),
    texts: new Map([[file, read.text]]),
    config: imported.config,
    kept: imported.kept,
    plan: await planWith(imported.config),
  };
}

function lossOf({ imported, reason }: LostMethod, file: string): Diagnostic {
  const { accessor, line } = imported;
  const source = { file, line, column: 1 };
  return diagnostic('import-lost', { accessor, why: whyLost(imported, reason) }, source);
}

function whyLost({ method, path }: LostMethod['imported'], reason: LossReason): string {
  switch (reason.kind) {
    case 'absent':
      return `the document has no operation ${method} ${path}`;
    case 'second':
      return `it is a second method of an operation that is called ${reason.kept} above`;
    case 'client':
      return 'it is a method of the client itself, and here all methods belong to resources';
    case 'taken':
      return `another method or resource has that name; it is called ${reason.called}`;
  }
}
