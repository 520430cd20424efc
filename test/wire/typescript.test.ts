/** The wire cases on the generated TypeScript SDK: built, and called by what its api.md says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { buildSdk } from '../support/sdk.js';
import { groups, wireDocument, wireTests, type Case, type Outcome } from './cases.js';

/** What the cases call an error, by its name in this language. */
const kinds: Record<string, string> = {
  SDKError: 'usage',
  APIError: 'status',
  MalformedResponseError: 'malformed',
  APIConnectionError: 'connection',
  APIConnectionTimeoutError: 'timeout',
  BadRequestError: 'bad request',
  AuthenticationError: 'authentication',
  PermissionDeniedError: 'permission denied',
  NotFoundError: 'not found',
  ConflictError: 'conflict',
  UnprocessableEntityError: 'unprocessable entity',
  RateLimitError: 'rate limit',
  InternalServerError: 'internal server',
};

type Call = (...args: unknown[]) => Promise<unknown>;
type ClientClass = new (options: Record<string, unknown>) => object;

test('each group has as many cases as its feature asks for', () => {
  for (const { group, cases, 'at least': least } of groups)
    expect(cases.length, group).toBeGreaterThanOrEqual(least);
  expect(groups.flatMap(({ cases }) => cases).length).toBeGreaterThanOrEqual(60);
});

wireTests(async () => {
  const { folder } = await buildSdk({ spec: wireDocument });
  const exported = (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as {
    default: ClientClass;
  };
  const Client = exported.default;
  const lines = readFileSync(join(folder, 'api.md'), 'utf8').matchAll(
    /title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)</g,
  );
  /** Accessor of each operation, `client.items.list`, by verb and path. */
  const accessors = new Map(
    [...lines].map(([, verb, path, resource, method]) => [
      `${verb!.toUpperCase()} ${path}`,
      [...resource!.split('.'), method!],
    ]),
  );

  async function call({ call: operation, id, params, client: given, options }: Case, url: string) {
    const { apiKey, ...rest } = { apiKey: 'key', ...given };
    const client = new Client({
      baseURL: url,
      ...(apiKey !== 'absent' && { apiKey }),
      ...rest,
    });
    const path = accessors.get(operation)!;
    const owner = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>(
        (object, step) => object[step] as Record<string, unknown>,
        client as Record<string, unknown>,
      );
    const args: unknown[] = [...(id === undefined ? [] : [id]), ...(params ? [params] : [])];
    // Without params the options still come last: an operation that takes params gets none.
    const takesParams = (owner[path.at(-1)!] as Call).length > (id === undefined ? 0 : 1) + 1;
    if (options) args.push(...(takesParams && !params ? [undefined] : []), options);
    return (owner[path.at(-1)!] as Call).apply(owner, args);
  }

  return {
    run: (wire, url) =>
      Promise.resolve()
        .then(() => call(wire, url))
        .then(
          (value): Outcome => ({ value }),
          (thrown: { name: string; status?: number; error?: unknown }): Outcome => ({
            error: {
              kind: kinds[thrown.name] ?? thrown.name,
              ...(thrown.status !== undefined && { status: thrown.status }),
              body: thrown.error,
            },
          }),
        ),
  };
});
