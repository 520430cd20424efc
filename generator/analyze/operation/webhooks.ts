/**
 * Webhooks of the API, and callbacks that operations register.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#callback-object
 */

import { sortedEntries } from '../../base/json.js';
import type { Located } from '../../base/place.js';
import type { OperationId, Webhook } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import { operationIdFor } from '../../model/identity.js';
import { isJson } from '../../model/media-types.js';
import type { PathItemObject } from '../../openapi/document.js';
import { below, dereference, idAt, type AnalyzeContext } from '../context.js';
import { analyzeBody } from './contents.js';
import { operationsOf } from './operation.js';
import type { OperationSite } from './parameters.js';
import { pathItemChain } from './path-items.js';

/** The callbacks that an operation registers. */
export function callbacksOf(site: OperationSite, context: AnalyzeContext): Webhook[] {
  const { value, ...place } = site.operation;
  const operation = operationIdFor(site.method, site.path);
  return sortedEntries(value.callbacks ?? {}).flatMap(([name, callback]) => {
    const from = { ...below(place, 'callbacks', name), value: callback };
    const found = dereference('Callback', from, context);
    if (!found) return [];
    return sortedEntries(found.value).flatMap(([expression, item]) =>
      expression.startsWith('x-') || typeof item !== 'object'
        ? []
        : payloadsOf(
            { name, operation, item: { ...below(found, expression), value: item } },
            context,
          ),
    );
  });
}

/** The webhooks that the document declares for the whole API. */
export function webhooksOf(context: AnalyzeContext): Webhook[] {
  const { document, root } = context.spec;
  const place = { file: root, pointer: '/webhooks' };
  return sortedEntries(document.webhooks ?? {}).flatMap(([name, value]) =>
    payloadsOf({ name, item: { ...below(place, name), value } }, context),
  );
}

interface Declared {
  readonly name: string;
  /** The operation that registers it; absent for a webhook of the API. */
  readonly operation?: OperationId;
  readonly item: Located<PathItemObject>;
}

/** The payload of a webhook or callback: the request body of each of its operations. */
function payloadsOf({ name, operation, item }: Declared, context: AnalyzeContext): Webhook[] {
  return operationsOf(pathItemChain(item, context), context).map(
    ({ operation: { value, ...place } }) => {
      const from = value.requestBody && {
        ...below(place, 'requestBody'),
        value: value.requestBody,
      };
      const body = from && analyzeBody(from, context);
      const { contents = [] } = body ?? {};
      const content = contents.find(({ mediaType }) => isJson(mediaType)) ?? contents[0];
      const at = idAt(place, context);
      return {
        name,
        ...(operation !== undefined && { operation }),
        payload: content?.use ?? useOf({ kind: 'unknown', at }),
        at,
      };
    },
  );
}
