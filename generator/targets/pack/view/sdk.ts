/** The lowered model, its names and the config → the view of an SDK. */

import { addTo } from '../../../base/groups.js';
import type { CredentialNames } from '../../../naming/credentials.js';
import type { Json } from '../../../base/json.js';
import { kindOfValue } from '../../../lower/unions.js';
import type { NamedType, Operation, SecurityScheme, TypeId } from '../../../model/api.js';
import { baseURL, serverURL } from '../../../model/servers.js';
import { environmentsOf } from '../../../naming/environments.js';
import { assignNames } from '../../../naming/scope.js';
import { words } from '../../../base/words.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { compare } from '../../../base/order.js';
import { findHomes, sharedModule } from '../../shared/homes.js';
import { compareOperations, tellingOperation } from '../../shared/operation-order.js';
import { ident, prose, SpecText } from '../code.js';
import { Literal, numberLiteral, type Declared } from '../literals.js';
import type { PlannedSdk } from '../../target.js';
import type { ViewContext } from './context.js';
import type { ModelView } from './model-view.js';
import { constantClaims, modelView } from './models.js';
import { alternatives, operationView, type OperationTools } from './operations.js';
import type { OperationView } from './operation-view.js';
import type { CredentialView, ResourceView, SchemeView, SdkView } from './sdk-view.js';

/** What an SDK's view is made from. */
export interface ViewInput {
  readonly context: ViewContext;
  /** Views of the named types. */
  readonly models: ReadonlyMap<TypeId, ModelView>;
  readonly sdk: PlannedSdk;
  /** The pack's own options, defaults included. */
  readonly options: Readonly<Record<string, string>>;
}

export function sdkView({ context, models, sdk: planned, options }: ViewInput): SdkView {
  const { api, names } = context;
  const { settings } = planned;
  const tools: OperationTools = {
    context,
    arrays: settings.arrays,
    model: (id) => models.get(id),
    declared: declaredOf(models),
  };
  const homes = findHomes(api, names);
  const roots = [...api.types.values()]
    .filter(({ owner }) => owner === undefined)
    .map(({ id }) => models.get(id)!)
    .toSorted((a, b) =>
      compare(context.names.types.get(a.id)![0]!, context.names.types.get(b.id)![0]!),
    );
  const byHome = new Map<string, ModelView[]>();
  for (const model of roots) addTo(byHome, homes.get(model.id) ?? sharedModule, model);
  const operations = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    addTo(operations, names.operations.get(operation.id)!.resource, operation);
  }
  const views = new Map<Operation, OperationView>();
  const resources = resourceViews(context, (accessor) => {
    const own = (operations.get(accessor) ?? []).toSorted(compareOperations).map((operation) => {
      const view = operationView(operation, tools);
      views.set(operation, view);
      return view;
    });
    const module = `resources/${names.resources.get(accessor)!.file}`;
    return { operations: own, models: byHome.get(module) ?? [] };
  });
  const { name, email } = api.info.contact ?? {};
  const { sdk } = names;
  const credentials = planned.credentials.map((item) => credentialView(item, context));
  const told = tellingOperation(api.operations);
  const telling = told && {
    operation: views.get(told)!,
    resource: resources.get(names.operations.get(told.id)!.resource)!,
  };
  return {
    name: SpecText.of(sdk.name),
    package: packageName(sdk.name, context),
    className: ident(sdk.className),
    title: SpecText.of(api.info.title),
    description: prose(api.info.description),
    version: SpecText.of(settings.version),
    license: SpecText.of(settings.license),
    repository: SpecText.of(settings.repository),
    author:
      name === undefined && email === undefined ? null : { name: prose(name), email: prose(email) },
    document: SpecText.of(settings.documentName),
    envPrefix: SpecText.of(sdk.envPrefix),
    baseURL: SpecText.of(baseURL(api)),
    servers: environmentsOf(api).map(({ name: called, server }) => ({
      name: SpecText.of(called),
      url: SpecText.of(serverURL(server)),
    })),
    headerPrefix: SpecText.of(settings.headerPrefix),
    idempotencyHeader: SpecText.of(settings.idempotencyHeader),
    maxRetries: numberLiteral(settings.maxRetries),
    nonIdempotent: settings.nonIdempotent,
    schemes: api.security.schemes.map((scheme) => schemeView(scheme, planned.credentials, context)),
    credentials,
    security: alternatives(api.security.default),
    resources: [...resources.values()],
    top: [...resources].flatMap(([key, view]) =>
      names.resources.get(key)!.parent === undefined ? [view] : [],
    ),
    models: roots,
    shared: byHome.get(sharedModule) ?? [],
    telling: telling ?? null,
    options: Object.fromEntries(
      Object.entries(options).map(([key, value]) => [key, SpecText.of(value)]),
    ),
  };
}

