/**
 * Path Items → operations and webhooks, as far as each can be known by itself. What needs the whole API,
 * such as the arguments, is added by `assemble`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#operation-object
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { isArray, own, sortedEntries, type Json } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import { methods, type OperationObject } from '../../openapi/document.js';
import type { Body, CodeSample, Operation, Response } from '../../model/api.js';
import { operationIdFor } from '../../model/identity.js';
import { below, dereference, idAt, type AnalyzeContext } from '../context.js';
import { analyzeBody, analyzeResponse } from './contents.js';
import type { OperationIds } from './operation-ids.js';
import { analyzeParameters, type OperationSite } from './parameters.js';
import {
  additionalOperationsOf,
  ownerOf,
  pathItemChain,
  type PathItemChain,
} from './path-items.js';
import { securityAlternatives, type SecurityTable } from './security.js';
import { serversOf } from './servers.js';

/** An operation before the whole API is known. */
export type OperationDraft = Omit<Operation, 'arguments' | 'success' | 'errors' | 'wire'>;

/** All operations below `paths`, by path and in the order of the methods. */
export function operationSites(context: AnalyzeContext): OperationSite[] {
  const { document, root } = context.spec;
  return sortedEntries(document.paths ?? {}).flatMap(([path, value]) => {
    if (path.startsWith('x-')) return [];
    const from = below({ file: root, pointer: '/paths' }, path);
    const items = pathItemChain({ ...from, value }, context);
    return operationsOf(items, context).map((declared) => ({ path, items, ...declared }));
  });
}

/** The operations of a Path Item, with their methods in upper case. */
export function operationsOf(
  items: PathItemChain,
  context: AnalyzeContext,
): Pick<OperationSite, 'method' | 'item' | 'operation'>[] {
  const fixed = methods.flatMap((method) => {
    const item = items.find(({ value }) => value[method] !== undefined);
    if (!item) return [];
    return [{ method, item, operation: { ...below(item, method), value: item.value[method]! } }];
  });
  const additional = additionalOperationsOf(items).map(([method, item, value]) => ({
    method,
    item,
    operation: { ...below(item, 'additionalOperations', method), value },
  }));
  return [...fixed, ...additional].flatMap(({ method, item, operation }) => {
    const found = dereference('Operation', operation, context);
    return found ? [{ method: method.toUpperCase(), item, operation: found }] : [];
  });
}

/** One operation. @param ids the ids of all operations */
export function analyzeOperation(
  site: OperationSite,
  { security, ids }: { readonly security: SecurityTable; readonly ids: OperationIds },
  context: AnalyzeContext,
): OperationDraft {
  const { path, method, items, operation } = site;
  const { value } = operation;
  const body = bodyOf(site, context);
  const summary = value.summary ?? ownerOf(items, 'summary')?.value.summary;
  const description = value.description ?? ownerOf(items, 'description')?.value.description;
  return {
    id: operationIdFor(method, path),
    method,
    path,
    ...ids.of(site),
    tags: value.tags ?? [],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(value.externalDocs?.url !== undefined && { documentation: value.externalDocs.url }),
    deprecated: value.deprecated === true,
    parameters: analyzeParameters(site, context),
    ...(body && { body }),
    responses: responsesOf(operation, context),
    ...(value.security && {
      security: securityAlternatives({ ...operation, value: value.security }, security, context),
    }),
    servers: serversOf(
      value.servers ? operation : (ownerOf(items, 'servers') ?? operation),
      context,
    ),
    samples: samplesOf(value['x-codeSamples'] ?? value['x-code-samples']),
    at: idAt(operation, context),
  };
}

/**
 * The Fetch Standard sends no body with GET and HEAD, and RFC 9110 forbids one with TRACE.
 *
 * @see https://fetch.spec.whatwg.org/#dom-request
 */
function bodyOf({ method, operation }: OperationSite, context: AnalyzeContext): Body | undefined {
  const { value, ...place } = operation;
  if (!value.requestBody) return undefined;
  const from = below(place, 'requestBody');
  if (method !== 'GET' && method !== 'HEAD' && method !== 'TRACE') {
    return analyzeBody({ ...from, value: value.requestBody }, context);
  }
  context.report(diagnostic('body-unsendable', { method }, from));
  return undefined;
}

function responsesOf(
  { value, ...place }: Located<OperationObject>,
  context: AnalyzeContext,
): Response[] {
  return sortedEntries(value.responses ?? {}).flatMap(([key, response]) => {
    if (key.startsWith('x-')) return [];
    const from = { ...below(place, 'responses', key), value: response };
    if (!/^(default|[1-9]\d\d|[1-5]XX)$/i.test(key)) {
      context.report(diagnostic('status-unknown', { status: key }, below(place, 'responses', key)));
      return [];
    }
    const status = key.toLowerCase() === 'default' ? 'default' : key.toUpperCase();
    return analyzeResponse(status, from, context) ?? [];
  });
}

function samplesOf(samples: Json | undefined): CodeSample[] {
  if (!isArray(samples)) return [];
  return samples.flatMap((sample) => {
    const [language, source] = [own(sample, 'lang'), own(sample, 'source')];
    return typeof language === 'string' && typeof source === 'string' ? [{ language, source }] : [];
  });
}
