/** All operations and webhooks of a document. */

import type { Webhook } from '../../model/api.js';
import type { AnalyzeContext } from '../context.js';
import { operationIds } from './operation-ids.js';
import { analyzeOperation, operationSites, type OperationDraft } from './operation.js';
import type { SecurityTable } from './security.js';
import { callbacksOf, webhooksOf } from './webhooks.js';

/** The requests that a document declares, by the client and by the API. */
export interface OperationDrafts {
  readonly operations: readonly OperationDraft[];
  /** Callbacks in the order of their operations, then webhooks of the API. */
  readonly webhooks: readonly Webhook[];
}

/** Analyzes all operations and webhooks; the schemas that they refer to are queued. */
export function analyzeOperations(
  security: SecurityTable,
  context: AnalyzeContext,
): OperationDrafts {
  const sites = operationSites(context);
  const ids = operationIds(sites, context);
  const drafts = sites.map((site) => ({
    operation: analyzeOperation(site, { security, ids }, context),
    callbacks: callbacksOf(site, context),
  }));
  return {
    operations: drafts.map(({ operation }) => operation),
    webhooks: [...drafts.flatMap(({ callbacks }) => callbacks), ...webhooksOf(context)],
  };
}
