/** `sdkwright explain`: every code of the catalogue. */

import { expect, test } from 'vitest';
import { catalogue } from '../../generator/diagnostics/catalogue.js';
import { explain } from '../../generator/index.js';

test.for(Object.keys(catalogue))('%s', async (code) => {
  const text = await explain(code);
  expect(text).toContain(`${code} (`);
  expect(text).toMatch(/^Message: {2}\S/m);
  // The message of a syntax error says all there is to say.
  if (code !== 'syntax-invalid') expect(text).toMatch(/^To fix: {3}\S/m);
  expect(text).not.toMatch(/undefined|\[object/);
});
