/** Paths of the files of resources: each is one file on every file system. */

import { toAsciiFileName } from '../base/ascii.js';
import { toIdentifier } from './identifiers.js';
import type { Conventions } from './conventions.js';
import type { PublishedNames } from './published/published-names.js';
import { assignNames } from './scope.js';

/** Reserved file names of Windows, with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The path of each resource's file without extension, by accessor: `ai/assistants`.
 *
 * @param resources the words of each step, by accessor
 */
export const resourceFiles = (
  resources: ReadonlyMap<string, readonly (readonly string[])[]>,
  conventions: Conventions,
  published: PublishedNames,
): Map<string, string> =>
  assignNames(
    [...resources].map(([id, steps]) => {
      const path = steps.map((words) => pathSegment(words, conventions)).join('/');
      return {
        id,
        rank: steps.length,
        candidates: [path, `${path}-resource`],
        published: published.resources.get(id)?.file,
      };
    }),
  );

/** Whether Windows has reserved a file name, whatever its extension is. */
export const isDeviceName = (name: string): boolean => device.test(name);

/**
 * A step of the path of a file: lower-case ASCII of bounded length; other letters become their code points.
 *
 * @param kind the word that is added where Windows has reserved the name
 */
export function pathSegment(
  words: readonly string[],
  { cases }: Conventions,
  kind: 'resource' | 'type' = 'resource',
): string {
  const name = toAsciiFileName(cases.file(words).toLowerCase());
  const separator = name.includes('-') ? '-' : '_';
  const bounded =
    toIdentifier(`x${name.replaceAll('-', '_')}`, 'x')
      .slice(1)
      .replaceAll('_', separator) || kind;
  return isDeviceName(bounded) ? cases.file([...words, kind]) : bounded;
}
