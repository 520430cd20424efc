/** Reads and validates `sdkwright.yml`. */

import { basename } from 'node:path';
import { diagnostic, hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { readTextFile } from '../base/files.js';
import { parse } from '../text/parse.js';
import { configSchema } from './schema.js';
import { validateConfig } from './validate.js';

/** The content of a config file. `schema.ts` describes each member. */
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
  readonly auth?: Readonly<Record<string, AuthEntry>>;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[] | undefined;
  readonly securitySchemes?: Readonly<Record<string, ConfiguredScheme>> | undefined;
  readonly query?: { readonly arrays?: 'repeat' | 'comma' | 'brackets' };
  readonly forms?: { readonly arrays?: 'repeat' | 'brackets' | 'indices' };
  readonly multipart?: {
    readonly arrays?: 'repeat' | 'brackets';
    readonly objects?: 'json' | 'brackets';
  };
  readonly int64?: Int64;
  readonly files?: FileChoices;
  readonly refs?: { readonly root?: string };
  readonly names?: {
    readonly operations?: Readonly<Record<string, string>>;
    readonly resources?: Readonly<Record<string, string>>;
    readonly types?: Readonly<Record<string, string>>;
    readonly typeCase?: TypeCase;
  };
  /** Codes of warnings that are not reported. */
  readonly silence?: readonly string[];
  readonly targets: Readonly<Record<string, TargetConfig>>;
}

/** How components are spelled: in Pascal case, or as in the document where the language allows it. */
export type TypeCase = 'pascal' | 'verbatim';

/** Files around the code of an SDK. All are generated unless the config says false. */
export interface FileChoices {
  /** `AGENTS.md` and `llms.txt`, for coding agents. */
  readonly agents?: boolean;
  readonly changelog?: boolean;
  readonly contributing?: boolean;
  readonly examples?: boolean;
  readonly license?: boolean;
  /** The workflow that publishes the package. */
  readonly release?: boolean;
  readonly tests?: boolean;
}

/** What integers of 64 bits are in a language whose numbers cannot hold them. */
export type Int64 = 'number' | 'string' | 'bigint';

/** Members that every target has. The options of a pack are validated when it is loaded. */
export interface TargetConfig {
  /** Folder of the output, relative to the config. */
  readonly out: string;
  readonly package?: string;
  readonly int64?: Int64;
  /** Folder of a custom target pack, relative to the config. */
  readonly templates?: string;
}

/** What a config says about one security scheme. */
export interface AuthEntry {
  readonly option?: string;
  readonly env?: string;
  readonly audience?: string;
  readonly tokenEndpointAuthMethod?: 'client_secret_basic' | 'client_secret_post';
}

/** A Security Scheme Object in the config. */
export interface ConfiguredScheme {
  readonly type: string;
  readonly description?: string;
  readonly scheme?: string;
  readonly in?: string;
  readonly name?: string;
  readonly flows?: { readonly clientCredentials?: { readonly tokenUrl?: string } };
}

/** The security that a config declares, for a document that declares none, and how tokens are requested. */
export interface ConfiguredSecurity extends Pick<Config, 'security' | 'securitySchemes'> {
  readonly auth?: Config['auth'] | undefined;
  /** File name of the config, for diagnostics. */
  readonly file: string;
}

export interface ConfigResult {
  /** Absent if the file cannot be read or is not valid. */
  readonly config?: Config;
  /** Text of the file; empty if it cannot be read. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and validates a config. @param path absolute path of the file */
export function loadConfig(path: string): ConfigResult {
  const file = basename(path);
  const read = readTextFile(path);
  if (!('text' in read)) {
    const found =
      'missing' in read
        ? diagnostic('file-missing', { path: file, base: 'the working directory' }, { file })
        : diagnostic('file-unreadable', { path: file, reason: read.reason }, { file });
    return { text: '', diagnostics: [found] };
  }
  const parsed = parse(read.text, file);
  if (parsed.value === undefined) return { text: read.text, diagnostics: parsed.diagnostics };
  const diagnostics = [
    ...parsed.diagnostics,
    ...validateConfig(parsed.value, { schema: configSchema, file }),
  ];
  if (hasErrors(diagnostics)) return { text: read.text, diagnostics };
  return { config: parsed.value as unknown as Config, text: read.text, diagnostics };
}
