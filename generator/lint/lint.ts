/** What is doubtful in a document although it can be read: warnings, each with its place. */

import type { Diagnostic } from '../diagnostics/diagnostics.js';
import type { Spec } from '../openapi/references.js';
import type { Api, TypeId } from '../model/api.js';
import { placeOf } from '../model/identity.js';
import { lintComponents } from './components.js';
import { lintExamples } from './examples.js';
import { lintOperations } from './operations.js';
import { lintSchemas } from './schemas.js';

export function lint(spec: Spec, api: Api): Diagnostic[] {
  const place = (id: TypeId) => placeOf(id, spec.root);
  return [
    ...lintComponents(spec),
    ...lintExamples(api, place),
    ...lintOperations(api, place),
    ...lintSchemas(api, place),
  ];
}
