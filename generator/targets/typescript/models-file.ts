/** `src/models.ts`: the schemas that several resources share. */

import { compare } from '../../base/order.js';
import { sharedModule } from '../shared/modules.js';
import { declare } from './declarations.js';
import { sourceFile } from './file.js';
import type { Sdk } from './sdk.js';
import type { SourceFile } from './structures.js';

/** One file, or none if nothing is shared. */
export function modelsFile(sdk: Sdk): SourceFile[] {
  const shared = [...sdk.api.types.values()].filter(
    ({ id, owner }) => owner === undefined && sdk.modules.get(id) === sharedModule,
  );
  if (shared.length === 0) return [];
  const scope = { sdk, module: sharedModule };
  const name = (id: string): string => sdk.names.types.get(id)![0]!;
  const declarations = shared
    .toSorted((a, b) => compare(name(a.id), name(b.id)))
    .flatMap((type) => declare(type, scope));
  return [sourceFile(scope, declarations)];
}
