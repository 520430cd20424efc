/** `src/package-name.ts`: by it, errors are recognized across the builds of a package. */

import { code, comment, str } from './code.js';
import { sourceFile } from './file.js';
import type { Sdk } from './sdk.js';
import type { SourceFile } from './structures.js';

/** The name of the package, which the runtime cannot know as its files are the same in every package. */
export const packageNameFile = (sdk: Sdk): SourceFile =>
  sourceFile({ sdk, module: 'package-name' }, [
    {
      kind: 'const',
      name: code`packageName`,
      docs: comment('The name of the package.'),
      type: code`string`,
      value: str(sdk.options.packageName),
    },
  ]);
