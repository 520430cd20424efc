/** The file `LICENSE` of an SDK: the text of its SPDX license. */

import { createRequire } from 'node:module';
import spdxCorrect from 'spdx-correct';

const require = createRequire(import.meta.url);

interface ListedLicense {
  readonly licenseText: string;
}

/** Licenses whose text begins with a line for the holder of the copyright. */
const withHolder: ReadonlySet<string> = new Set([
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
]);

/**
 * The SPDX identifier that a document means by the name of its license: `Apache 2.0` is `Apache-2.0`. Names that
 * leave the version open, such as `BSD`, and those that are not on the SPDX list stay as they are.
 */
export function licenseId(name: string): string {
  const corrected = name.trim() === '' ? null : spdxCorrect(name, { upgrade: false });
  if (corrected === null) return name;
  const [version] = /\d+/.exec(corrected) ?? [];
  return version === undefined || name.includes(version) ? corrected : name;
}

/**
 * The text of a license, without a year; undefined if the SPDX list does not have it.
 *
 * @param holder of the copyright, in licenses that name one
 */
export function licenseText(id: string, holder: string): string | undefined {
  const listed = listedLicense(id);
  if (!listed) return undefined;
  const text = listed.licenseText.trim();
  if (!withHolder.has(id)) return `${text}\n`;
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^Copyright\b/i.test(line));
  const rest = lines.filter((line, index) => index < first || !/^Copyright\b/i.test(line));
  return `${[...rest.slice(0, first), `Copyright (c) ${holder}`, ...rest.slice(first)].join('\n')}\n`;
}

function listedLicense(id: string): ListedLicense | undefined {
  if (!/^[\w.+-]+$/.test(id)) return undefined;
  try {
    return require(`spdx-license-list/licenses/${id}.json`) as ListedLicense;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
