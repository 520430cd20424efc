/** `src/version.ts`: what the package was made of. */

import { code, comment, ident, str } from './code.js';
import { sourceFile } from './file.js';
import type { Sdk } from './sdk.js';
import type { SourceFile } from './structures.js';

/** The versions of the package, of the API and of the generator. */
export function versionFile(sdk: Sdk): SourceFile {
  const { version, generator } = sdk.options;
  const constant = (name: string, docs: string, value: string) => ({
    kind: 'const' as const,
    name: ident(name),
    docs: comment(docs),
    type: code`string`,
    value: str(value),
  });
  return sourceFile({ sdk, module: 'version' }, [
    constant('version', 'The version of this package.', version),
    constant(
      'apiVersion',
      'The version of the API, as its document states it.',
      sdk.api.info.version,
    ),
    constant(
      'generatorVersion',
      'The version of sdkwright, which generated this package.',
      generator,
    ),
  ]);
}
