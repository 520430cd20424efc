/**
 * Path Items → operations, as far as one operation tells by itself. What needs the whole API (the merged
 * arguments, the names of their types) is added by `finish`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#operation-object
 */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import { isArray, own, sortedEntries, type Json } from '../../base/json.js';
import {
  methods,
  type OperationObject,
  type PathItemObject,
  type ServerObject,
} from '../../openapi/document.js';
import type { Located, Place } from '../../openapi/references.js';
import type { Api, Body, CodeSample, Operation, Server, Webhook } from '../../model/api.js';
import { operationIdFor } from '../../model/identity.js';
import { useOf } from '../../model/create.js';
import { buildBody, buildResponse } from './contents.js';
import { at, below, dereference, type BuildContext } from '../context.js';
import { preferred } from './media-types.js';
import { buildParameters } from './parameters.js';
import type { SecurityTable } from './security.js';

export type OperationDraft = Omit<Operation, 'arguments' | 'success' | 'errors' | 'wire'>;

export interface OperationsResult {
  readonly operations: readonly OperationDraft[];
  readonly webhooks: readonly Webhook[];
}

export function buildOperations(context: BuildContext, security: SecurityTable): OperationsResult {
  const { document, root } = context.spec;
  const operations: OperationDraft[] = [];
  const webhooks: Webhook[] = [];
  const seen = new Map<string, Place>();

  for (const [path, value] of sortedEntries(document.paths ?? {})) {
    if (path.startsWith('x-')) continue;
    const from = below({ file: root, pointer: '/paths' }, path);
    const item = dereference(value, from, 'PathItem', context);
    if (!item) continue;
    for (const [method, operation] of operationsOf(item)) {
      const draft = buildOperation(method, path, item, operation, context, security);
      operations.push(draft);
      reportDuplicate(operation, seen, context);
      webhooks.push(...callbacksOf(operation, draft.id, context));
    }
  }
  for (const [name, value] of sortedEntries(document.webhooks ?? {})) {
    const from = below({ file: root, pointer: '/webhooks' }, name);
    webhooks.push(...payloads(name, value, from, undefined, context));
  }
  return { operations, webhooks };
}

function operationsOf(item: Located<PathItemObject>): [string, Located<OperationObject>][] {
  const fixed = methods.flatMap((method): [string, Located<OperationObject>][] => {
    const value = item.value[method];
    return value ? [[method.toUpperCase(), { ...below(item, method), value }]] : [];
  });
  const additional = sortedEntries(item.value.additionalOperations ?? {}).map(
    ([method, value]): [string, Located<OperationObject>] => [
      method.toUpperCase(),
      { ...below(item, 'additionalOperations', method), value },
    ],
  );
  return [...fixed, ...additional];
}

function buildOperation(
  method: string,
  path: string,
  item: Located<PathItemObject>,
  operation: Located<OperationObject>,
  context: BuildContext,
  security: SecurityTable,
): OperationDraft {
  const { value } = operation;
  const body = bodyOf(method, operation, context);
  const summary = value.summary ?? item.value.summary;
  const description = value.description ?? item.value.description;
  return {
    id: operationIdFor(method, path),
    method,
    path,
    ...(value.operationId !== undefined &&
      value.operationId !== '' && { operationId: value.operationId }),
    tags: value.tags ?? [],
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(value.externalDocs?.url !== undefined && { documentation: value.externalDocs.url }),
    deprecated: value.deprecated === true,
    parameters: buildParameters(path, item, operation, context),
    ...(body && { body }),
    responses: sortedEntries(value.responses ?? {}).flatMap(([status, response]) =>
      status.startsWith('x-')
        ? []
        : (buildResponse(
            status.toLowerCase() === 'default' ? 'default' : status.toUpperCase(),
            response,
            below(operation, 'responses', status),
            context,
          ) ?? []),
    ),
    ...(value.security && { security: security.alternatives(value.security, operation) }),
    servers: buildServers(value.servers ?? item.value.servers),
    samples: samplesOf(value['x-codeSamples'] ?? value['x-code-samples']),
    at: at(context, operation),
  };
}

/** The Fetch Standard sends no body with GET and HEAD. @see https://fetch.spec.whatwg.org/#dom-request */
function bodyOf(
  method: string,
  { value, ...place }: Located<OperationObject>,
  context: BuildContext,
): Body | undefined {
  if (!value.requestBody) return undefined;
  const from = below(place, 'requestBody');
  if (method !== 'GET' && method !== 'HEAD') return buildBody(value.requestBody, from, context);
  context.report(diagnostic('body-unsendable', { method }, from));
  return undefined;
}

function reportDuplicate(
  operation: Located<OperationObject>,
  seen: Map<string, Place>,
  context: BuildContext,
): void {
  const { operationId } = operation.value;
  if (operationId === undefined || operationId === '') return;
  const place = below(operation, 'operationId');
  const first = seen.get(operationId);
  if (!first) {
    seen.set(operationId, place);
    return;
  }
  const related = [{ message: 'It is used here first.', source: first }];
  context.report(diagnostic('operation-id-duplicate', { operationId }, place, related));
}

function callbacksOf(
  { value, ...place }: Located<OperationObject>,
  operation: string,
  context: BuildContext,
): Webhook[] {
  return sortedEntries(value.callbacks ?? {}).flatMap(([name, callback]) => {
    const found = dereference(callback, below(place, 'callbacks', name), 'Callback', context);
    if (!found) return [];
    return sortedEntries(found.value).flatMap(([expression, item]) =>
      expression.startsWith('x-') || typeof item !== 'object'
        ? []
        : payloads(name, item, below(found, expression), operation, context),
    );
  });
}

/** What a webhook or callback sends: the body of each of its operations. */
function payloads(
  name: string,
  value: PathItemObject,
  from: Place,
  operation: string | undefined,
  context: BuildContext,
): Webhook[] {
  const item = dereference(value, from, 'PathItem', context);
  if (!item) return [];
  return operationsOf(item).map(([, sent]) => {
    const { requestBody } = sent.value;
    const body = requestBody && buildBody(requestBody, below(sent, 'requestBody'), context);
    const content = body && preferred(body.contents);
    return {
      name,
      ...(operation !== undefined && { operation }),
      payload: content?.use ?? useOf({ kind: 'unknown', at: at(context, sent) }),
      at: at(context, sent),
    };
  });
}

export function buildServers(servers: readonly ServerObject[] = []): Api['servers'] {
  return servers.flatMap(({ url, name, description, variables = {} }): Server[] =>
    url === undefined
      ? []
      : [
          {
            url,
            ...(name !== undefined && { name }),
            ...(description !== undefined && { description }),
            variables: sortedEntries(variables).map(([name, variable]) => ({
              name,
              default: variable.default ?? variable.enum?.[0] ?? '',
              values: variable.enum ?? [],
            })),
          },
        ],
  );
}

function samplesOf(samples: Json | undefined): CodeSample[] {
  if (!isArray(samples)) return [];
  return samples.flatMap((sample) => {
    const [language, source] = [own(sample, 'lang'), own(sample, 'source')];
    return typeof language === 'string' && typeof source === 'string' ? [{ language, source }] : [];
  });
}
