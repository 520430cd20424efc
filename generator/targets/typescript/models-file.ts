/** `src/models.ts` and `src/models/`: the types that several resources share. */

import { isShared, modulesOfTypes, sharedModule } from '../../naming/homes.js';
import { ident } from './code.js';
import { declare } from './declarations.js';
import { sourceFile } from './file.js';
import type { Sdk } from './sdk.js';
import type { ExportDeclaration, SourceFile } from './structures.js';

/** A file for each module that has types but no resource. `models.ts` exports all shared types, wherever they are. */
export function modelsFiles(sdk: Sdk): SourceFile[] {
  const modules = modulesOfTypes(sdk.names);
  const others = modules.filter((module) => isShared(module) && module !== sharedModule);
  const all = new Set([...modules, ...(others.length > 0 ? [sharedModule] : [])]);
  return [...all].map((module) => {
    const scope = { sdk, module };
    const types = sdk.declared.get(module) ?? [];
    return sourceFile(scope, [
      ...types.flatMap((type) => declare(type, scope)),
      ...(module === sharedModule ? others.map((from) => exportOf(from, sdk)) : []),
    ]);
  });
}

const exportOf = (from: string, sdk: Sdk): ExportDeclaration => ({
  kind: 'export',
  from,
  typeOnly: true,
  names: sdk.declared.get(from)!.map(({ id }) => ({ name: ident(sdk.names.types.get(id)![0]!) })),
});
