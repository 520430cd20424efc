/**
 * What only the whole API can tell: which component has become the params of its one user, which named
 * types are reached and how, and the types of arguments, results and events.
 */

import { diagnostic } from '../diagnostics/diagnostics.js';
import type { Api, NamedType, Operation, RefType, Type, TypeId, Webhook } from '../model/api.js';
import { useOf } from '../model/create.js';
import { buildArguments } from './operation/arguments.js';
import { asParts } from './operation/body-part.js';
import { eventId, placeOf, webhooksLocation } from '../model/identity.js';
import type { BuildContext } from './context.js';
import { countReferences, reach, recursiveTypes } from './reach.js';
import type { Resolver } from './combine/combine.js';
import { preferred } from './operation/media-types.js';
import type { OperationDraft } from './operation/operation.js';
import { buildResults } from './operation/results.js';

/** Adds to each operation what only the whole API can tell. */
export function finish(
  drafts: readonly OperationDraft[],
  webhookDrafts: readonly Webhook[],
  schemas: ReadonlyMap<TypeId, NamedType>,
  components: readonly TypeId[],
  resolver: Resolver,
  context: BuildContext,
): Pick<Api, 'operations' | 'webhooks' | 'types'> {
  const results = drafts.map(buildResults);
  const roots = [
    ...drafts.flatMap((draft) => inputTypes(draft)),
    ...results.flatMap(({ success, types, errors }) => [
      success.type,
      ...types.map(({ use }) => use.type),
      ...(errors ? [errors.use.type] : []),
    ]),
    ...webhookDrafts.map(({ payload }) => payload.type),
  ];
  const plain = new Map([...schemas].map(([id, { use }]) => [id, use.type] as const));
  const counts = countReferences(roots, plain);
  const unreached = components.filter((id) => !counts.has(id));
  for (const [id, count] of countReferences(
    unreached.flatMap((id) => plain.get(id) ?? []),
    plain,
  )) {
    counts.set(id, (counts.get(id) ?? 0) + count);
  }
  const types = new Map<TypeId, NamedType>();
  const operations = drafts.map((draft, index): Operation => {
    reportUnusedContents(draft, context);
    const built = buildArguments(draft, resolver, (id) => counts.get(id) === 1);
    const { success, types: own, errors, response } = results[index]!;
    if (built.type) {
      const source = built.absorbed === undefined ? undefined : schemas.get(built.absorbed)?.use;
      // A component that was taken over comes as the resolver knows it: its members are still to be combined.
      const type = resolver.simplify(built.type.use.type);
      types.set(built.type.id, {
        ...built.type,
        use: source ? { ...source, type } : built.type.use,
      });
    }
    for (const type of own) types.set(type.id, type);
    if (errors) types.set(errors.id, errors);
    return {
      ...draft,
      arguments: built.arguments,
      success,
      ...(errors && { errors: errors.id }),
      wire: { ...built.wire, response },
    };
  });
  const webhooks = webhookDrafts.map((webhook) => eventType(webhook, types));
  const union = eventUnion(webhooks);
  if (union) types.set(union.id, union);

  const free = [
    ...unreached.map((id): RefType => ({ kind: 'ref', at: id, to: id })),
    ...operations.flatMap(itemTypes),
  ];
  const reached = reach(
    [
      ...free.map((type) => ({ type, encoding: 'json' as const })),
      ...[...types.values()].flatMap(({ use, encodings }) =>
        encodings.map((encoding) => ({ type: use.type, encoding })),
      ),
      ...operations.map(({ success }) => ({ type: success.type, encoding: 'json' as const })),
      ...operations.flatMap(({ arguments: { positional } }) =>
        positional ? [{ type: positional.type, encoding: 'json' as const }] : [],
      ),
      ...webhooks.map(({ payload }) => ({ type: payload.type, encoding: 'json' as const })),
    ],
    schemas,
  );
  for (const [id, type] of reached) types.set(id, type);
  const recursive = recursiveTypes(types);
  for (const id of recursive) types.set(id, { ...types.get(id)!, recursive: true });
  return { operations, webhooks, types };
}

const inputTypes = (draft: OperationDraft): Type[] => [
  ...draft.parameters.map(({ type }) => type),
  ...(draft.body ? [preferred(draft.body.contents)?.use.type].filter((type) => !!type) : []),
];

/** What the items of streamed answers and bodies are. */
const itemTypes = ({ body, responses }: Operation): Type[] =>
  [body, ...responses].flatMap((owner) =>
    (owner?.contents ?? []).flatMap(({ items }) => items?.type ?? []),
  );

/** A payload that is not a named schema gets a named type of its own. */
function eventType(webhook: Webhook, types: Map<TypeId, NamedType>): Webhook {
  const { payload, name, operation } = webhook;
  if (payload.type.kind === 'ref') return webhook;
  const id = eventId(webhook.at);
  types.set(id, {
    id,
    role: 'event',
    form: 'response',
    wireName: name,
    use: payload,
    ...(operation !== undefined && { operation }),
    encodings: ['json'],
    recursive: false,
  });
  return {
    ...webhook,
    payload: { ...payload, type: { kind: 'ref', at: payload.type.at, to: id } },
  };
}

/** Everything that the API may send of its own accord, as one type: what a receiver takes apart. */
function eventUnion(webhooks: readonly Webhook[]): NamedType | undefined {
  const payloads = webhooks.filter(({ operation }) => operation === undefined);
  const refs = new Map(
    payloads.flatMap(({ payload }) =>
      payload.type.kind === 'ref' ? [[payload.type.to, payload.type]] : [],
    ),
  );
  if (refs.size < 2) return undefined;
  const at = webhooksLocation;
  return {
    id: eventId(at),
    role: 'event',
    form: 'response',
    wireName: 'webhook',
    use: {
      ...useOf({ kind: 'union', at, variants: [...refs.values()].map(useOf) }),
      description: 'What the API sends of its own accord.',
    },
    encodings: ['json'],
    recursive: false,
  };
}

function reportUnusedContents(draft: OperationDraft, context: BuildContext): void {
  if (!draft.body) return;
  const used = preferred(draft.body.contents);
  for (const content of draft.body.contents) {
    if (!used || content === used || content === asParts(draft.body, used)) continue;
    const params = { used: used.mediaType, unused: content.mediaType };
    const place = placeOf(draft.body.at, context.spec.root);
    context.report(diagnostic('body-alternative-unused', params, place));
  }
}
