/** Diagnostics of several targets as those of one run. */

import type { Diagnostic } from './diagnostics.js';

/** What several targets say of one place is said once. */
export function once(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return found.filter(({ code, source }) => {
    const key = `${code} ${source.file} ${source.pointer}`;
    return !seen.has(key) && seen.add(key);
  });
}
