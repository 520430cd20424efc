/** What a command works on: the config, or the options that stand for one. */

import { basename, dirname, join, resolve } from 'node:path';
import { loadConfig, type Config } from '../config/load.js';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { nearest } from '../base/nearest.js';
import { builtInPacks, templatesFolder } from '../base/paths.js';
import { append } from '../base/pointer.js';
import { locate } from '../text/positions.js';
import { readTextFile } from '../base/files.js';
import { lockName } from '../naming/published/lock-name.js';

export interface ProjectOptions {
  /** Path of the document; else the config's. */
  readonly spec?: string | undefined;
  /** Path of the config; by default `sdkwright.yml` where there is one. */
  readonly config?: string | undefined;
  /** Output folder, instead of the config's. */
  readonly out?: string | undefined;
  /** Only this target; without a config the one to generate, `typescript` by default. */
  readonly target?: string | undefined;
  /** Whether renames in the document are followed, instead of keeping the published names. */
  readonly accept?: boolean | undefined;
  /** Folder that paths are relative to; the working directory by default. */
  readonly cwd?: string | undefined;
}

export interface Project {
  readonly config: Config;
  /** How diagnostics call the config. */
  readonly configFile: string;
  readonly configText: string;
  /** Absolute. */
  readonly specPath: string;
  /** As the config or the command line has it. */
  readonly specShown: string;
  readonly refsRoot?: string;
  /** Absolute path of the lock; absent without a config. */
  readonly lockPath?: string;
  readonly accept: boolean;
  readonly outputs: readonly Output[];
}

/** A target and where it goes. */
export interface Output {
  readonly target: string;
  /** Absolute. */
  readonly folder: string;
  /** Folder of its pack; absent for TypeScript. */
  readonly pack?: string;
}

export interface ProjectResult {
  readonly project?: Project;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

/** Wrong use of a command or of the library: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const configName = 'sdkwright.yml';

/** @throws {UsageError} if neither a document nor a config is given */
export function openProject(options: ProjectOptions): ProjectResult {
  const cwd = resolve(options.cwd ?? '.');
  const found = options.config ?? (options.spec === undefined ? configName : undefined);
  if (found === undefined) return withoutConfig(cwd, options);
  const path = resolve(cwd, found);
  if (options.config === undefined && 'missing' in readTextFile(path)) {
    throw new UsageError(
      `There is no ${configName} here. Name a document (sdkwright generate openapi.yml --out sdk) or make a config (sdkwright init).`,
    );
  }
  const { config, text, diagnostics } = loadConfig(path);
  const texts = new Map([[basename(path), text]]);
  if (!config || hasErrors(diagnostics)) return { diagnostics: locate(diagnostics, texts), texts };
  const folder = dirname(path);
  const chosen = outputsOf(config, folder, basename(path), options);
  if (hasErrors(chosen.diagnostics)) {
    return { diagnostics: locate(chosen.diagnostics, texts), texts };
  }
  return {
    project: {
      config,
      configFile: basename(path),
      configText: text,
      specPath:
        options.spec === undefined ? resolve(folder, config.spec) : resolve(cwd, options.spec),
      specShown: options.spec ?? config.spec,
      ...(config.refs?.root !== undefined && { refsRoot: resolve(folder, config.refs.root) }),
      lockPath: join(folder, lockName),
      accept: options.accept === true,
      outputs: chosen.outputs,
    },
    diagnostics,
    texts,
  };
}

/** @throws {UsageError} if `--target` or `--out` do not fit the config */
function outputsOf(
  { targets }: Config,
  folder: string,
  file: string,
  options: ProjectOptions,
): { readonly outputs: readonly Output[]; readonly diagnostics: readonly Diagnostic[] } {
  const cwd = resolve(options.cwd ?? '.');
  const chosen = Object.entries(targets).filter(
    ([name]) => options.target === undefined || options.target === name,
  );
  if (chosen.length === 0 && options.target !== undefined) {
    const known = Object.keys(targets).join(', ') || 'none';
    throw new UsageError(`The config has no target "${options.target}"; it has ${known}.`);
  }
  if (options.out !== undefined && chosen.length > 1) {
    throw new UsageError('--out is for one target: name it with --target.');
  }
  if (options.out !== undefined && chosen.length === 0) {
    return {
      outputs: [{ target: 'typescript', folder: resolve(cwd, options.out) }],
      diagnostics: [],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const outputs = chosen.map(([target, { out, templates }]): Output => {
    const to = options.out === undefined ? resolve(folder, out) : resolve(cwd, options.out);
    const pack = templates === undefined ? builtInPack(target) : resolve(folder, templates);
    if (pack === undefined && target !== 'typescript') {
      const what = `There is no target pack "${target}".`;
      const suggestion = nearest(target, targetNames());
      const source = { file, pointer: append('/targets', target) };
      diagnostics.push(diagnostic('config-invalid', { what, suggestion }, source));
    }
    return { target, folder: to, ...(pack !== undefined && { pack }) };
  });
  return { outputs, diagnostics };
}

/** Folder of a pack that comes with sdkwright. */
export function builtInPack(target: string): string | undefined {
  return builtInPacks().includes(target) ? join(templatesFolder, target) : undefined;
}

/** Every target that needs no pack of one's own. */
export const targetNames = (): string[] => ['typescript', ...builtInPacks()];

function withoutConfig(cwd: string, { spec, out, target }: ProjectOptions): ProjectResult {
  if (spec === undefined) throw new UsageError('Name a document.');
  const name = target ?? 'typescript';
  if (!targetNames().includes(name)) {
    throw new UsageError(`There is no target "${name}"; there are ${targetNames().join(', ')}.`);
  }
  const pack = builtInPack(name);
  const output = out !== undefined && {
    target: name,
    folder: resolve(cwd, out),
    ...(pack !== undefined && { pack }),
  };
  return {
    project: {
      config: { spec, targets: {} },
      configFile: configName,
      configText: '',
      specPath: resolve(cwd, spec),
      specShown: spec,
      accept: false,
      outputs: output ? [output] : [],
    },
    diagnostics: [],
    texts: new Map(),
  };
}

/** Where a project's inputs lie, and where its output goes: what to watch, and what not to. */
export function projectFolders(options: ProjectOptions): { inputs: string[]; outputs: string[] } {
  const cwd = resolve(options.cwd ?? '.');
  const { project } = openProject(options);
  const config = options.config ?? (options.spec === undefined ? configName : undefined);
  return {
    inputs: [
      ...(config === undefined ? [] : [dirname(resolve(cwd, config))]),
      ...(project ? [dirname(project.specPath)] : []),
    ],
    outputs: (project?.outputs ?? []).map(({ folder }) => folder),
  };
}
