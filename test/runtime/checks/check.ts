/** Helpers for checks of the runtime. They run in every JavaScript runtime, so they use neither Node nor a test runner. */

import { authorizeAny } from '../../../templates/typescript/runtime/alternatives.js';
import { repeat } from '../../../templates/typescript/runtime/array-formats.js';
import { APIClient, type LogOptions } from '../../../templates/typescript/runtime/api-client.js';
import { bearer } from '../../../templates/typescript/runtime/auth.js';
import { basic } from '../../../templates/typescript/runtime/basic.js';
import type { CoreOptions } from '../../../templates/typescript/runtime/client.js';
import type { ClassConfig, ClientConfig } from '../../../templates/typescript/runtime/config.js';
import { cookieKey, headerKey, queryKey } from '../../../templates/typescript/runtime/key.js';

/** Where a check runs, and the server that it can use: see `check-server.ts`. */
export interface Context {
  readonly url: string;
  readonly runtime: 'node' | 'deno' | 'bun' | 'browser';
}

export type Check = (context: Context) => Promise<void> | void;
export type Checks = Readonly<Record<string, Check>>;

const variableOf = (option: string): string =>
  `TEST_${option.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`;

export const config: ClientConfig = {
  name: 'Test',
  version: '1.2.3',
  baseURL: 'http://default.invalid/v1',
  baseURLVariable: 'TEST_BASE_URL',
  env: { apiKey: variableOf('apiKey') },
  schemes: {
    bearer: bearer('apiKey'),
    basic: basic('username', 'password'),
    header: headerKey('headerKey', 'X-Key'),
    query: queryKey('queryKey', 'key'),
    cookie: cookieKey('cookieKey', 'sid'),
  },
  security: [['bearer']],
  authorize: authorizeAny,
  arrays: repeat,
  maxRetries: 2,
};

export const more: ClassConfig = {
  headersVariable: 'TEST_CUSTOM_HEADERS',
  logVariable: 'TEST_LOG',
  secrets: ['pin'],
};

export type Options = CoreOptions & LogOptions & Record<string, unknown>;

/** A client with a credential, which logs nothing by default. */
export function make(
  options: Options = {},
  changes: Partial<ClientConfig> = {},
  extra: Partial<ClassConfig> = {},
): APIClient {
  const given: Options = { apiKey: 'key', logLevel: 'off', ...options };
  const whole = { ...config, ...changes };
  const names = Object.values(whole.schemes).flatMap((scheme) => scheme.options);
  const env = Object.fromEntries(names.map((name) => [name, variableOf(name)]));
  return new APIClient(given, { ...whole, env: { ...env, ...changes.env } }, { ...more, ...extra });
}

/** A request as the server received it, which `/echo` returns. */
export interface Echo {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A path of the server whose requests are counted separately. Several runtimes call it at the same time. */
export const unique = (): string => `k${Math.random().toString(36).slice(2)}`;

export async function countOf({ url }: Context, key: string): Promise<number> {
  return (await (await fetch(`${url}/count/${key}`)).json()) as number;
}

export async function thrownBy(call: () => unknown): Promise<Error & Record<string, unknown>> {
  try {
    await call();
  } catch (error) {
    return error as Error & Record<string, unknown>;
  }
  throw new Error('Nothing was thrown.');
}

export function equal(got: unknown, expected: unknown, what = ''): void {
  const [left, right] = [text(got), text(expected)];
  if (left !== right) throw new Error(`${what} got ${left}, expected ${right}`);
}

export function holds(condition: unknown, what: string): void {
  if (!condition) throw new Error(`It does not hold: ${what}`);
}

export function matches(got: unknown, pattern: RegExp): void {
  if (!pattern.test(String(got))) throw new Error(`${String(got)} does not match ${pattern}`);
}

/** JSON with sorted members, in which undefined is not omitted. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, item: unknown) => {
    if (item === undefined) return '(undefined)';
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(Object.entries(item).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  }) ?? 'undefined';

/** Sets environment variables during a callback, in runtimes that have them. */
export async function withEnv(
  variables: Readonly<Record<string, string>>,
  run: () => unknown,
): Promise<void> {
  const scope = globalThis as { process?: { env: Record<string, string | undefined> } };
  const had = scope.process;
  scope.process ??= { env: {} };
  const { env } = scope.process;
  Object.assign(env, variables);
  try {
    await run();
  } finally {
    for (const name of Object.keys(variables)) delete env[name];
    if (!had) delete scope.process;
  }
}
