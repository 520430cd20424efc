/**
 * OpenAPI document → model. No later stage sees OpenAPI.
 *
 * Operations come first, because the schemas that they refer to become named types. Once all named types
 * are known, cycles among them are resolved and intersections are combined. Last comes what needs the
 * whole API: the types of arguments, results and events.
 */

import { compare } from '../base/order.js';
import type { ConfiguredSecurity } from '../config/load.js';
import type { Diagnostic } from '../diagnostics/diagnostics.js';
import type { Api } from '../model/api.js';
import type { ResolvedDocument } from '../openapi/references.js';
import { assemble, reportUnusedContents } from './assemble.js';
import { reportUndecodedAnswers, reportUnusedAnswers } from './operation/results.js';
import { combineOperation, combineSchemas, combineWebhook } from './combine/api.js';
import { reportCycles, untangle } from './combine/cycles.js';
import { listSubclasses } from './combine/subclasses.js';
import type { AnalyzeContext } from './context.js';
import { infoOf, tagsOf } from './info.js';
import { analyzeOperations } from './operation/operations.js';
import { analyzeSecurity, defaultSecurity } from './operation/security.js';
import { serversOf } from './operation/servers.js';
import { analyzeSchemas } from './schema/schemas.js';
import { tagVariants } from './tags.js';
import { reportUnsupportedKeywords } from './schema/unsupported.js';

/** The model of a document, and what was found on the way. */
export interface AnalyzeResult {
  readonly api: Api;
  readonly diagnostics: readonly Diagnostic[];
  /** The number of named schemas that were analyzed. */
  readonly schemasAnalyzed: number;
}

/** Shared parts of a document are analyzed for each use; what is wrong with them is reported once. */
function collectOnce(diagnostics: Diagnostic[]): AnalyzeContext['report'] {
  const known = new Set<string>();
  return (found) => {
    const { code, message, source } = found;
    const key = JSON.stringify([code, message, source.file, source.pointer]);
    if (!known.has(key)) diagnostics.push(found);
    known.add(key);
  };
}

/**
 * Analyzes a document in which all references resolve.
 *
 * @param configured the security that the config declares
 */
export function analyze(spec: ResolvedDocument, configured?: ConfiguredSecurity): AnalyzeResult {
  const diagnostics: Diagnostic[] = [];
  const context: AnalyzeContext = {
    spec,
    report: collectOnce(diagnostics),
    schemas: { known: new Set(), pending: [] },
  };

  const table = analyzeSecurity(configured, context);
  const drafts = analyzeOperations(table, context);
  const { types, components, ...tags } = analyzeSchemas(context);

  const untangled = untangle(listSubclasses(types, tags));
  reportCycles(untangled, context);
  const { schemas, lookup } = combineSchemas(untangled);
  const operations = drafts.operations.map((draft) => combineOperation(draft, lookup));
  const webhooks = drafts.webhooks.map((webhook) => combineWebhook(webhook, lookup));

  const { api: assembled, unused } = assemble({
    operations,
    webhooks,
    schemas,
    components,
    lookup,
  });
  reportUnusedContents(operations, lookup, context);
  reportUnusedAnswers(unused, context);
  reportUndecodedAnswers(operations, lookup, context);
  reportUnsupportedKeywords(assembled.types, context);

  const isRequired = operations.some((operation) => operation.security !== undefined);
  const required = defaultSecurity({ table, configured, isRequired }, context);
  const scoped = [...table.scoped.values()].toSorted((a, b) => compare(a.name, b.name));
  const api: Api = {
    info: infoOf(spec.document),
    servers: serversOf({ value: spec.document, file: spec.root, pointer: '' }, context),
    tags: tagsOf(spec.document),
    ...assembled,
    security: { schemes: [...table.schemes, ...scoped], ...required },
  };
  return { api: tagVariants(api), diagnostics, schemasAnalyzed: types.size };
}
