/** What is doubtful in a document although it can be read: warnings, each with its place. */

import type { Diagnostic } from '../../diagnostics.js';
import type { Spec } from '../../spec/spec.js';
import type { Api, TypeId } from '../api.js';
import { placeOf } from '../build/context.js';
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
