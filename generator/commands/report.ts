/** What every command reports, and when it has failed. */

import { hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';

export interface Report {
  /** Whether the command succeeded: without errors, and with `strict` without warnings. */
  readonly ok: boolean;
  /** Ordered by file, line and column, without the warnings that the config silences. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of the config, the lock and the documents by file name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Whether these diagnostics make a run fail. @param strict whether warnings do, too */
export const fails = (diagnostics: readonly Diagnostic[], strict = false): boolean =>
  hasErrors(diagnostics) || (strict && diagnostics.length > 0);
