/** Which diagnostics of a run are told. */

import type { Config } from '../config/load.js';
import type { Diagnostic } from './diagnostics.js';

/** What several targets say of one place is said once. */
export function once(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ code, source }) => {
    const key = `${code} ${source.file} ${source.pointer}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** All but the warnings that the config silences. */
export const told = (found: readonly Diagnostic[], { silence = [] }: Config): Diagnostic[] =>
  found.filter(({ severity, code }) => severity === 'error' || !silence.includes(code));
