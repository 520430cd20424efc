/** The combination of intersections, applied to all parts of an API. */

import type { Content, NamedType, TypeId, Use, Webhook } from '../../model/api.js';
import type { OperationDraft } from '../operation/operation.js';
import { combineAll, combineNamed } from './combine.js';
import type { Untangled } from './cycles.js';
import { resolved, type TypeLookup } from './lookup.js';

/** Named types without any intersection that could be combined. */
export interface CombinedSchemas {
  readonly schemas: ReadonlyMap<TypeId, NamedType>;
  readonly lookup: TypeLookup;
}

/** Combines all named types. One that combines to a reference takes the type of its referent. */
export function combineSchemas({ types, order }: Untangled): CombinedSchemas {
  const lookup = combineNamed(types, order);
  const schemas = [...types].map(([id, named]) => {
    const { use } = named;
    // An alias that the document declares stays a reference.
    const type =
      use.type.kind === 'ref' ? use.type : (resolved(lookup.types.get(id)!, lookup) ?? use.type);
    return [id, { ...named, use: { ...use, type: combineAll(type, lookup) } }] as const;
  });
  return { schemas: new Map(schemas), lookup };
}

/** An operation whose types are combined. */
export function combineOperation(draft: OperationDraft, lookup: TypeLookup): OperationDraft {
  const contents = (list: readonly Content[]): Content[] =>
    list.map((content) => ({
      ...content,
      use: combineUse(content.use, lookup),
      ...(content.items && { items: combineUse(content.items, lookup) }),
    }));
  return {
    ...draft,
    parameters: draft.parameters.map((parameter) => combineUse(parameter, lookup)),
    ...(draft.body && {
      body: { ...draft.body, contents: contents(draft.body.contents).map(withBytes(lookup)) },
    }),
    responses: draft.responses.map((response) => ({
      ...response,
      contents: contents(response.contents),
      headers: response.headers.map((header) => combineUse(header, lookup)),
    })),
  };
}

/** A content that is bytes says so itself, whichever schema it refers to. */
const withBytes =
  (lookup: TypeLookup) =>
  (content: Content): Content => {
    const found = resolved(content.use.type, lookup);
    return found?.kind === 'binary'
      ? { ...content, use: { ...content.use, type: found } }
      : content;
  };

/** A webhook whose payload is combined. */
export const combineWebhook = (webhook: Webhook, lookup: TypeLookup): Webhook => ({
  ...webhook,
  payload: combineUse(webhook.payload, lookup),
});

const combineUse = <U extends Use>(use: U, lookup: TypeLookup): U => ({
  ...use,
  type: combineAll(use.type, lookup),
});
