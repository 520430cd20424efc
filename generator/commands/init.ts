/** `init`: what the document tells, written down as a config, and the npm script that runs it. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { stringify } from 'yaml';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isObject, type Json } from '../base/json.js';
import { nameCredentials } from '../naming/credentials.js';
import { sdkNames } from '../naming/sdk.js';
import { readApi } from '../pipeline.js';
import { configName, UsageError } from './project.js';

export interface InitOptions {
  /** Path of the document. */
  readonly spec?: string | undefined;
  /** Output folder; `./sdk` by default. */
  readonly out?: string | undefined;
  /** Name of the npm package; by default the SDK's. */
  readonly package?: string | undefined;
  /** Replace a config that is there. */
  readonly overwrite?: boolean | undefined;
  readonly cwd?: string | undefined;
}

export interface InitResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** What was derived, by what it is. */
  readonly derived: Readonly<Record<string, string>>;
  readonly written: readonly string[];
}

export const scriptName = 'generate:sdk';

/** @throws {UsageError} if no document is named or a config is there already */
export function init(options: InitOptions = {}): InitResult {
  const cwd = resolve(options.cwd ?? '.');
  if (options.spec === undefined)
    throw new UsageError('Name a document: sdkwright init openapi.yml');
  const configPath = join(cwd, configName);
  if (existsSync(configPath) && options.overwrite !== true) {
    throw new UsageError(`There is a ${configName} already; pass --overwrite to replace it.`);
  }
  const { api, diagnostics, texts } = readApi(resolve(cwd, options.spec), { shown: options.spec });
  if (!api || hasErrors(diagnostics)) {
    return { ok: false, diagnostics, texts, derived: {}, written: [] };
  }
  const sdk = sdkNames({ api });
  const credentials = nameCredentials({ api, sdk });
  const out = options.out ?? './sdk';
  const config = {
    spec: portable(relative(cwd, resolve(cwd, options.spec))),
    sdk: { name: sdk.name, class: sdk.className, envPrefix: sdk.envPrefix },
    targets: { typescript: { out: portable(out), package: options.package ?? sdk.name } },
  };
  const header = '# yaml-language-server: $schema=./node_modules/sdkwright/sdkwright.schema.json\n';
  writeFileSync(configPath, header + stringify(config));
  const script = addScript(join(cwd, 'package.json'));
  return {
    ok: true,
    diagnostics,
    texts,
    derived: {
      'SDK name': sdk.name,
      'client class': sdk.className,
      server: api.servers[0]?.url ?? 'none',
      credentials: credentials.map(({ option, env }) => `${option} (${env})`).join(', ') || 'none',
      operations: String(api.operations.length),
    },
    written: [configName, ...(script ? ['package.json'] : [])],
  };
}

const portable = (path: string): string => {
  const plain = path.split(sep).join('/');
  return /^\.{0,2}\//.test(plain) ? plain : `./${plain}`;
};

/** Adds the script where there is a package.json without it, in the file's own indentation. */
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
