/** `sdkwright.yml` → a checked config. */

import { basename } from 'node:path';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { readTextFile } from '../base/files.js';
import { parse } from '../text/parse.js';
import { configSchema } from './schema.js';
import { validateConfig } from './validate.js';

/** A config as it is written; see `schema.ts` for what each member means. */
export interface Config {
  readonly spec: string;
  readonly sdk?: {
    readonly name?: string;
    readonly class?: string;
    readonly envPrefix?: string;
    readonly version?: string;
    readonly license?: string;
    readonly repository?: string;
  };
  readonly headers?: { readonly prefix?: string; readonly idempotency?: string };
  readonly errors?: { readonly messages?: readonly string[] };
  readonly retries?: {
    readonly max?: number;
    readonly nonIdempotent?: 'safe' | 'always' | 'never';
  };
  readonly auth?: Readonly<Record<string, { readonly option?: string; readonly env?: string }>>;
  readonly query?: { readonly arrays?: 'repeat' | 'comma' | 'brackets' };
  readonly refs?: { readonly root?: string };
  readonly names?: {
    readonly operations?: Readonly<Record<string, string>>;
    readonly resources?: Readonly<Record<string, string>>;
    readonly types?: Readonly<Record<string, string>>;
  };
  /** Codes of warnings that are not told. */
  readonly silence?: readonly string[];
  readonly targets: Readonly<Record<string, TargetConfig>>;
}

/** What every target has; a pack's own keys are checked once it is loaded. */
export interface TargetConfig {
  readonly out: string;
  readonly package?: string;
  /** Folder of a pack of one's own. */
  readonly templates?: string;
}

export interface ConfigResult {
  readonly config?: Config;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param path absolute path of the config */
export function loadConfig(path: string): ConfigResult {
  const file = basename(path);
  const read = readTextFile(path);
  if (!('text' in read)) {
    const found =
      'missing' in read
        ? diagnostic('file-missing', { path: file }, { file })
        : diagnostic('file-unreadable', { path: file, reason: read.reason }, { file });
    return { text: '', diagnostics: [found] };
  }
  const parsed = parse(read.text, file);
  if (parsed.value === undefined) return { text: read.text, diagnostics: parsed.diagnostics };
  const diagnostics = [...parsed.diagnostics, ...validateConfig(parsed.value, configSchema, file)];
  if (hasErrors(diagnostics)) return { text: read.text, diagnostics };
  return { config: parsed.value as unknown as Config, text: read.text, diagnostics };
}
