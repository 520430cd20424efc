/** How many of the valid values types accept, and how many of the invalid ones they reject. */

import { join } from 'node:path';
import { format } from 'prettier';
import { expect } from 'vitest';
import { testFolder } from '../../support/places.js';

interface Rate {
  accepted: number;
  valid: number;
  rejected: number;
  invalid: number;
}

/** The rates of each row. */
export class Rates {
  readonly #rows = new Map<string, Rate>();

  /** Counts one value. */
  count(row: string, { valid, refused }: { readonly valid: boolean; readonly refused: boolean }) {
    const rate = this.#rows.get(row) ?? { accepted: 0, valid: 0, rejected: 0, invalid: 0 };
    this.#rows.set(row, rate);
    rate[valid ? 'valid' : 'invalid']++;
    if (valid && !refused) rate.accepted++;
    if (!valid && refused) rate.rejected++;
  }

  /** All rows together. */
  get total(): Rate {
    const sum = { accepted: 0, valid: 0, rejected: 0, invalid: 0 };
    for (const rate of this.#rows.values()) {
      for (const key of ['accepted', 'valid', 'rejected', 'invalid'] as const)
        sum[key] += rate[key];
    }
    return sum;
  }

  /** Compares the table with the one on disk. @param file in this folder */
  async expectTable(file: string): Promise<void> {
    const line = (row: string, rate: Rate): string =>
      `| ${row} | ${rate.accepted} of ${rate.valid} | ${rate.rejected} of ${rate.invalid} |`;
    const table = [...this.#rows].map(([row, rate]) => line(row, rate));
    const head = ['| schema | accepted | rejected |', '| --- | --- | --- |'];
    const text = [...head, ...table, line('**all**', this.total), ''].join('\n');
    await expect(await format(text, { parser: 'markdown' })).toMatchFileSnapshot(
      join(testFolder, 'types/matrix', file),
    );
  }
}
