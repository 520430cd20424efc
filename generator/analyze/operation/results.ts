/** The result of an operation on success, and its declared errors. */

import type { NamedType, Response, Type, Use, WirePlan } from '../../model/api.js';
import { emptyObject, namedType, propertyOf, useOf } from '../../model/create.js';
import { operationTypeId } from '../../model/identity.js';
import { essence } from '../../model/media-types.js';
import { preferredContent, responseDecoding } from './encodings.js';
import type { OperationDraft } from './operation.js';

/** The results of an operation. */
export interface Results {
  readonly success: Use;
  /** The type of role `response` that `success` refers to; absent if `success` needs no name. */
  readonly response?: NamedType;
  /** The type of role `errors`; absent if the document declares no error response. */
  readonly errors?: NamedType;
  readonly wire: WirePlan['response'];
}

/** The results of an operation. Only responses declared for 2xx count as success, or else `default`. */
export function analyzeResults(operation: OperationDraft): Results {
  const { responses } = operation;
  const stated = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  const successes =
    stated.length > 0 ? stated : responses.filter(({ status }) => status === 'default');
  const use = successUse(operation, successes);
  const response = needsName(use.type) ? responseType(operation, use) : undefined;
  const errors = errorsType(operation);
  return {
    success: response ? { ...use, type: { kind: 'ref', at: use.type.at, to: response.id } } : use,
    ...(response && { response }),
    ...(errors && { errors }),
    wire: responseWire(operation, successes),
  };
}

/** Whether a response never has a body (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
const isEmpty = (operation: OperationDraft, { status }: Response): boolean =>
  operation.method === 'HEAD' || status === '204' || status === '205';

function successUse(operation: OperationDraft, successes: readonly Response[]): Use {
  const uses = successes.map((response) =>
    isEmpty(operation, response) ? useOf({ kind: 'null', at: response.at }) : bodyUse(response),
  );
  if (uses.length === 0) return useOf({ kind: 'unknown', at: operation.at });
  // Statuses that share a response component have the same type.
  const distinct = uses.filter(
    (use, index) => uses.findIndex((other) => other.type.at === use.type.at) === index,
  );
  return distinct.length === 1
    ? distinct[0]!
    : useOf({ kind: 'union', at: operation.at, variants: distinct });
}

/** The body of a response as the client returns it: any value if the document declares no content. */
function bodyUse(response: Response): Use {
  const content = preferredContent(response.contents);
  if (!content) return useOf({ kind: 'unknown', at: response.at });
  const { use } = content;
  switch (responseDecoding(content)) {
    case 'json':
      return use;
    case 'text':
      return { ...use, type: { kind: 'string', at: use.type.at } };
    case 'binary':
    case 'none':
      return { ...use, type: { kind: 'binary', at: use.type.at } };
  }
}

const needsName = (type: Type): boolean =>
  type.kind === 'object' ||
  type.kind === 'array' ||
  type.kind === 'union' ||
  type.kind === 'intersection' ||
  type.kind === 'enum';

const responseType = (operation: OperationDraft, use: Use): NamedType =>
  namedType({
    id: operationTypeId(operation.id, 'response'),
    role: 'response',
    form: 'response',
    wireName: 'response',
    use,
    operation: operation.id,
  });

/** An object by status: the responses declared from 400 on, and `default`. */
function errorsType(operation: OperationDraft): NamedType | undefined {
  const declared = operation.responses.filter(({ status }) => /^([45]|default)/.test(status));
  if (declared.length === 0) return undefined;
  const properties = declared.map((response) => {
    const { description } = response;
    const use = { ...bodyUse(response), ...(description !== undefined && { description }) };
    return { ...propertyOf(response.status, use), required: true };
  });
  return namedType({
    id: operationTypeId(operation.id, 'errors'),
    role: 'errors',
    form: 'response',
    wireName: 'errors',
    use: useOf({ ...emptyObject(operation.at), properties }),
    operation: operation.id,
  });
}

function responseWire(
  operation: OperationDraft,
  successes: readonly Response[],
): WirePlan['response'] {
  const response = successes.find(({ contents }) => contents.length > 0);
  const content = response && preferredContent(response.contents);
  if (!content || operation.method === 'HEAD') {
    return { decode: 'json', accept: 'application/json' };
  }
  const decode = responseDecoding(content);
  if (decode === 'json') return { decode, accept: 'application/json' };
  const type = essence(content.mediaType);
  return { decode, accept: type === '*' ? '*/*' : type };
}
