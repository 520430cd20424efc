/** Telemetry headers, which describe the SDK and its platform to the API. */

import type { ClassConfig } from './config.js';

/** @param prefix of the header names */
export const telemetry =
  (prefix: string): NonNullable<ClassConfig['telemetry']> =>
  (version, retryCount, timeout) => ({
    [`${prefix}Retry-Count`]: retryCount,
    [`${prefix}Timeout`]: timeout === undefined ? undefined : Math.trunc(timeout / 1000),
    [`${prefix}Lang`]: 'js',
    [`${prefix}Package-Version`]: version,
    ...Object.fromEntries(Object.entries(platform()).map(([key, text]) => [prefix + key, text])),
  });

type Platform = Readonly<Record<'OS' | 'Arch' | 'Runtime' | 'Runtime-Version', string>>;

let known: Platform | undefined;

/** Detected once, on the first request. */
function platform(): Platform {
  return (known ??= look());
}

interface Global {
  readonly Deno?: { readonly version?: { readonly deno?: string }; readonly build?: Build };
  readonly Bun?: { readonly version?: string };
  readonly EdgeRuntime?: unknown;
  readonly process?: {
    readonly version?: string;
    readonly platform?: string;
    readonly arch?: string;
  };
  readonly navigator?: { readonly userAgent?: string };
}

interface Build {
  readonly os?: string;
  readonly arch?: string;
}

function look(): Platform {
  const { Deno, Bun, EdgeRuntime, process, navigator } = globalThis as Global;
  const made = (system = '', arch = '', name: string, version = 'unknown'): Platform => ({
    OS: systems[system] ?? (system ? `Other:${system}` : 'Unknown'),
    Arch: architectures[arch] ?? (arch ? `other:${arch}` : 'unknown'),
    Runtime: name,
    'Runtime-Version': version,
  });
  if (Deno?.version) return made(Deno.build?.os, Deno.build?.arch, 'deno', Deno.version.deno);
  if (EdgeRuntime !== undefined) return made('', '', 'edge', `${EdgeRuntime as string}`);
  if (Bun) return made(process?.platform, process?.arch, 'bun', Bun.version);
  if (process?.version) return made(process.platform, process.arch, 'node', process.version);
  const found = /(Edg|Chrome|Firefox|Version)\/([\d.]+)/.exec(navigator?.userAgent ?? '');
  return found
    ? made('', '', `browser:${browsers[found[1]!]!}`, found[2])
    : made('', '', 'unknown');
}

const systems: Readonly<Record<string, string>> = {
  darwin: 'MacOS',
  linux: 'Linux',
  win32: 'Windows',
  windows: 'Windows',
  freebsd: 'FreeBSD',
  openbsd: 'OpenBSD',
  android: 'Android',
  ios: 'iOS',
};

const architectures: Readonly<Record<string, string>> = {
  x64: 'x64',
  x86_64: 'x64',
  arm: 'arm',
  arm64: 'arm64',
  aarch64: 'arm64',
  ia32: 'x32',
};

const browsers: Readonly<Record<string, string>> = {
  Edg: 'edge',
  Chrome: 'chrome',
  Firefox: 'firefox',
  Version: 'safari',
};
