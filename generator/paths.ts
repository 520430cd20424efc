/** Where this copy of sdkwright keeps its parts. */

import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the compiled sources. */
export const generatorFolder: string = dirname(fileURLToPath(import.meta.url));

/** The templates, beside it in the package. */
export const templatesFolder: string = resolve(generatorFolder, '..', 'templates');
