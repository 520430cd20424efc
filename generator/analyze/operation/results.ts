/** What an operation gives back, and what it may answer beside success. */

import type { NamedType, Response, Type, Use, WirePlan } from '../../model/api.js';
import { operationTypeId } from '../../model/identity.js';
import { emptyObject, useOf } from '../../model/create.js';
import { essence } from '../../model/media-types.js';
import type { OperationDraft } from './operation.js';
import { preferred, responseDecoding } from './media-types.js';

export interface BuiltResults {
  readonly success: Use;
  readonly types: readonly NamedType[];
  readonly errors?: NamedType;
  readonly response: WirePlan['response'];
}

export function buildResults(operation: OperationDraft): BuiltResults {
  const stated = operation.responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  const fallback = operation.responses.filter(({ status }) => status === 'default');
  const successes = stated.length > 0 ? stated : fallback;
  const use = successUse(operation, successes);
  const named = nameable(use.type) ? responseType(operation, use) : undefined;
  const errors = errorsType(operation);
  return {
    success: named ? { ...use, type: { kind: 'ref', at: use.type.at, to: named.id } } : use,
    types: named ? [named] : [],
    ...(errors && { errors }),
    response: responseWire(operation, successes),
  };
}

/** Nothing can be in these answers (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
const isEmpty = (operation: OperationDraft, { status }: Response): boolean =>
  operation.method === 'HEAD' || status === '204' || status === '205';

function successUse(operation: OperationDraft, successes: readonly Response[]): Use {
  const uses = successes.map((response): Use => {
    if (isEmpty(operation, response)) return useOf({ kind: 'null', at: response.at });
    return bodyUse(response);
  });
  if (uses.length === 0) return useOf({ kind: 'unknown', at: operation.at });
  if (uses.length === 1) return uses[0]!;
  const distinct = uses.filter(
    (use, index) => uses.findIndex((other) => other.type.at === use.type.at) === index,
  );
  if (distinct.length === 1) return distinct[0]!;
  return useOf({ kind: 'union', at: operation.at, variants: distinct });
}

/** The body of an answer as the client gives it: without content, anything may come. */
function bodyUse(response: Response): Use {
  const content = preferred(response.contents);
  if (!content) return useOf({ kind: 'unknown', at: response.at });
  switch (responseDecoding(content)) {
    case 'json':
      return content.use;
    case 'text':
      return { ...content.use, type: { kind: 'string', at: content.use.type.at } };
    case 'binary':
    case 'none':
      return { ...content.use, type: { kind: 'binary', at: content.use.type.at } };
  }
}

const nameable = (type: Type): boolean =>
  type.kind === 'object' ||
  type.kind === 'array' ||
  type.kind === 'union' ||
  type.kind === 'intersection' ||
  type.kind === 'enum';

const responseType = (operation: OperationDraft, use: Use): NamedType => ({
  id: operationTypeId(operation.id, 'response'),
  role: 'response',
  form: 'response',
  wireName: 'response',
  use,
  operation: operation.id,
  encodings: ['json'],
  recursive: false,
});

/** An object by status: the declared answers from 400 on, and `default`. */
function errorsType(operation: OperationDraft): NamedType | undefined {
  const declared = operation.responses.filter(({ status }) => /^([45]|default)/.test(status));
  if (declared.length === 0) return undefined;
  const type = {
    ...emptyObject(operation.at),
    properties: declared.map((response) => ({
      ...bodyUse(response),
      ...(response.description !== undefined && { description: response.description }),
      name: response.status,
      required: true,
      readOnly: false,
      writeOnly: false,
    })),
  };
  return {
    id: operationTypeId(operation.id, 'errors'),
    role: 'errors',
    form: 'response',
    wireName: 'errors',
    use: useOf(type),
    operation: operation.id,
    encodings: ['json'],
    recursive: false,
  };
}

function responseWire(
  operation: OperationDraft,
  successes: readonly Response[],
): WirePlan['response'] {
  const response = successes.find(({ contents }) => contents.length > 0);
  const content = response && preferred(response.contents);
  if (!content || operation.method === 'HEAD')
    return { decode: 'json', accept: 'application/json' };
  const decode = responseDecoding(content);
  const type = essence(content.mediaType);
  const accept = decode === 'json' ? 'application/json' : type === '*' ? '*/*' : type;
  return { decode, accept };
}
