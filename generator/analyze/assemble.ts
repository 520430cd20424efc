/**
 * What can only be known from the whole API: which component becomes the params of its only user, the types
 * of arguments, results and events, and which named types are used at all.
 */

import { diagnostic } from '../diagnostics/diagnostics.js';
import type { Api, NamedType, Operation, RefType, Type, TypeId, Webhook } from '../model/api.js';
import { placeOf } from '../model/identity.js';
import { children, resultTypes } from '../model/walk.js';
import type { TypeLookup } from './combine/lookup.js';
import type { AnalyzeContext } from './context.js';
import { nameEvents } from './events.js';
import { mergeArguments, type ArgumentsResult } from './operation/arguments.js';
import { alternativeOf, bytesAlternativeOf, passedUse } from './operation/alternatives.js';
import { bodyEncoding } from './operation/encodings.js';
import type { OperationDraft } from './operation/operation.js';
import { isOffered, isUnwritable } from './operation/raw-bodies.js';
import { sentContent } from './operation/sent-content.js';
import { analyzeResults, type Results, type UnusedContent } from './operation/results.js';
import { countReferences, reachedTypes, recursiveTypes, type Root } from './usage.js';

/** The parts of an API. */
export interface AssembleInput {
  readonly operations: readonly OperationDraft[];
  readonly webhooks: readonly Webhook[];
  /** The named types of the document. */
  readonly schemas: ReadonlyMap<TypeId, NamedType>;
  /** Ids of those that are components. */
  readonly components: readonly TypeId[];
  readonly lookup: TypeLookup;
}

/** The assembled parts of an API, and the contents of responses that no call can ask for. */
export interface Assembled {
  readonly api: Pick<Api, 'operations' | 'webhooks' | 'types'>;
  readonly unused: readonly UnusedContent[];
}

/** Adds the types of operations and webhooks, and selects the named types that are used. */
export function assemble(input: AssembleInput): Assembled {
  const { schemas, lookup } = input;
  const results = input.operations.map((draft) => analyzeResults(draft, lookup));
  const { counts, unused } = countUses(input, results);
  const isUsedOnce = (id: TypeId): boolean => counts.get(id) === 1;
  const merged = input.operations.map((draft) =>
    mergeArguments(draft, { lookup, schemas, isUsedOnce }),
  );
  const operations = input.operations.map((draft, index) =>
    completeOperation(draft, merged[index]!, results[index]!),
  );
  const { webhooks, types: events } = nameEvents(input.webhooks);
  const own = new Map(
    [
      ...input.operations.flatMap((_, index) => typesOf(merged[index]!, results[index]!)),
      ...events,
    ].map((type) => [type.id, type] as const),
  );
  const used = reachedTypes(rootsOf({ operations, webhooks, types: own }, unused), schemas);
  const types = markRecursive(new Map([...own, ...used]));
  return {
    api: { operations, webhooks, types },
    unused: results.flatMap((result) => result.unused),
  };
}

/** How many references each named type has, and the components without references. */
function countUses(
  { operations, webhooks, schemas, components, lookup }: AssembleInput,
  results: readonly Results[],
): { readonly counts: ReadonlyMap<TypeId, number>; readonly unused: readonly TypeId[] } {
  const roots = [
    ...operations.flatMap((operation) => inputTypes(operation, lookup)),
    ...results.flatMap(({ success, response, errors, wire }) => [
      success.type,
      ...wire.alternatives.map(({ use }) => use.type),
      ...(response ? [response.use.type] : []),
      ...(errors ? [errors.use.type] : []),
    ]),
    ...webhooks.map(({ payload }) => payload.type),
  ];
  const types = new Map([...schemas].map(([id, { use }]) => [id, use.type] as const));
  const counts = countReferences(roots, types);
  const unused = components.filter((id) => !counts.has(id));
  const inner = countReferences(
    unused.flatMap((id) => types.get(id) ?? []),
    types,
  );
  for (const [id, count] of inner) counts.set(id, (counts.get(id) ?? 0) + count);
  return { counts, unused };
}

