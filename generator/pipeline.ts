/**
 * The way of the data (DESIGN 1), from a document on disk to the files of a target in memory. Each line is
 * a stage; nothing here decides anything.
 */

import { basename, resolve } from 'node:path';
import { deriveCredentials, nameRules } from './config/derive.js';
import type { Config } from './config/load.js';
import { diagnostic, hasErrors, type Diagnostic } from './diagnostics/diagnostics.js';
import { lower, type Lowering } from './lower/lower.js';
import type { Api } from './model/api.js';
import { baseURL, hasAbsoluteServer } from './model/servers.js';
import { placeOf } from './model/identity.js';
import { build } from './analyze/analyze.js';
import { nothingKept, published, type KeptNames } from './naming/published/published.js';
import { lint } from './lint/lint.js';
import { name, type Names } from './naming/name.js';
import { sdkNames } from './naming/sdk.js';
import { letters } from './naming/words.js';
import { templatesFolder } from './base/paths.js';
import { isWithin } from './base/files.js';
import { load, type LoadOptions, type LoadResult, type Source } from './openapi/load.js';
import { locate } from './text/positions.js';
import { append } from './base/pointer.js';
import { readSpec, type Spec } from './openapi/references.js';
import type { Lock } from './naming/published/lock.js';
import type { EmittedFile } from './targets/shared/emitted-file.js';
import { TemplateError } from './targets/pack/template-error.js';
import type { Json } from './base/json.js';

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
  const found = [...read.diagnostics, ...built.diagnostics];
  if (!hasErrors(found)) found.push(...lint(read.spec, built.api));
  const diagnostics = locate(restorePlaces(found, read.spec), texts);
  const { schemasVisited } = read.spec;
  const stats = { bytesRead, schemasVisited, schemasBuilt: built.schemasBuilt };
  return { source, api: built.api, diagnostics, texts, stats };
}

/** Pointers of the dialect → where the document says it. */
const restorePlaces = (diagnostics: readonly Diagnostic[], spec: Spec): Diagnostic[] =>
  diagnostics.map((found) => {
    const { file, pointer } = found.source;
    if (pointer === undefined) return found;
    return { ...found, source: { ...found.source, ...spec.origin({ file, pointer }) } };
  });

/** What a target will make of a model: `emit` is for when the files are wanted, and loads what that needs. */
export interface TargetPlan {
  readonly api: Api;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  /** All its names, for the lock. */
  readonly published: KeptNames;
  /** Folders of the packs that it is made by. */
  readonly folders?: readonly string[];
  readonly emit: () => Promise<{ readonly files: readonly EmittedFile[] }>;
}

export interface PlanInput {
  readonly model: Api;
  readonly config: Config;
  /** How diagnostics call the config. */
  readonly configFile: string;
  readonly documentName: string;
  /** Names that are published already. */
  readonly lock?: Lock | undefined;
}

const keptOf = ({ lock }: PlanInput, target: string): KeptNames =>
  lock?.targets.get(target) ?? nothingKept;

/** @param pack folder of the target's pack; absent for TypeScript */
export async function planTarget(
  target: string,
  pack: string | undefined,
  input: PlanInput,
): Promise<TargetPlan> {
  if (pack === undefined) return planTypescript(input);
  const plan = await planWithPack(target, pack, input);
  return { ...plan, emit: async () => plan.emit() };
}

/** The view that a pack's templates get. */
export async function planWithPack(target: string, pack: string, input: PlanInput) {
  const [{ loadPack }, { planPack }, { validateConfig }] = await Promise.all([
    import('./targets/pack/load.js'),
    import('./targets/pack/plan.js'),
    import('./config/validate.js'),
  ]);
  const { model, config, configFile, documentName } = input;
  const loaded = await loadPack(pack, templatesFolder);
  const given = config.targets[target] ?? {};
  const { out: _, templates: __, ...own } = given as Record<string, Json>;
  const rule = { type: 'object', properties: loaded.pack.options ?? {} } as const;
  const faults = validateConfig(
    own,
    { ...rule, additionalProperties: false },
    configFile,
    `The target "${target}"`,
  ).map((found) => ({
    ...found,
    source: {
      ...found.source,
      pointer: append('/targets', target) + (found.source.pointer ?? ''),
    },
  }));
  const options = commonOptions(model, config, documentName);
  const isOwn = !isWithin(templatesFolder, pack);
  const guarded = <T>(make: () => T): T => (isOwn ? ofPack(pack, make) : make());
  const plan = guarded(() =>
    planPack(model, config, configFile, loaded, options, own, keptOf(input, target)),
  );
  const diagnostics = [...faults, ...plan.diagnostics, ...modelFaults(input, plan.names)];
  const emit = (): ReturnType<typeof plan.emit> => guarded(plan.emit);
  return { ...plan, emit, diagnostics, folders: loaded.folders };
}

