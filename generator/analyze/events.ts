/** Named types for the payloads of webhooks and callbacks. */

import type { NamedType, RefType, TypeId, Use, Webhook } from '../model/api.js';
import { namedType, useOf } from '../model/create.js';
import { eventId, webhooksLocation } from '../model/identity.js';

/** Webhooks whose payloads are named types. */
export interface Events {
  readonly webhooks: readonly Webhook[];
  /** The types of role `event`. */
  readonly types: readonly NamedType[];
}

/** Names every payload that is not a schema, and the union of all payloads of the API's webhooks. */
export function nameEvents(given: readonly Webhook[]): Events {
  const types: NamedType[] = [];
  const webhooks = given.map((webhook) => {
    if (webhook.payload.type.kind === 'ref') return webhook;
    const type = payloadType(webhook);
    types.push(type);
    const { payload } = webhook;
    const ref: RefType = { kind: 'ref', at: payload.type.at, to: type.id };
    return { ...webhook, payload: { ...payload, type: ref } };
  });
  const union = payloadUnion(webhooks);
  return { webhooks, types: union ? [...types, union] : types };
}

function payloadType({ at, name, operation, payload }: Webhook): NamedType {
  const type = eventType(eventId(at), name, payload);
  return operation === undefined ? type : { ...type, operation };
}

/** The union of all payloads, for receivers; undefined for fewer than two. Callbacks are not included. */
function payloadUnion(webhooks: readonly Webhook[]): NamedType | undefined {
  const refs = new Map(
    webhooks.flatMap(({ operation, payload: { type } }) =>
      operation === undefined && type.kind === 'ref' ? [[type.to, type] as const] : [],
    ),
  );
  if (refs.size < 2) return undefined;
  const at = webhooksLocation;
  return eventType(eventId(at), 'webhook', {
    ...useOf({ kind: 'union', at, variants: [...refs.values()].map(useOf) }),
    description: 'The payload of any webhook of the API.',
  });
}

const eventType = (id: TypeId, wireName: string, use: Use): NamedType =>
  namedType({ id, role: 'event', form: 'response', wireName, use });
