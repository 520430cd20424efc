/**
 * Stage 5. A document in the dialect → the model. Nothing after this sees OpenAPI again.
 *
 * Operations are built first and note the schemas that they refer to; those are built in turn until
 * none is left, then the components that nothing refers to: they may describe events. Then intersections
 * are resolved, and what needs the whole API is added: the merged arguments, and the types of results.
 */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { SchemaObject } from '../openapi/document.js';
import type { Located, Spec } from '../openapi/references.js';
import type { Api, Info, NamedType, Operation, TypeId, Use } from '../model/api.js';
import { idOf, placeOf } from '../model/identity.js';
import type { BuildContext } from './context.js';
import { finish } from './assemble.js';
import { untangle, type Untangled } from './combine/cycles.js';
import { createResolver } from './combine/combine.js';
import { limits } from '../base/limits.js';
import { buildOperations, buildServers, type OperationDraft } from './operation/operation.js';
import { schemaName } from './schema/schema-name.js';
import { buildSecurity, defaultSecurity } from './operation/security.js';
import { reportUnsaid } from './schema/unsupported.js';
import { buildUse } from './schema/uses.js';

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
  const components = spec.schemaNames.flatMap((name) => {
    const target = spec.resolve(spec.schemaReference(name), spec.root, 'Schema');
    return target ? [context.refer(target)] : [];
  });
  const schemas = new Map<TypeId, NamedType>();
  for (let target = pending.pop(); target; target = pending.pop()) {
    const id = idOf(target, spec.root);
    schemas.set(id, schemaType(id, buildUse(target.value, target, context)));
  }

  const schemaTypes = new Map([...schemas].map(([id, { use }]) => [id, use.type] as const));
  const untangled = untangle(schemaTypes);
  reportCycles(untangled, context);
  for (const [id, of] of untangled.bases) {
    const type = schemas.get(of)!;
    schemas.set(id, { ...type, id, wireName: `${type.wireName}Base` });
  }
  const resolver = createResolver(untangled.types, untangled.order);
  const simplifyUse = <U extends Use>(use: U): U => ({ ...use, type: resolver.simplify(use.type) });
  const types = new Map<TypeId, NamedType>();
  for (const [id, type] of schemas) {
    const target = resolver.target({ kind: 'ref', at: id, to: id });
    const draft = untangled.types.get(id)!;
    const own = draft.kind === 'ref' ? draft : (target ?? draft);
    types.set(id, { ...type, use: { ...type.use, type: resolver.simplify(own) } });
  }
  const operations = drafts.operations.map((draft) => simplifyOperation(draft, simplifyUse));
  const webhooks = drafts.webhooks.map((webhook) => ({
    ...webhook,
    payload: simplifyUse(webhook.payload),
  }));
  const finished = finish(operations, webhooks, types, components, resolver, context);
  reportUnsaid(finished.types.values(), context);
  return {
    api: {
      info: infoOf(spec),
      servers: buildServers(spec.document.servers),
      tags: tagsOf(spec),
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

function reportCycles({ cycles, depths }: Untangled, context: BuildContext): void {
  const { root } = context.spec;
  for (const { id, kind } of cycles) {
    context.report(
      kind === 'reference'
        ? diagnostic('reference-cycle', { reference: id }, placeOf(id, root))
        : diagnostic('schema-cycle', { schema: schemaName(id) }, placeOf(id, root)),
    );
  }
  const deepest = [...depths].find(([, depth]) => depth > limits.depth);
  if (!deepest) return;
  const params = { what: 'schemas composed of one another', limit: limits.depth };
  context.report(diagnostic('limit-exceeded', params, placeOf(deepest[0], root)));
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

function simplifyOperation(
  draft: OperationDraft,
  simplify: <U extends Use>(use: U) => U,
): OperationDraft {
  const contents = (list: Operation['responses'][number]['contents']) =>
    list.map((content) => ({
      ...content,
      use: simplify(content.use),
      ...(content.items && { items: simplify(content.items) }),
    }));
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

const tagsOf = (spec: Spec): Api['tags'] =>
  (spec.document.tags ?? []).flatMap(({ name, summary, description, parent, kind }) =>
    name === undefined
      ? []
      : {
          name,
          ...(summary !== undefined && { summary }),
          ...(description !== undefined && { description }),
          ...(parent !== undefined && { parent }),
          ...(kind !== undefined && { kind }),
        },
  );

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
