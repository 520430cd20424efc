/** The view of an SDK: what all templates of a pack get. */

import { addTo } from '../../../base/groups.js';
import { compare } from '../../../base/order.js';
import type { Operation, TypeId } from '../../../model/api.js';
import { secretNames } from '../../../model/secrets.js';
import { baseURL, hasUsableServer, serverURL } from '../../../model/servers.js';
import { environmentsOf } from '../../../naming/environments.js';
import { moduleOfResource, modulesOfTypes } from '../../../naming/homes.js';
import { toIdentifier } from '../../../naming/identifiers.js';
import { credentialGroups, credentialsOf } from '../../shared/credential-groups.js';
import { outermostTypes } from '../../shared/nested-types.js';
import {
  downloadOperation,
  exampleOperation,
  operationsByResource,
  uploadOperation,
} from '../../shared/operations.js';
import type { PlannedSdk } from '../../target.js';
import { ident, prose, SpecText, type Code } from '../code.js';
import { numberLiteral } from '../literals.js';
import type { ViewContext } from './context.js';
import { declaredTypes } from './declared-types.js';
import { modelFiles } from './model-files.js';
import type { ModelView } from './model-view.js';
import type { OperationView } from './operation-view.js';
import { operationView } from './operations.js';
import { resourceViews } from './resources.js';
import type { SdkView, ShownOperation } from './sdk-view.js';
import { testedOperations } from '../../shared/tested-operations.js';
import { credentialView, schemeView, securityViews } from './security.js';

export interface ViewInput {
  readonly context: ViewContext;
  /** Views of the named types. */
  readonly models: ReadonlyMap<TypeId, ModelView>;
  readonly sdk: PlannedSdk;
  /** The pack's own options, with their defaults. */
  readonly options: Readonly<Record<string, string>>;
}

/** The view of the whole SDK, which is what `sdkwright view` prints. */
export function sdkView(input: ViewInput): SdkView {
  return {
    ...identityOf(input),
    ...connectionOf(input),
    ...securityOf(input),
    ...contentsOf(input),
    options: Object.fromEntries(
      Object.entries(input.options).map(([key, value]) => [key, SpecText.of(value)]),
    ),
  };
}

/** Names and metadata of the package. */
function identityOf({ context, sdk: { settings } }: ViewInput) {
  const { api, names } = context;
  const { name, email } = api.info.contact ?? {};
  const hasAuthor = name !== undefined || email !== undefined;
  return {
    name: SpecText.of(names.sdk.name),
    package: packageName(names.sdk.name, context),
    className: ident(names.sdk.className),
    title: SpecText.of(api.info.title),
    description: prose(api.info.description),
    version: SpecText.of(settings.version),
    apiVersion: SpecText.of(api.info.version),
    generatorVersion: SpecText.of(settings.generator),
    files: settings.files,
    license: SpecText.of(settings.license),
    repository: SpecText.of(settings.repository),
    author: hasAuthor ? { name: prose(name), email: prose(email) } : null,
    document: SpecText.of(settings.documentName),
  };
}

/** The SDK's name as an identifier; the word `sdk` is added to a reserved one. */
function packageName(name: string, { pack }: ViewContext): Code {
  const { words: reserved, packages = [] } = pack.reserved;
  const spelled = pack.naming.package ?? ((parts) => parts.join('_').toLowerCase());
  const parts = name.split('-');
  const own = toIdentifier(spelled(parts), 'sdk');
  const isTaken = reserved.includes(own) || packages.includes(own);
  return ident(isTaken ? toIdentifier(spelled([...parts, 'sdk']), 'sdk') : own);
}

/** Where requests are sent, and how. */
function connectionOf({ context: { api, names }, sdk: { settings } }: ViewInput) {
  return {
    envPrefix: SpecText.of(names.sdk.envPrefix),
    baseURL: hasUsableServer(api) ? SpecText.of(baseURL(api)) : null,
    servers: environmentsOf(api).map(({ name, server }) => ({
      name: SpecText.of(name),
      url: SpecText.of(serverURL(server)),
    })),
    headerPrefix: SpecText.of(settings.headerPrefix),
    idempotencyHeader: SpecText.of(settings.idempotencyHeader),
    maxRetries: numberLiteral(settings.maxRetries),
    nonIdempotent: settings.nonIdempotent,
    queryArrays: settings.arrays,
    formArrays: settings.formArrays,
    multipart: settings.multipart,
  };
}

function securityOf({ context, sdk: { credentials } }: ViewInput) {
  const { security } = context.api;
  return {
    schemes: security.schemes.map((scheme) =>
      schemeView({ scheme, credentials: credentialsOf(scheme, credentials) }, context),
    ),
    credentialGroups: credentialGroups(context.api, credentials).map((group) => ({
      credentials: group.credentials.map((credential) => credentialView(credential, context)),
    })),
    credentials: credentials.map((credential) => credentialView(credential, context)),
    security: securityViews(security.default),
    secretNames: SpecText.of(secretNames),
  };
}

/** Resources, operations and types. */
function contentsOf(input: ViewInput) {
  const { api, names } = input.context;
  const models = outermostModels(input);
  const byModule = modelsByModule(input, models);
  const operations = operationViews(input);
  const byResource = operationsByResource(api, names);
  const resources = resourceViews(input.context, ({ accessor, file }) => ({
    operations: (byResource.get(accessor) ?? []).map((operation) => operations.get(operation)!),
    models: byModule.get(moduleOfResource(file)) ?? [],
  }));
  const others = new Set(modulesOfTypes(names));
  const shown = (operation: Operation | undefined): ShownOperation | null =>
    operation
      ? {
          operation: operations.get(operation)!,
          resource: resources.get(names.operations.get(operation.id)!.resource)!,
        }
      : null;
  const topLevel = [...names.resources.values()].filter(({ parent }) => parent === undefined);
  return {
    resources: [...resources.values()],
    topResources: topLevel.map(({ accessor }) => resources.get(accessor)!),
    models,
    sharedModels: models.filter(({ id }) => others.has(names.modules.get(id)!)),
    modelFiles: modelFiles(byModule, [...resources.values()], [...others]),
    exampleOperation: shown(exampleOperation(api)),
    uploadOperation: shown(uploadOperation(api)),
    downloadOperation: shown(downloadOperation(api)),
    testedOperations: testedOperations(api, names).map(({ operation, path, status, body }) => ({
      ...shown(operation)!,
      path: SpecText.of(path),
      status: numberLiteral(status),
      body: body === '' ? null : SpecText.of(body),
    })),
  };
}

/** The types that are not nested in another, by name. */
function outermostModels({ context: { api, names }, models }: ViewInput): ModelView[] {
  const nameOf = (id: TypeId): string => names.types.get(id)![0]!;
  return outermostTypes(api)
    .map(({ id }) => models.get(id)!)
    .toSorted((a, b) => compare(nameOf(a.id), nameOf(b.id)));
}

function modelsByModule(
  { context: { names } }: ViewInput,
  models: readonly ModelView[],
): ReadonlyMap<string, readonly ModelView[]> {
  const byModule = new Map<string, ModelView[]>();
  for (const model of models) addTo(byModule, names.modules.get(model.id)!, model);
  return byModule;
}

function operationViews({
  context,
  models,
  sdk: { settings },
}: ViewInput): ReadonlyMap<Operation, OperationView> {
  const tools = { context, arrays: settings.arrays, models, declared: declaredTypes(models) };
  return new Map(
    context.api.operations.map((operation) => [operation, operationView(operation, tools)]),
  );
}