/** Every named type by its identity. */
export function modelViews(context: ViewContext): ReadonlyMap<TypeId, ModelView> {
  const { api, names, pack } = context;
  const types = [...api.types.values()];
  const classes = [...names.resources.values()].map(({ className }) => className);
  const constants =
    pack.naming.constants === 'global'
      ? assignNames(
          types.flatMap((type) => constantClaims(type, context)),
          new Set([
            ...pack.reserved.words,
            ...pack.reserved.types,
            ...(pack.reserved.typesWith?.(names.sdk.className) ?? []),
            ...[...names.types.values()].flat(),
            ...classes,
          ]),
        )
      : new Map<string, string>();
  const views = new Map<TypeId, ModelView>();
  const note = (view: ModelView): void => {
    views.set(view.id, view);
    view.nested.forEach(note);
  };
  const isRoot = ({ owner }: NamedType): boolean => owner === undefined;
  for (const type of types.filter(isRoot)) note(modelView(type, context, constants));
  return views;
}

/** What the renderer of literals asks about declared types. */
export function declaredOf(models: ReadonlyMap<TypeId, ModelView>): Declared {
  const some = <T>(items: readonly T[] | undefined): readonly T[] | null =>
    items && items.length > 0 ? items : null;
  return {
    fields: (id) =>
      models.get(id)?.declared === 'object'
        ? models.get(id)!.fields.map(({ wireName, name, type }) => ({
            wire: SpecText.read(wireName),
            name,
            type,
          }))
        : null,
    constants: (id) =>
      some(
        models.get(id)?.constants.map(({ value, name }) => ({ value: Literal.read(value), name })),
      ),
    variants: (id) =>
      some(
        models.get(id)?.variants.map(({ name, type, json }) => ({
          name,
          type,
          accepts: (value: Json) => json === 'any' || json === kindOfValue(value),
        })),
      ),
  };
}

function resourceViews(
  { names, pack }: ViewContext,
  contents: (accessor: string) => Pick<ResourceView, 'operations' | 'models'>,
): ReadonlyMap<string, ResourceView> {
  const flat = assignNames(
    [...names.resources].map(([id, { file }]) => {
      const name = file.replaceAll(/[^a-z0-9]/g, '');
      return { id, rank: 0, candidates: [name || 'resource', `${name}resource`] };
    }),
    new Set(pack.reserved.files ?? []),
  );
  const views = new Map<string, ResourceView>();
  const children = new Map<string, ResourceView[]>();
  // Children come after their parents: from the last to the first, each finds its own complete.
  for (const [key, resource] of [...names.resources].toReversed()) {
    const view: ResourceView = {
      accessor: key.split('.').map(ident),
      member: ident(resource.member),
      className: ident(resource.className),
      file: resource.file,
      flatFile: flat.get(key)!,
      ...contents(key),
      children: (children.get(key) ?? []).toReversed(),
    };
    views.set(key, view);
    if (resource.parent !== undefined) addTo(children, resource.parent, view);
  }
  return new Map([...views].toReversed());
}

/** The SDK's name as an identifier in lower case; a taken one gets `_sdk`. */
function packageName(name: string, { pack }: ViewContext) {
  const { words: reserved, packages = [] } = pack.reserved;
  const own = toIdentifier(name.replaceAll('-', '_').toLowerCase(), 'sdk');
  const isTaken = reserved.includes(own) || packages.includes(own);
  return ident(isTaken ? `${own}_sdk` : own);
}

function credentialView({ option, env }: CredentialNames, { pack }: ViewContext): CredentialView {
  const parts = words(option);
  return {
    argument: ident(toIdentifier(pack.naming.argument(parts), 'credential')),
    name: ident(toIdentifier(pack.naming.type(parts), 'Credential')),
    env: SpecText.of(env),
    option: SpecText.of(option),
  };
}

function schemeView(
  scheme: SecurityScheme,
  all: readonly CredentialNames[],
  context: ViewContext,
): SchemeView {
  return {
    name: SpecText.of(scheme.name),
    type: scheme.type,
    in: scheme.type === 'apiKey' ? scheme.in : 'header',
    parameter: scheme.type === 'apiKey' ? SpecText.of(scheme.parameter) : null,
    tokenURL: scheme.type === 'clientCredentials' ? SpecText.of(scheme.tokenURL) : null,
    credentials: all
      .filter(({ scheme: name }) => name === scheme.name)
      .map((item) => credentialView(item, context)),
  };
}
