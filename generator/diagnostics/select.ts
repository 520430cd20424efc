/** Which diagnostics of a run are reported. */

import { output } from './catalogue/output.js';
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

/** How many errors of one code: each is a reason why there is no SDK, so that more are of use. */
const errorsOfEach = 20;

/** Diagnostics to print, and lines that count the others. */
export interface Shown {
  readonly shown: readonly Diagnostic[];
  readonly more: readonly string[];
}

/**
 * The first errors of each code; if there are none, the first warnings of each code.
 *
 * @param validate the command that prints all warnings
 */
export function mostImportant(diagnostics: readonly Diagnostic[], validate: string): Shown {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return firstOfEach(diagnostics, shownOfEach, validate);
  const warnings = diagnostics.length - errors.length;
  const line = `… and ${warnings} warning${warnings === 1 ? '' : 's'} (run \`${validate}\` to see all)`;
  const { shown, more } = firstOfEach(errors, errorsOfEach, validate);
  return { shown, more: warnings === 0 ? more : [...more, line] };
}

/** Errors, then warnings, each in their order. */
export const errorsFirst = (diagnostics: readonly Diagnostic[]): Diagnostic[] =>
  diagnostics.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));

function firstOfEach(diagnostics: readonly Diagnostic[], limit: number, validate: string): Shown {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= limit;
  });
  const more = [...counts]
    .filter(([, count]) => count > limit)
    .map(([code, count]) => {
      // A document says nothing about what is on disk.
      const hint = Object.hasOwn(output, code) ? '' : ` (run \`${validate}\` to see all)`;
      return `… and ${count - limit} more ${code}${hint}`;
    });
  return { shown, more };
}
