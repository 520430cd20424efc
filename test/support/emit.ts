/** Runs the stages on a document, and returns the TypeScript SDK in memory. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Config } from '../../generator/config/load.js';
import { hasErrors, type Diagnostic } from '../../generator/diagnostics/diagnostics.js';
import type { Json } from '../../generator/base/json.js';
import type { Names } from '../../generator/naming/names.js';
import type { Api } from '../../generator/model/api.js';
import { readApi, readLoaded, type ReadResult } from '../../generator/pipeline.js';
import { templatesFolder } from '../../generator/base/paths.js';
import { loadValue } from '../../generator/openapi/load.js';
import type { Lock } from '../../generator/naming/published/lock.js';
import { loadTarget } from '../../generator/targets/load.js';
import {
  planTarget,
  type EmitResult,
  type Target,
  type TargetPlan,
} from '../../generator/targets/target.js';

/** Thrown with the errors of a document that is refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('\n'));
    this.diagnostics = diagnostics;
  }
}

export interface Emitted extends EmitResult {
  readonly api: Api;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadResult;
  readonly text: (path: string) => string;
}

export async function emitDocument(
  document: string | object,
  config: Partial<Config> = {},
): Promise<Emitted> {
  const { read, target } = await planDocument(document, config);
  const result = await target.emit();
  const texts = new Map(result.files.map((file) => [file.path, file.text]));
  return {
    ...result,
    api: target.api,
    names: target.names,
    diagnostics: [...read.diagnostics, ...target.diagnostics],
    read,
    text: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`no ${path} among ${[...texts.keys()].join(', ')}`);
      return text;
    },
  };
}

/** The files that a target pack generates for a document, by path. @param pack folder of the pack. Default: a built-in one */
export async function emitWithPack(
  document: string | object,
  target: string,
  config: Partial<Config> = {},
  pack?: string,
): Promise<ReadonlyMap<string, string>> {
  const { read, full, name } = readDocument(document, config);
  const input = { model: read.api!, config: full, configFile: 'sdkwright.yml', documentName: name };
  const planned = planTarget(await loadedTarget(target, pack), input);
  refuse([...read.diagnostics, ...planned.diagnostics]);
  const { files } = await planned.emit();
  return new Map(files.map(({ path, text }) => [path, text]));
}

const loadedTargets = new Map<string, Promise<Target>>();

/** A target is loaded once: tests do not change packs while they run. @param pack Default: the built-in one */
function loadedTarget(target: string, pack = join(templatesFolder, target)): Promise<Target> {
  const ref = target === 'typescript' ? { target } : { target, pack };
  const loaded = loadedTargets.get(pack) ?? loadTarget(ref);
  loadedTargets.set(pack, loaded);
  return loaded;
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (hasErrors(diagnostics)) throw new Refused(diagnostics);
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

export async function planDocument(document: string | object, config: Partial<Config> = {}) {
  const { read, full, name } = readDocument(document, config);
  const input = { model: read.api!, config: full, configFile: 'sdkwright.yml', documentName: name };
  return { read, target: planTarget(await loadedTarget('typescript'), input) };
}

/** The plan of a target for a document, with the published names of a lock file. */
export async function planFor(
  document: string | object,
  target: string,
  lock?: Lock,
  config: Partial<Config> = {},
): Promise<TargetPlan> {
  const { read, full, name } = readDocument(document, config);
  const input = { config: full, configFile: 'sdkwright.yml', documentName: name, lock };
  return planTarget(await loadedTarget(target), { ...input, model: read.api! });
}

function readDocument(document: string | object, config: Partial<Config>) {
  const { auth, security: own, securitySchemes } = config;
  const security = { auth, security: own, securitySchemes, file: 'sdkwright.yml' };
  const read =
    typeof document === 'string'
      ? readApi(document, { security })
      : readLoaded(loadValue(document as Json, 'document.json'), security);
  if (!read.api) throw new Refused(read.diagnostics);
  const name = typeof document === 'string' ? basename(document) : 'document.json';
  return { read, name, full: { spec: name, targets: {}, ...config } };
}
