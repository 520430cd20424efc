/** `sdkwright init`: writes a config with what the document says, and an npm script that generates. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { isObject, type Json } from '../base/json.js';
import type { NamesConfig } from '../naming/imported/import-names.js';
import type { SdkNames } from '../naming/names.js';
import { doubtfulNames, type DoubtfulName } from './doubtful-names.js';
import { importFrom } from './import-from.js';
import { planProject } from './plan-project.js';
import type { TargetPlan } from '../targets/target.js';
import type { Report } from './report.js';
import type { ProgressListener } from './progress.js';
import { configName } from './project.js';
import { UsageError } from './usage-error.js';

export interface InitOptions {
  /** Path of the document. */
  readonly spec?: string | undefined;
  /** Output folder. Default: `./sdk`. */
  readonly out?: string | undefined;
  /** Name of the npm package. Default: the name of the SDK. */
  readonly package?: string | undefined;
  /** Path of the `api.md` of an existing SDK, whose methods keep their names. Default: none. */
  readonly from?: string | undefined;
  /** Replace an existing config. Default: false. */
  readonly overwrite?: boolean | undefined;
  /** Folder that the config is written to, and that paths are relative to. Default: the working directory. */
  readonly cwd?: string | undefined;
  /** Called when a stage starts. */
  readonly onProgress?: ProgressListener | undefined;
}

export interface InitResult extends Report {
  /** What the SDK takes from the document; absent if the document has errors. */
  readonly derived?: DerivedFacts;
  /** Output folder of the SDK; absent if the document has errors. */
  readonly folder?: string;
  /** Names of the written files. */
  readonly written: readonly string[];
}

/** What an SDK takes from the document, unless the config says otherwise. */
export interface DerivedFacts {
  /** Name of the SDK. */
  readonly name: string;
  /** Name of the client class. */
  readonly className: string;
  /** URL of the first server; absent if the document has none. */
  readonly server?: string;
  /** Client options that hold credentials, and the environment variables that they default to. */
  readonly credentials: readonly { readonly option: string; readonly env: string }[];
  /** Number of operations. */
  readonly operations: number;
  /** Number of resources with methods. */
  readonly resources: number;
  /** Names of methods to review before the first publication. */
  readonly doubtful: readonly DoubtfulName[];
  /** Number of methods that keep the name that they had in the SDK of `from`; absent without it. */
  readonly kept?: number;
}

/** Name of the npm script. */
export const scriptName = 'generate:sdk';

/**
 * Writes `sdkwright.yml` for a document, and adds a script to a `package.json` beside it.
 *
 * @throws {UsageError} if no document is named, or if there is a config already
 */
export async function init(options: InitOptions = {}): Promise<InitResult> {
  const { spec, cwd = '.', overwrite, onProgress } = options;
  if (spec === undefined) throw new UsageError('Name a document: sdkwright init openapi.yml');
  const configPath = resolve(cwd, configName);
  if (existsSync(configPath) && overwrite !== true) {
    throw new UsageError(`${configName} exists already. Pass --overwrite to replace it.`);
  }
  const planned = await planProject({ spec, cwd, onProgress });
  const { ok, diagnostics, texts, plans } = planned;
  const [plan] = plans.values();
  if (!ok || !plan) return { ok: false, diagnostics, texts, written: [] };
  const imported =
    options.from === undefined ? undefined : await importFrom(options.from, planned, cwd);
  const all = {
    diagnostics: [...diagnostics, ...(imported?.diagnostics ?? [])],
    texts: new Map([...texts, ...(imported?.texts ?? [])]),
  };
  if (imported && !imported.plan) return { ok: false, ...all, written: [] };
  writeFileSync(configPath, configText(options, plan.names.sdk, imported?.config));
  const hasScript = addScript(resolve(cwd, 'package.json'));
  return {
    ok: true,
    ...all,
    derived: { ...derivedFacts(imported?.plan ?? plan), ...(imported && { kept: imported.kept }) },
    folder: outputFolder(options),
    written: [configName, ...(hasScript ? ['package.json'] : [])],
  };
}

function derivedFacts({ names, api, credentials }: TargetPlan): DerivedFacts {
  const { sdk, operations } = names;
  const server = api.servers[0]?.url;
  return {
    name: sdk.name,
    className: sdk.className,
    ...(server !== undefined && { server }),
    credentials: credentials.map(({ option, env }) => ({ option, env })),
    operations: api.operations.length,
    resources: new Set([...operations.values()].map(({ resource }) => resource)).size,
    doubtful: doubtfulNames(names, api.operations),
  };
}

function configText(options: InitOptions, sdk: SdkNames, names: NamesConfig = {}): string {
  const { spec = '', cwd = '.' } = options;
  const config = {
    spec: portablePath(relative(resolve(cwd), resolve(cwd, spec))),
    sdk: { name: sdk.name, class: sdk.className, envPrefix: sdk.envPrefix },
    ...(Object.keys(names).length > 0 && { names }),
    targets: { typescript: { out: outputFolder(options), package: options.package ?? sdk.name } },
  };
  const schema = './node_modules/sdkwright/sdkwright.schema.json';
  return `# yaml-language-server: $schema=${schema}\n${stringify(config)}`;
}

const outputFolder = ({ out = './sdk' }: InitOptions): string => portablePath(out);

/** A path with slashes; one that starts in the folder itself starts with `./`. */
function portablePath(path: string): string {
  const plain = path.split(sep).join('/');
  return /^\.{0,2}\//.test(plain) ? plain : `./${plain}`;
}

/** Adds the script to a package.json that exists and does not have it, and keeps its indentation. */
function addScript(path: string): boolean {
  if (!existsSync(path)) return false;
  const text = readFileSync(path, 'utf8');
  const manifest = JSON.parse(text) as Json;
  if (!isObject(manifest)) return false;
  const scripts = isObject(manifest['scripts']) ? manifest['scripts'] : {};
  if (Object.hasOwn(scripts, scriptName)) return false;
  const changed = { ...manifest, scripts: { ...scripts, [scriptName]: 'sdkwright generate' } };
  const indent = /^[ \t]+/m.exec(text)?.[0] ?? '  ';
  writeFileSync(path, `${JSON.stringify(changed, undefined, indent)}\n`);
  return true;
}
