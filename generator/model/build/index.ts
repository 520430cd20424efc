/**
 * Stage 5. A document in the dialect → the model. Nothing after this sees OpenAPI again.
 *
 * Operations are built first and note the schemas that they refer to; those are built in turn until
 * none is left, then the components that nothing refers to: they may describe events. Then intersections
 * are resolved, and what needs the whole API is added: the merged arguments, and the types of results.
 */

import { diagnostic, type Diagnostic } from '../../diagnostics.js';
import { sortedEntries } from '../../json.js';
import type { SchemaObject } from '../../spec/document.js';
import { append, parsePointer } from '../../spec/pointer.js';
import type { Located, Spec } from '../../spec/spec.js';
import type {
  Api,
  Info,
  NamedType,
  Operation,
  RefType,
  Type,
  TypeId,
  Use,
  Webhook,
} from '../api.js';
import { buildArguments } from './arguments.js';
import { idOf, type BuildContext } from './context.js';
import { countReferences, reach, recursiveTypes } from './graph.js';
import { createResolver, type Resolver } from './intersections.js';
import { preferred } from './media-types.js';
import { buildOperations, buildServers, type OperationDraft } from './operations.js';
import { buildResults } from './results.js';
import { buildSecurity, defaultSecurity } from './security.js';
import { buildUse } from './uses.js';

export interface BuildResult {
  readonly api: Api;
  readonly diagnostics: readonly Diagnostic[];
  /** How many named schemas were built: each of them once. */
  readonly schemasBuilt: number;
}

export function build(spec: Spec): BuildResult {
  const diagnostics: Diagnostic[] = [];
  const pending: Located<SchemaObject | boolean>[] = [];
  const known = new Set<TypeId>();
  const context: BuildContext = {
    spec,
    report: (found) => diagnostics.push(found),
    refer: (target) => {
      const id = idOf(target, spec.root);
      if (!known.has(id)) {
        known.add(id);
        pending.push(target);
      }
      return id;
    },
  };

  const security = buildSecurity(context);
  const drafts = buildOperations(context, security);
  const components = sortedEntries(spec.document.components?.schemas ?? {}).flatMap(([name]) => {
    const target = spec.resolve(append('#/components/schemas', name), spec.root, 'Schema');
    return target ? [context.refer(target)] : [];
  });
  const schemas = new Map<TypeId, NamedType>();
  for (let target = pending.pop(); target; target = pending.pop()) {
    const id = idOf(target, spec.root);
    const use = buildUse(target.value, target, context);
    if (use.type.kind === 'ref' && leadsToItself(use.type.to, id, schemas)) {
      const reference = use.type.to;
      context.report(diagnostic('reference-cycle', { reference }, target));
      schemas.set(id, schemaType(id, { ...use, type: { kind: 'unknown', at: id } }));
    } else schemas.set(id, schemaType(id, use));
  }

  const resolver = createResolver(
    new Map([...schemas].map(([id, { use }]) => [id, use.type] as const)),
    (id) => {
      const [file = '', pointer = ''] = id.split('#', 2);
      const place = { file: file || spec.root, pointer };
      context.report(diagnostic('schema-cycle', { schema: schemaName(id) }, place));
    },
  );
  const simplifyUse = <U extends Use>(use: U): U => ({ ...use, type: resolver.simplify(use.type) });
  const types = new Map<TypeId, NamedType>();
  for (const [id, type] of schemas) {
    const target = resolver.target({ kind: 'ref', at: id, to: id });
    const own = type.use.type.kind === 'ref' ? type.use.type : (target ?? type.use.type);
    types.set(id, { ...type, use: { ...type.use, type: resolver.simplify(own) } });
  }
  const operations = drafts.operations.map((draft) => simplifyOperation(draft, simplifyUse));
  const webhooks = drafts.webhooks.map((webhook) => ({
    ...webhook,
    payload: simplifyUse(webhook.payload),
  }));
  const finished = finish(operations, webhooks, types, components, resolver, context);
  return {
    api: {
      info: infoOf(spec),
      servers: buildServers(spec.document.servers),
      ...finished,
      security: {
        schemes: security.schemes,
        default: defaultSecurity(
          security,
          operations.some((operation) => operation.security !== undefined),
          context,
        ),
      },
    },
    diagnostics,
    schemasBuilt: schemas.size,
  };
}

