/** Views of resources, each with its operations and the types that only it uses. */

import { addTo } from '../../../base/groups.js';
import type { ResourceNames } from '../../../naming/names.js';
import { isDeviceName } from '../../../naming/resource-files.js';
import { assignNames } from '../../../naming/scope.js';
import { ident } from '../code.js';
import type { ViewContext } from './context.js';
import type { ResourceView } from './sdk-view.js';

type ResourceContents = Pick<ResourceView, 'operations' | 'models'>;

/** The views of all resources by accessor, parents before children. */
export function resourceViews(
  context: ViewContext,
  contentsOf: (resource: ResourceNames) => ResourceContents,
): ReadonlyMap<string, ResourceView> {
  const flatFiles = flatFileNames(context);
  const views = new Map<string, ResourceView>();
  const children = new Map<string, ResourceView[]>();
  // From the last to the first, so that the children of a resource are complete before it.
  for (const [accessor, resource] of [...context.names.resources].toReversed()) {
    const view: ResourceView = {
      accessor: accessor.split('.').map(ident),
      member: ident(resource.member),
      className: ident(resource.className),
      file: resource.file,
      flatFile: flatFiles.get(accessor)!,
      ...contentsOf(resource),
      children: (children.get(accessor) ?? []).toReversed(),
    };
    views.set(accessor, view);
    if (resource.parent !== undefined) addTo(children, resource.parent, view);
  }
  return new Map([...views].toReversed());
}

/** File names for languages whose files are in one folder: letters and digits, unique. */
function flatFileNames({ names, pack }: ViewContext): ReadonlyMap<string, string> {
  return assignNames(
    [...names.resources].map(([id, { file }]) => {
      const name = file.replaceAll(/[^a-z0-9]/g, '');
      const usual = name === '' || isDeviceName(name) ? [] : [name];
      return { id, rank: 0, candidates: [...usual, `${name}resource`] };
    }),
    new Set(pack.reserved.files ?? []),
  );
}
