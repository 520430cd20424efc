/** What a command works on: the config, or the options that stand in for one. */

import { basename, dirname, join, resolve } from 'node:path';
import { readTextFile } from '../base/files.js';
import type { Config } from '../config/load.js';
import type { PathBase } from '../diagnostics/catalogue/files.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { lockNameOf } from '../naming/published/lock-name.js';
import { commandLine } from './command-line.js';
import type { ProgressListener } from './progress.js';
import { configuredTargets, targetNamed, type ProjectTarget } from './project-targets.js';
import { UsageError } from './usage-error.js';

/** Options of every command that reads a document. */
export interface ProjectOptions {
  /** Path of the document. Default: the `spec` of the config. */
  readonly spec?: string | undefined;
  /** Path of the config. Default: `sdkwright.yml`, unless `spec` is given. */
  readonly config?: string | undefined;
  /** Only this target. Default: all targets of the config, or `typescript` without a config. */
  readonly target?: string | undefined;
  /** Treat warnings as errors. Default: false. */
  readonly strict?: boolean | undefined;
  /** Folder that relative paths start at. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Called when a stage starts. */
  readonly onProgress?: ProgressListener | undefined;
}

/** Options of the commands that compare or write an output. */
export interface OutputOptions extends ProjectOptions {
  /** Output folder. Default: the `out` of the target in the config. */
  readonly out?: string | undefined;
  /** Use the new names of what the document renames, in all targets. Default: false, published names are kept. */
  readonly accept?: boolean | undefined;
}

export interface Project {
  readonly config: Config;
  /** File name of the config, as diagnostics show it. */
  readonly configFile: string;
  /** Text of the config; empty without one. */
  readonly configText: string;
  /** Absolute path of the document. */
  readonly specPath: string;
  /** Path of the document as the user wrote it. */
  readonly specShown: string;
  /** What that path starts at, if it is relative. */
  readonly specBase: PathBase;
  /** Absolute path of the folder that a `$ref` may reach. Default: the document's folder. */
  readonly refsRoot?: string;
  /** Absolute path of the lock; absent without a config. */
  readonly lockPath?: string;
  /** What messages advise to run. */
  readonly commands: ProjectCommands;
  readonly accept: boolean;
  /** The targets that the options select. */
  readonly targets: readonly ProjectTarget[];
}

/** Command lines with the options of this run. */
export interface ProjectCommands {
  readonly generate: string;
  /** Applies renames, to all targets. */
  readonly accept: string;
}

const commandsOf = (options: OutputOptions): ProjectCommands => ({
  generate: commandLine('generate', options),
  accept: `${commandLine('generate', { ...options, target: undefined, out: undefined })} --accept`,
});

/** A project, or the reasons why the config does not describe one. */
export interface OpenedProject {
  /** Absent if a diagnostic is an error. */
  readonly project?: Project;
  /** Diagnostics of the config, without lines and columns. */
  readonly diagnostics: readonly Diagnostic[];
  /** Text of the config by file name; empty without a config. */
  readonly texts: ReadonlyMap<string, string>;
}

export const configName = 'sdkwright.yml';

/**
 * Opens the project that the options describe.
 *
 * @throws {UsageError} if neither a document nor a config is given, if the document is a URL, or if the
 *   options do not fit the config
 */
export async function openProject(options: OutputOptions): Promise<OpenedProject> {
  if (isURL(options.spec)) throw new UsageError(noFetching);
  const path = configPath(options);
  if (path === undefined) return withoutConfig(options);
  if (options.config === undefined && 'missing' in readTextFile(path)) {
    throw new UsageError(
      `There is no ${configName} in this folder. Name a document (sdkwright generate openapi.yml --out sdk) or create a config (sdkwright init openapi.yml).`,
    );
  }
  // A run without a config does not pay for the YAML parser here.
  const { loadConfig } = await import('../config/load.js');
  const { config, text, diagnostics } = loadConfig(path);
  const configFile = basename(path);
  const texts = new Map([[configFile, text]]);
  if (!config) return { diagnostics, texts };
  if (options.spec === undefined && isURL(config.spec)) {
    const source = { file: configFile, pointer: '/spec' };
    const found = diagnostic('config-invalid', { what: noFetching }, source);
    return { diagnostics: [...diagnostics, found], texts };
  }
  const chosen = configuredTargets(config, path, options);
  if (chosen.diagnostics.length > 0) {
    return { diagnostics: [...diagnostics, ...chosen.diagnostics], texts };
  }
  const folder = dirname(path);
  const specPath =
    options.spec === undefined
      ? resolve(folder, config.spec)
      : resolve(options.cwd ?? '.', options.spec);
  const project: Project = {
    config,
    configFile,
    configText: text,
    specPath,
    specShown: options.spec ?? config.spec,
    specBase:
      options.spec === undefined
        ? 'the folder of the file that contains them'
        : 'the working directory',
    ...(config.refs?.root !== undefined && { refsRoot: resolve(folder, config.refs.root) }),
    lockPath: join(folder, lockNameOf(configFile)),
    commands: commandsOf(options),
    accept: options.accept === true,
    targets: chosen.targets,
  };
  return { project, diagnostics, texts };
}

const noFetching = 'sdkwright does not fetch URLs. Download the document first.';

const isURL = (path = ''): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(path);

/** Absolute path of the config; undefined if the document is given and no config. */
function configPath({ config, spec, cwd }: ProjectOptions): string | undefined {
  const name = config ?? (spec === undefined ? configName : undefined);
  return name === undefined ? undefined : resolve(cwd ?? '.', name);
}

/** A document on the command line, with the defaults of every config key. */
function withoutConfig(options: OutputOptions): OpenedProject {
  const { spec = '', cwd = '.' } = options;
  return {
    project: {
      config: { spec, targets: {} },
      configFile: configName,
      configText: '',
      specPath: resolve(cwd, spec),
      specShown: spec,
      specBase: 'the working directory',
      commands: commandsOf(options),
      accept: false,
      targets: [targetNamed(options.target ?? 'typescript', options)],
    },
    diagnostics: [],
    texts: new Map(),
  };
}

/** Folders to watch, and the output folders to ignore in them. Absolute paths. */
export interface ProjectFolders {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Where the inputs and the outputs of a project are. @throws {UsageError} as `openProject` does */
export async function projectFolders(options: OutputOptions): Promise<ProjectFolders> {
  const { project } = await openProject(options);
  const config = configPath(options);
  return {
    inputs: [
      ...(config === undefined ? [] : [dirname(config)]),
      ...(project ? [dirname(project.specPath)] : []),
    ],
    outputs: (project?.targets ?? []).flatMap(({ folder }) => folder ?? []),
  };
}