/** What a pack of one's own throws is a fault of the pack, with its place in it. */
function ofPack<T>(folder: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    const { message, stack = '' } = error as Error;
    const at = stack.split('\n').find((line) => line.includes(folder));
    const place =
      at === undefined
        ? ''
        : ` (${at.slice(at.indexOf(folder) + folder.length + 1).replace(/\)$/, '')})`;
    throw new TemplateError(`${basename(folder)}: ${message}${place}`);
  }
}

const typescript: Lowering = {
  inline: 'nest',
  unions: 'native',
  enums: 'literal',
  intersections: 'native',
  tuples: 'native',
  nullable: 'union',
  recursion: 'plain',
  forms: 'needed',
};

export async function planTypescript(input: PlanInput) {
  const { model, config, configFile, documentName } = input;
  const { conventions } = await import('./targets/typescript/conventions.js');
  const api = lower(model, typescript);
  const kept = keptOf(input, 'typescript');
  const sdk = sdkNames(api, config.sdk ?? {}, conventions.exported, kept.sdk);
  const taken = new Set([...conventions.clientMembers, 'environment', 'serverVariables']);
  const credentials = deriveCredentials(model, sdk, config.auth, taken, kept);
  // Options are members of the client too: a resource that meets one gives way.
  const members = [...conventions.clientMembers, ...credentials.map(({ option }) => option)];
  const { names, diagnostics } = name(
    api,
    sdk,
    { ...conventions, clientMembers: new Set(members) },
    nameRules(config),
    configFile,
    kept,
  );
  const options = {
    ...commonOptions(model, config, documentName),
    packageName: config.targets['typescript']?.package ?? names.sdk.name,
    credentials,
  };
  return {
    api,
    names,
    diagnostics: [...diagnostics, ...modelFaults(input, names)],
    published: published(names, credentials),
    emit: async () => {
      const [{ emit }, { readTemplates }] = await Promise.all([
        import('./targets/typescript/emit.js'),
        import('./targets/typescript/runtime.js'),
      ]);
      return emit(api, names, options, readTemplates(resolve(templatesFolder, 'typescript')));
    },
  };
}

/** What every target takes from the config and the document. */
function commonOptions(
  model: Api,
  { sdk, headers, errors, retries, query }: Config,
  documentName: string,
) {
  const license = sdk?.license ?? model.info.license;
  return {
    documentName: documentName.replace(/\.[^.]*$/, ''),
    version: sdk?.version ?? '0.1.0',
    ...(license !== undefined && { license }),
    ...(sdk?.repository !== undefined && { repository: sdk.repository }),
    ...(headers?.prefix !== undefined && { headerPrefix: headers.prefix }),
    ...(headers?.idempotency !== undefined && { idempotencyHeader: headers.idempotency }),
    ...(errors?.messages && { messages: errors.messages }),
    maxRetries: retries?.max ?? 2,
    nonIdempotent: retries?.nonIdempotent ?? 'safe',
    arrays: query?.arrays ?? 'repeat',
  } as const;
}

/** What a document leaves out, and what stands for it. */
function modelFaults({ model, config, documentName }: PlanInput, names: Names): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!hasAbsoluteServer(model)) {
    const source = { file: documentName, pointer: '/servers' };
    found.push(diagnostic('server-missing', { baseURL: baseURL(model) }, source));
  }
  const license = config.sdk?.license ?? model.info.license;
  if (license === undefined) found.push(diagnostic('license-missing', {}, { file: documentName }));
  for (const { id, role, wireName } of model.types.values()) {
    const named = names.types.get(id)?.join('.');
    if (role !== 'schema' || named === undefined || letters(named) === letters(wireName)) continue;
    if (config.names?.types && Object.hasOwn(config.names.types, id)) continue;
    const params = { from: wireName, to: named };
    found.push(diagnostic('name-changed', params, placeOf(id, documentName)));
  }
  for (const operation of model.operations) {
    if (operation.operationId !== undefined) continue;
    const named = names.operations.get(operation.id)!;
    const params = { operation: operation.id, name: named.function || named.method };
    const source = placeOf(operation.at, documentName);
    found.push(diagnostic('operation-id-missing', params, source));
  }
  return found;
}