/** The types of the parameters and of the body that is sent. */
const inputTypes = ({ parameters, body }: OperationDraft, lookup: TypeLookup): Type[] => {
  const content = body && sentContent(body, lookup);
  return [
    ...parameters.map(({ type }) => type),
    ...(content ? [passedUse({ body, content, lookup }).type] : []),
  ];
};

const completeOperation = (
  draft: OperationDraft,
  { arguments: args, wire }: ArgumentsResult,
  { success, errors, wire: response }: Results,
): Operation => ({
  ...draft,
  arguments: args,
  success,
  ...(errors && { errors: errors.id }),
  wire: { ...wire, response },
});

/** The named types that belong to one operation. */
const typesOf = ({ params }: ArgumentsResult, { response, errors }: Results): NamedType[] =>
  [params, response, errors].filter((type) => type !== undefined);

/** The input that decides which schemas are used. Unreferenced components count as used: they may describe events. */
function rootsOf(
  { operations, webhooks, types }: Pick<Api, 'operations' | 'webhooks' | 'types'>,
  unused: readonly TypeId[],
): Root[] {
  const own = [...types.values()].flatMap(({ use, encodings }) =>
    encodings.flatMap((encoding) => contentRoots({ type: use.type, encoding })),
  );
  const json = [
    ...unused.map((id): RefType => ({ kind: 'ref', at: id, to: id })),
    ...operations.flatMap(streamedTypes),
    ...operations.flatMap(resultTypes),
    ...operations.flatMap(({ arguments: { positional } }) => positional?.type ?? []),
    ...webhooks.map(({ payload }) => payload.type),
  ];
  return [...own, ...json.map((type) => ({ type, encoding: 'json' as const }))];
}

/** A root, or those of each content if it is a body of several. */
function contentRoots({ type, encoding }: Root): Root[] {
  if (type.kind === 'ref') return [{ type, encoding }];
  const own = type.kind === 'union' ? type.encodings : undefined;
  return children(type).flatMap((child, index) =>
    contentRoots({ type: child, encoding: own?.[index] ?? encoding }),
  );
}

/** The types of the items in streamed bodies and responses. */
const streamedTypes = ({ body, responses }: Operation): Type[] =>
  [body, ...responses].flatMap((owner) =>
    (owner?.contents ?? []).flatMap(({ items }) => items?.type ?? []),
  );

function markRecursive(types: ReadonlyMap<TypeId, NamedType>): ReadonlyMap<TypeId, NamedType> {
  const recursive = recursiveTypes(types);
  return new Map(
    [...types].map(([id, type]) => [id, recursive.has(id) ? { ...type, recursive: true } : type]),
  );
}

/** Reports the contents of request bodies that are never sent as described, or not at all. */
export function reportUnusedContents(
  operations: readonly OperationDraft[],
  lookup: TypeLookup,
  context: AnalyzeContext,
): void {
  for (const { body } of operations) {
    const used = body && sentContent(body, lookup);
    if (!used) continue;
    if (isUnwritable(used, lookup)) {
      const kind = bodyEncoding(used) === 'text' ? 'text' : 'bytes';
      const params = { mediaType: used.mediaType, kind } as const;
      context.report(diagnostic('body-unwritten', params, placeOf(body.at, context.spec.root)));
    }
    const input = { body, content: used, lookup };
    const alternative = alternativeOf(input)?.content;
    const bytes = bytesAlternativeOf(input);
    for (const content of body.contents) {
      const { mediaType } = content;
      if (content === used || content === alternative || isOffered(content, used)) continue;
      if (bytes && (mediaType === bytes.mediaType || bytes.accepts.includes(mediaType))) continue;
      const params = { used: used.mediaType, unused: content.mediaType };
      const source = placeOf(body.at, context.spec.root);
      context.report(diagnostic('body-alternative-unused', params, source));
    }
  }
}
