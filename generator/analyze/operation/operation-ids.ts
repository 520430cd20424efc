/** The operationIds of a document, which should be unique. */

import { addTo } from '../../base/groups.js';
import { append } from '../../base/pointer.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import type { Operation } from '../../model/api.js';
import { below, idAt, type AnalyzeContext } from '../context.js';
import type { OperationSite } from './parameters.js';

/** The ids of all operations. */
export interface OperationIds {
  /** An id that belongs to several operations names none of them. */
  readonly of: (site: OperationSite) => Pick<Operation, 'operationId' | 'repeatedId'>;
}

/**
 * Finds the operations that share an id, and reports different ones. Several paths may refer to one Path Item: its ids
 * belong to the path that declares it.
 */
export function operationIds(
  sites: readonly OperationSite[],
  context: AnalyzeContext,
): OperationIds {
  const groups = new Map<string, OperationSite[]>();
  for (const site of sites) {
    const { operationId = '' } = site.operation.value;
    if (operationId !== '') addTo(groups, operationId, site);
  }
  const named = new Map<OperationSite, string>();
  for (const [operationId, group] of groups) {
    const declared = new Map(group.map((site) => [idAt(site.operation, context), site]));
    if (declared.size > 1) reportRepeated(operationId, [...declared.values()], context);
    const owner = group.length === 1 ? group[0] : group.find((site) => isDirect(site, context));
    if (owner && declared.size === 1) named.set(owner, operationId);
  }
  return {
    of(site) {
      const { operationId: repeatedId = '' } = site.operation.value;
      if (repeatedId === '') return {};
      const operationId = named.get(site);
      return operationId === undefined ? { repeatedId } : { operationId };
    },
  };
}

/** Whether an operation is declared at its path, and not where the path's `$ref` leads. */
const isDirect = ({ item, path }: OperationSite, { spec }: AnalyzeContext): boolean =>
  item.file === spec.root && item.pointer === append('/paths', path);

function reportRepeated(
  operationId: string,
  [first, ...others]: readonly OperationSite[],
  context: AnalyzeContext,
): void {
  const source = below(first!.operation, 'operationId');
  const related = [{ message: 'It is used here first.', source }];
  for (const { operation } of others) {
    const place = below(operation, 'operationId');
    context.report(diagnostic('operation-id-duplicate', { operationId }, place, related));
  }
}