/** Whether a chain of bare references ends where it began. */
function leadsToItself(
  start: TypeId,
  id: TypeId,
  schemas: ReadonlyMap<TypeId, NamedType>,
): boolean {
  const seen = new Set<TypeId>();
  for (let to = start; !seen.has(to);) {
    if (to === id) return true;
    seen.add(to);
    const type = schemas.get(to)?.use.type;
    if (type?.kind !== 'ref') return false;
    to = type.to;
  }
  return false;
}

const schemaType = (id: TypeId, use: Use): NamedType => ({
  id,
  role: 'schema',
  form: 'both',
  wireName: schemaName(id),
  use,
  encodings: ['json'],
  recursive: false,
});

/** Parts of a pointer that only say what kind of thing follows. */
const structural =
  /^(components|schemas|properties|definitions|\$defs|paths|content|schema|responses|requestBody)$/;

/** A component's name; of other places the file's name and the telling parts of the pointer. */
export function schemaName(id: TypeId): string {
  const [file = '', pointer = ''] = id.split('#', 2);
  const parts = parsePointer(pointer);
  const telling = parts.filter(
    (part, index) => index === parts.length - 1 || !structural.test(part),
  );
  if (parts.length > 0 && parts.length <= 3) return parts.at(-1)!;
  const stem = file
    .split('/')
    .at(-1)!
    .replace(/\.[^.]*$/, '');
  return [...(parts.length === 0 ? [stem] : []), ...telling.slice(-3)].join(' ');
}

function simplifyOperation(
  draft: OperationDraft,
  simplify: <U extends Use>(use: U) => U,
): OperationDraft {
  const contents = (list: Operation['responses'][number]['contents']) =>
    list.map((content) => ({ ...content, use: simplify(content.use) }));
  return {
    ...draft,
    parameters: draft.parameters.map(simplify),
    ...(draft.body && { body: { ...draft.body, contents: contents(draft.body.contents) } }),
    responses: draft.responses.map((response) => ({
      ...response,
      contents: contents(response.contents),
      headers: response.headers.map(simplify),
    })),
  };
}

/** Adds to each operation what only the whole API can tell. */
function finish(
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
      const { type } = built.type.use;
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

  const free = unreached.map((id): RefType => ({ kind: 'ref', at: id, to: id }));
  const reached = reach(
    [
      ...free.map((type) => ({ type, encoding: 'json' as const })),
      ...[...types.values()].map(({ use, encodings }) => ({
        type: use.type,
        encoding: encodings[0]!,
      })),
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

/** A payload that is not a named schema gets a named type of its own. */
function eventType(webhook: Webhook, types: Map<TypeId, NamedType>): Webhook {
  const { payload, name, operation } = webhook;
  if (payload.type.kind === 'ref') return webhook;
  const id = `${operation ?? 'webhook'} ${name} event`;
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

function reportUnusedContents(draft: OperationDraft, context: BuildContext): void {
  if (!draft.body) return;
  const used = preferred(draft.body.contents);
  for (const content of draft.body.contents) {
    if (!used || content === used) continue;
    const [file = '', pointer = ''] = draft.body.at.split('#', 2);
    const params = { used: used.mediaType, unused: content.mediaType };
    const place = { file: file || context.spec.root, pointer };
    context.report(diagnostic('body-alternative-unused', params, place));
  }
}

function infoOf(spec: Spec): Info {
  const { title, version, description, contact, license } = spec.document.info ?? {};
  const licenseId = license?.identifier ?? license?.name;
  return {
    title: title ?? 'API',
    version: version ?? '0.0.0',
    ...(description !== undefined && { description }),
    ...(contact && { contact }),
    ...(licenseId !== undefined && { license: licenseId }),
  };
}
