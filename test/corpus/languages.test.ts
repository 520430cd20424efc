/** Public documents in Go and Python: the tools of the language find nothing, and no operation is lost. */

import { describe, expect, test } from 'vitest';
import { hasGo, hasPython } from '../support/toolchains.js';
import { pathOf, sampled } from './documents.js';
import { examine } from './examine.js';

describe.each(sampled.slice(0, 20))('%s', (name) => {
  async function expectFine(target: string): Promise<void> {
    const outcome = await examine(name, pathOf(name), target);
    expect(outcome.messages).toEqual([]);
    expect(outcome.result).toBe('fine');
  }
  test.skipIf(!hasGo)('Go', () => expectFine('go'));
  test.skipIf(!hasPython)('Python', () => expectFine('python'));
});
