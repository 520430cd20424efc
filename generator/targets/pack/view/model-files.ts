/** Views of the files of types that are no files of resources. */

import { isShared, moduleOfResource, sharedModule } from '../../../naming/homes.js';
import { assignNames } from '../../../naming/scope.js';
import type { ModelView } from './model-view.js';
import type { ModelFileView, ResourceView } from './sdk-view.js';

/**
 * @param models the types of each module that are not nested
 * @param modules those that are no resources
 */
export function modelFiles(
  models: ReadonlyMap<string, readonly ModelView[]>,
  resources: readonly ResourceView[],
  modules: readonly string[],
): ModelFileView[] {
  const flatFiles = flatFileNames(resources, modules);
  return modules.map((file) => ({
    file,
    flatFile: flatFiles.get(file)!,
    models: models.get(file)!,
  }));
}

/** `models/billing` → `billingmodels`; a resource that is gone keeps its file. */
function flatName(module: string): string {
  const folder = isShared(module) ? sharedModule : moduleOfResource('');
  const name = module.slice(folder.length).replaceAll(/[^a-z0-9]/g, '');
  return isShared(module) ? name + sharedModule : name;
}

const flatFileNames = (
  resources: readonly ResourceView[],
  modules: readonly string[],
): ReadonlyMap<string, string> =>
  assignNames(
    modules.map((id) => {
      const name = flatName(id);
      return { id, rank: 0, candidates: [name, `${name}types`] };
    }),
    new Set(resources.map(({ flatFile }) => flatFile)),
  );
