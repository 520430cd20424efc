/**
 * The way of the data (DESIGN 1), from a document on disk to the files of a target in memory. Each line is
 * a stage; nothing here decides anything.
 */

import { resolve } from 'node:path';
import { deriveCredentials, nameRules } from './config/derive.js';
import type { Config } from './config/load.js';
import { diagnostic, type Diagnostic } from './diagnostics.js';
import { splitForms } from './lower/forms.js';
import { nestInline } from './lower/nest.js';
import type { Api } from './model/api.js';
import { baseURL, hasAbsoluteServer } from './model/servers.js';
import { placeOf } from './model/build/context.js';
import { build } from './model/build/index.js';
import { name, type Names } from './naming/name.js';
import { sdkNames } from './naming/sdk.js';
import { templatesFolder } from './paths.js';
import { load, type LoadOptions, type LoadResult, type Source } from './spec/load.js';
import { locate } from './spec/positions.js';
import { readSpec } from './spec/spec.js';

/** Counts of the work done, for those who watch that it stays linear. */
export interface Stats {
  readonly bytesRead: number;
  readonly schemasVisited: number;
  readonly schemasBuilt: number;
  readonly filesFormatted: number;
  readonly filesWritten: number;
}

export interface ReadResult {
  readonly source?: Source;
  readonly api?: Api;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly stats: Pick<Stats, 'bytesRead' | 'schemasVisited' | 'schemasBuilt'>;
}

/** load → upgrade → build. @param path absolute path of the document */
export function readApi(path: string, options: LoadOptions = {}): ReadResult {
  return readLoaded(load(path, options));
}

export function readLoaded(loaded: LoadResult): ReadResult {
  const { source, texts } = loaded;
  const none = { bytesRead: 0, schemasVisited: 0, schemasBuilt: 0 };
  if (!source) return { diagnostics: locate(loaded.diagnostics, texts), texts, stats: none };
  const bytesRead = [...source.files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  const read = readSpec(source);
  if (!read.spec) {
    return {
      source,
      diagnostics: locate(read.diagnostics, texts),
      texts,
      stats: { ...none, bytesRead },
    };
  }
  const built = build(read.spec);
  const diagnostics = locate([...read.diagnostics, ...built.diagnostics], texts);
  const { schemasVisited } = read.spec;
  const stats = { bytesRead, schemasVisited, schemasBuilt: built.schemasBuilt };
  return { source, api: built.api, diagnostics, texts, stats };
}

export interface TypescriptResult {
  readonly api: Api;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  readonly emit: () => Promise<import('./targets/typescript/emit.js').EmitResult>;
}

/** lower → name, and `emit` for when the files are wanted: it loads ts-morph. */
export async function planTypescript(
  model: Api,
  config: Config,
  configFile: string,
  documentName: string,
): Promise<TypescriptResult> {
  const { conventions } = await import('./targets/typescript/conventions.js');
  const api = nestInline(splitForms(model));
  const sdk = sdkNames(api, config.sdk ?? {}, conventions);
  const credentials = deriveCredentials(model, sdk, config.auth, conventions.clientMembers);
  // Options are members of the client too: a resource that meets one gives way.
  const members = [...conventions.clientMembers, ...credentials.map(({ option }) => option)];
  const { names, diagnostics } = name(
    api,
    sdk,
    { ...conventions, clientMembers: new Set(members) },
    nameRules(config),
    configFile,
  );
  const license = config.sdk?.license ?? model.info.license;
  const all: Diagnostic[] = [...diagnostics];
  if (!hasAbsoluteServer(model)) {
    const source = { file: documentName, pointer: '/servers' };
    all.push(diagnostic('server-missing', { baseURL: baseURL(model) }, source));
  }
  if (license === undefined) all.push(diagnostic('license-missing', {}, { file: documentName }));
  for (const operation of model.operations) {
    if (operation.operationId !== undefined) continue;
    const params = { operation: operation.id, name: names.operations.get(operation.id)!.function };
    const source = placeOf(operation.at, documentName);
    all.push(diagnostic('operation-id-missing', params, source));
  }
  const options = {
    documentName: documentName.replace(/\.[^.]*$/, ''),
    packageName: config.targets.typescript?.package ?? names.sdk.name,
    version: config.sdk?.version ?? '0.1.0',
    ...(license !== undefined && { license }),
    ...(config.sdk?.repository !== undefined && { repository: config.sdk.repository }),
    ...(config.headers?.prefix !== undefined && { headerPrefix: config.headers.prefix }),
    maxRetries: config.retries?.max ?? 2,
    nonIdempotent: config.retries?.nonIdempotent ?? 'safe',
    arrays: config.query?.arrays ?? 'repeat',
    credentials,
  } as const;
  return {
    api,
    names,
    diagnostics: all,
    emit: async () => {
      const [{ emit }, { readTemplates }] = await Promise.all([
        import('./targets/typescript/emit.js'),
        import('./targets/typescript/runtime.js'),
      ]);
      return emit(api, names, options, readTemplates(resolve(templatesFolder, 'typescript')));
    },
  };
}
