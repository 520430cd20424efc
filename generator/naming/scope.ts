/**
 * Assigning unique names within one scope. Each claim lists the names it would take, best first. In each
 * round the claims without a name try their next candidate; a name goes to the claim of the lowest rank,
 * among equal ranks to the preferred one, then to the first by id. So a claim whose first candidate nobody
 * else wants always gets it, and a new claim can only change the names of those it collides with.
 */

import { compare } from '../base/order.js';

export interface Claim {
  readonly id: string;
  /** Lower wins. */
  readonly rank: number;
  /** Its published name, which it keeps unless the config assigns another or the name is in `taken`. */
  readonly published?: string | undefined;
  /** Whether the first candidate comes from the config. */
  readonly given?: boolean;
  /** Higher wins among equal ranks: 0 if absent. */
  readonly preference?: number;
  /** Further names that are declared with a name, such as that of a constructor. */
  readonly besides?: (name: string) => readonly string[];
  /** At least one. If all are taken, the last one gets a number. */
  readonly candidates: readonly string[];
}

/**
 * Assigns a name to each claim, by the id of the claim.
 *
 * @param taken names that no claim can get
 * @param avoided names that a claim can get only if they are its published name
 */
export function assignNames(
  claims: readonly Claim[],
  taken: ReadonlySet<string> = new Set(),
  avoided: ReadonlySet<string> = new Set(),
): Map<string, string> {
  const names = new Map<string, string>();
  const used = new Set(taken);
  const assign = ({ id, besides }: Claim, name: string): void => {
    for (const declared of [name, ...(besides?.(name) ?? [])]) used.add(declared);
    names.set(id, name);
  };
  const ordered = claims.toSorted(byPrecedence);
  const given = new Set(
    ordered.filter((claim) => claim.given).map(({ candidates }) => candidates[0]),
  );
  for (const claim of ordered) {
    const { published } = claim;
    if (published === undefined || claim.given) continue;
    if (used.has(published) || given.has(published)) continue;
    assign(claim, published);
  }
  for (const name of avoided) used.add(name);
  let pending = ordered.filter(({ id }) => !names.has(id));
  for (let round = 0; pending.length > 0; round++) {
    const losers: Claim[] = [];
    for (const claim of pending) {
      const name = claim.candidates[round];
      if (name === undefined) assign(claim, number(claim, used));
      else if (isTaken(claim, name, used)) losers.push(claim);
      else assign(claim, name);
    }
    pending = losers;
  }
  return names;
}

function byPrecedence(a: Claim, b: Claim): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const preference = (b.preference ?? 0) - (a.preference ?? 0);
  if (preference !== 0) return preference;
  return compare(a.id, b.id);
}

const isTaken = ({ besides }: Claim, name: string, used: ReadonlySet<string>): boolean =>
  [name, ...(besides?.(name) ?? [])].some((declared) => used.has(declared));

function number(claim: Claim, used: ReadonlySet<string>): string {
  for (let count = 2; ; count++) {
    const numbered = `${claim.candidates.at(-1)!}${count}`;
    if (!isTaken(claim, numbered, used)) return numbered;
  }
}
