/** Warnings about documents that are readable but probably contain mistakes. */

import type { ConfiguredSecurity } from '../config/load.js';
import type { Diagnostic } from '../diagnostics/diagnostics.js';
import type { ResolvedDocument } from '../openapi/references.js';
import type { Api } from '../model/api.js';
import { placeOf } from '../model/identity.js';
import { lintComponents } from './components.js';
import { lintExamples } from './examples.js';
import { lintOperations } from './operations.js';
import { lintSchemas, type Locate } from './schemas.js';

/**
 * All warnings about a document and the model of it.
 *
 * @param configured the security that the config declares
 */
export function lint(
  spec: ResolvedDocument,
  api: Api,
  configured?: ConfiguredSecurity,
): Diagnostic[] {
  const locate: Locate = (id) => placeOf(id, spec.root);
  return [
    ...lintComponents(spec, configured),
    ...lintExamples(api, locate),
    ...lintOperations(api, locate),
    ...lintSchemas(api, locate),
  ];
}
