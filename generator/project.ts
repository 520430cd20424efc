/** What a command works on: the config, or the options that stand for one. */

import { basename, dirname, resolve } from 'node:path';
import { loadConfig, type Config } from './config/load.js';
import { hasErrors, type Diagnostic } from './diagnostics.js';
import { locate } from './spec/positions.js';
import { readTextFile } from './spec/files.js';

export interface ProjectOptions {
  /** Path of the document; else the config's. */
  readonly spec?: string | undefined;
  /** Path of the config; by default `sdkwright.yml` where there is one. */
  readonly config?: string | undefined;
  /** Output folder, instead of the config's. */
  readonly out?: string | undefined;
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
  readonly outputs: { readonly typescript?: string };
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
  const out = config.targets.typescript?.out;
  const typescript =
    options.out === undefined ? out && resolve(folder, out) : resolve(cwd, options.out);
  return {
    project: {
      config,
      configFile: basename(path),
      configText: text,
      specPath:
        options.spec === undefined ? resolve(folder, config.spec) : resolve(cwd, options.spec),
      specShown: options.spec ?? config.spec,
      ...(config.refs?.root !== undefined && { refsRoot: resolve(folder, config.refs.root) }),
      outputs: { ...(typescript && { typescript }) },
    },
    diagnostics,
    texts,
  };
}

function withoutConfig(cwd: string, { spec, out }: ProjectOptions): ProjectResult {
  if (spec === undefined) throw new UsageError('Name a document.');
  const typescript = out === undefined ? undefined : resolve(cwd, out);
  return {
    project: {
      config: { spec, targets: {} },
      configFile: configName,
      configText: '',
      specPath: resolve(cwd, spec),
      specShown: spec,
      outputs: { ...(typescript !== undefined && { typescript }) },
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
    outputs: Object.values(project?.outputs ?? {}),
  };
}
