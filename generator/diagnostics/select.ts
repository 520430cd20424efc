/** Which diagnostics of a run are reported. */

import type { Diagnostic } from './diagnostics.js';

/** One diagnostic for each code and location: several targets may find the same problem. */
export function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter(({ code, source }) => {
    const key = `${code} ${source.file} ${source.pointer}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** All diagnostics but warnings with the given codes. Errors cannot be silenced. */
export const withoutSilenced = (
  diagnostics: readonly Diagnostic[],
  silenced: readonly string[] = [],
): Diagnostic[] =>
  diagnostics.filter(({ severity, code }) => severity === 'error' || !silenced.includes(code));

/** How many warnings of one code `generate` prints; `validate` prints all. */
const shownOfEach = 3;

/**
 * All errors, the first warnings of each code, and a line for each code that has more warnings.
 *
 * @param validate the command that prints all warnings
 */
export function firstOfEach(
  diagnostics: readonly Diagnostic[],
  validate: string,
): {
  readonly shown: readonly Diagnostic[];
  readonly more: readonly string[];
} {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ severity, code }) => {
    if (severity === 'error') return true;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= shownOfEach;
  });
  const more = [...counts]
    .filter(([, count]) => count > shownOfEach)
    .map(
      ([code, count]) =>
        `… and ${count - shownOfEach} more ${code} (run \`${validate}\` to see all)`,
    );
  return { shown, more };
}
