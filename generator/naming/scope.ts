/**
 * Giving names within one scope. Every claimant says which names it would take, best first. In each round
 * the claimants that still have none try their next; a name goes to the claimant of the lowest rank, of
 * equal ranks to the preferred one, then to the first in the order of identity. So a claimant that meets
 * nobody keeps its first name whoever else comes, and only those that meet may change.
 */

import { compare } from '../base/order.js';

export interface Claim {
  readonly id: string;
  /** Lower wins. */
  readonly rank: number;
  /** The name that it has in what is published; it moves only for the config and for `taken`. */
  readonly kept?: string | undefined;
  /** Whether the first candidate is the config's. */
  readonly given?: boolean;
  /** Wins among equal ranks: what the config or a code sample says. */
  readonly preferred?: boolean;
  /** At least one. When all are taken, the last one gets a number. */
  readonly candidates: readonly string[];
}

/**
 * @param taken names that nobody may have
 * @param avoided names that nobody takes anew
 */
export function assignNames(
  claims: readonly Claim[],
  taken: ReadonlySet<string> = new Set(),
  avoided: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const ordered = claims.toSorted(byPrecedence);
  const given = new Set(
    ordered.filter((claim) => claim.given).map(({ candidates }) => candidates[0]),
  );
  for (const { id, kept, given: isGiven } of ordered) {
    if (kept === undefined || isGiven || used.has(kept) || given.has(kept)) continue;
    used.add(kept);
    names.set(id, kept);
  }
  for (const name of avoided) used.add(name);
  let pending = ordered.filter(({ id }) => !names.has(id));
  for (let round = 0; pending.length > 0; round++) {
    const losers: Claim[] = [];
    for (const claim of pending) {
      const name = claim.candidates[round];
      if (name === undefined) {
        const numbered = number(claim.candidates.at(-1)!, used);
        used.add(numbered);
        names.set(claim.id, numbered);
      } else if (used.has(name)) losers.push(claim);
      else {
        used.add(name);
        names.set(claim.id, name);
      }
    }
    pending = losers;
  }
  return names;
}

function byPrecedence(a: Claim, b: Claim): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  if (a.preferred !== b.preferred) return a.preferred ? -1 : 1;
  return compare(a.id, b.id);
}

function number(name: string, used: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const numbered = `${name}${count}`;
    if (!used.has(numbered)) return numbered;
  }
}
