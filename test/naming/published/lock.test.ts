/** `sdkwright.lock`: additions do not change published names, and renames must be accepted. */

import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check, generate, validate, type Report } from '../../../generator/index.js';
import type { PublishedNames } from '../../../generator/naming/published/published-names.js';
import { readLoaded } from '../../../generator/pipeline.js';
import { loadValue } from '../../../generator/openapi/load.js';
import {
  emptyLock,
  parseLock,
  printLock,
  type Lock,
} from '../../../generator/naming/published/lock.js';
import { identitiesOf } from '../../../generator/naming/published/renames.js';
import { planFor } from '../../support/emit.js';
import { scratch, telnyxPath } from '../../support/places.js';
import { writeSharingRuntime } from '../../support/shared-runtime.js';
import { typeFaultsIn } from '../../support/type-check.js';

type Schema = Record<string, unknown>;
interface Addition {
  readonly paths?: Record<string, Record<string, unknown>>;
  readonly schemas?: Record<string, Schema>;
  readonly securitySchemes?: Record<string, Schema>;
}

const targets = ['typescript', 'go', 'python'];
const text = { type: 'string' };
const object = (properties: Record<string, unknown>): Schema => ({ type: 'object', properties });
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const content = (schema: Schema) => ({ content: { 'application/json': { schema } } });

function operation(operationId: string, answer: Schema, body?: Schema): Schema {
  return {
    operationId,
    ...(body && { requestBody: content(body) }),
    responses: { 200: { description: 'Yes', ...content(answer) } },
  };
}

/** Nested types, enums, unions and a nested resource: all kinds of names. */
const base: Addition = {
  paths: {
    '/users': {
      get: operation('listUsers', { type: 'array', items: ref('User') }),
      post: operation('createUser', ref('User'), object({ address: object({ street: text }) })),
    },
    '/users/{id}': {
      get: operation('getUser', ref('User')),
      patch: operation('updateUser', ref('User'), object({ name: text })),
    },
    '/users/{id}/orders': {
      get: operation(
        'listOrders',
        object({ status: { enum: ['a', 'b'] }, part: object({ n: text }) }),
      ),
    },
  },
  schemas: {
    User: object({
      address: object({ city: text }),
      kind: { enum: ['x', 'y'] },
      link: ref('Link'),
    }),
    Link: object({ href: text, target: object({ id: text }) }),
  },
  securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
};

/** Merges members in order: later ones are appended. */
function documentOf(...parts: readonly Addition[]): object {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const part of parts) {
    for (const [path, item] of Object.entries(part.paths ?? {})) {
      paths[path] = { ...paths[path], ...item };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    servers: [{ url: 'https://api.names.io' }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas: Object.assign({}, ...parts.map(({ schemas }) => schemas)) as object,
      securitySchemes: Object.assign({}, ...parts.map((part) => part.securitySchemes)) as object,
    },
  };
}

const identities = (document: object) =>
  identitiesOf(readLoaded(loadValue(document as never, 'document.json')).api!);

async function lockOf(document: object, target: string): Promise<Lock> {
  const { published } = await planFor(document, target);
  const targets = new Map([[target, published]]);
  const lock: Lock = { ...emptyLock, ...identities(document), targets };
  // As it is read from disk.
  const read = parseLock(printLock(lock), 'sdkwright.lock');
  expect(read.diagnostics).toEqual([]);
  return read.lock;
}

function expectKept(old: PublishedNames, now: PublishedNames): void {
  expect(now.sdk).toEqual(old.sdk);
  for (const what of ['credentials', 'operations', 'resources', 'types'] as const) {
    for (const [id, names] of old[what]) expect(now[what].get(id), `${what} ${id}`).toEqual(names);
  }
}

const list = (names: string): string[] => names.split(/\s+/);

describe('additions that collide with published names', () => {
  const name = fc.constantFrom(
    ...list(`User Users UserAddress UserKind Address Link Orders OrderListResponse
    UserUpdateParams UserCreateParams Target LinkTarget CreateUser Names List UserParam
    UserInput UserService UsersResource users listUsers Item`),
  );
  const operationId = fc.constantFrom(
    'listUsers2',
    'list',
    'users',
    'get_user',
    'ListUsers',
    'User',
  );
  const path = fc.constantFrom(
    ...list(`/users/list /users/{id}/address /v2/users /user /orders /orders/{id}
    /users/{id}/retrieve /users/orders /Users/{id}/Orders /token /api_key /names
    /users/{id}/list/{x} /users/create /users/update/{x} /orders/users`),
  );
  const schema: fc.Arbitrary<Schema> = fc.oneof(
    name.map((member) => object({ [member]: object({ a: text }) })),
    fc.constant({ type: 'string', enum: ['p', 'q'] }),
    fc.constantFrom('User', 'Link').map(ref),
  );
  const addition: fc.Arbitrary<Addition> = fc.record({
    paths: fc.dictionary(
      path,
      fc
        .tuple(fc.constantFrom('get', 'post', 'put', 'delete'), operationId, schema, schema)
        .map(([verb, id, answer, body]) => ({ [verb]: operation(id, answer, body) })),
      { maxKeys: 5 },
    ),
    schemas: fc.dictionary(
      // New members of existing types, so that their types refer to new names.
      name.filter((each) => each !== 'User' && each !== 'Link'),
      schema,
      { maxKeys: 5 },
    ),
    securitySchemes: fc.dictionary(
      fc.constantFrom('users', 'apiKey', 'orders', 'atoken'),
      fc.constant({ type: 'apiKey', in: 'header', name: 'X-Key' }),
      { maxKeys: 2 },
    ),
  });
  /** References from published types to new schemas. */
  const grown = (more: Addition): Addition => ({
    ...more,
    schemas: {
      ...more.schemas,
      User: object({
        ...(base.schemas!['User']!['properties'] as object),
        ...Object.fromEntries(Object.keys(more.schemas ?? {}).map((key) => [`zz${key}`, ref(key)])),
      }),
    },
  });

  test.for(targets)('change none of them: %s', async (target) => {
    const before = documentOf(base);
    const lock = await lockOf(before, target);
    await fc.assert(
      fc.asyncProperty(addition, fc.boolean(), async (more, grows) => {
        const unique = uniqueIds(grows ? grown(more) : more);
        const now = await planFor(documentOf(base, unique), target, lock);
        expectKept(lock.targets.get(target)!, now.published);
      }),
      { numRuns: 300 },
    );
  });

  test('result in code that compiles', async () => {
    const lock = await lockOf(documentOf(base), 'typescript');
    const folder = scratch('lock-types');
    const samples = fc.sample(addition, { numRuns: 24, seed: 1 });
    for (const [index, more] of samples.entries()) {
      const plan = await planFor(documentOf(base, uniqueIds(grown(more))), 'typescript', lock);
      const { files } = await plan.emit();
      const texts = new Map(files.map((file) => [file.path, file.text]));
      writeSharingRuntime(folder, `sdk${index}`, texts);
    }
    expect(await typeFaultsIn(folder)).toEqual([]);
  });

  /** operationIds are unique in a document. */
  function uniqueIds(more: Addition): Addition {
    const seen = new Set<string>();
    const paths = Object.entries(more.paths ?? {}).map(([route, item]) => {
      const operations = Object.entries(item).map(([verb, value]) => {
        const id = (value as { operationId: string }).operationId;
        const own = seen.has(id) ? `${id}${seen.size}` : id;
        seen.add(own);
        return [verb, { ...(value as object), operationId: own }] as const;
      });
      return [route, Object.fromEntries(operations)] as const;
    });
    return { ...more, paths: Object.fromEntries(paths) };
  }
});

describe('renames in the document', () => {
  const config = `spec: openapi.json
targets:
  typescript: { out: ts }
  python: { out: py }
`;
  const renamed = (changes: Addition = {}): object => {
    const all = JSON.stringify(documentOf(base, changes));
    return JSON.parse(
      all
        .replaceAll('listUsers', 'queryUsers')
        .replaceAll('/users/{id}/orders', '/users/{id}/purchases')
        .replaceAll('#/components/schemas/Link', '#/components/schemas/Anchor')
        .replaceAll('"Link":', '"Anchor":'),
    ) as object;
  };

  test('are applied only with --accept', async () => {
    const cwd = scratch('lock');
    writeFileSync(join(cwd, 'sdkwright.yml'), config);
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(documentOf(base)));
    const first = await generate({ cwd });
    expect(first.ok).toBe(true);
    expect((await check({ cwd })).ok).toBe(true);
    const apiOf = () => readFileSync(join(cwd, 'ts/api.md'), 'utf8').replaceAll(/<[^>]*>/g, '');
    const before = apiOf();

    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(renamed()));
    const warnings = [
      '"#/components/schemas/Link" is now "#/components/schemas/Anchor"',
      '"GET /users/{id}/orders" is now "GET /users/{id}/purchases"',
      '"listUsers" is now "queryUsers"',
    ];
    const expectWarnings = (report: Report, expected: readonly string[]): void => {
      const found = report.diagnostics.filter(({ code }) => code === 'name-kept');
      const messages = found.map(({ message }) => message.replace(/ in the document;.*/, ''));
      expect(messages.toSorted()).toEqual(expected);
      for (const { source } of found) expect(source.line).toBeGreaterThan(0);
    };
    expectWarnings(await generate({ cwd }), warnings);
    expect(apiOf()).toBe(before);
    // The lock file now has the new ids with the old names.
    const after = readFileSync(join(cwd, 'sdkwright.lock'), 'utf8');
    expect(after).toContain('"#/components/schemas/Anchor": Link resources/users\n');
    expect(after).toContain('GET /users/{id}/purchases: users.orders.retrieve listOrders\n');
    expect((await check({ cwd })).ok).toBe(true);

    // Until the renames are accepted, the warnings repeat, whatever else changes.
    expectWarnings(await validate({ cwd }), warnings);
    const changed = renamed({ schemas: { Link: object({ href: text, target: text }) } });
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(changed));
    expectWarnings(await generate({ cwd }), warnings);
    expect(apiOf()).toBe(before);
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(renamed()));
    expectWarnings(await generate({ cwd }), warnings);
    expect(readFileSync(join(cwd, 'sdkwright.lock'), 'utf8')).toBe(after);

    expectWarnings(await generate({ cwd, accept: true }), []);
    for (const name of ['queryUsers', 'client.users.purchases.retrieve', '- `Anchor`']) {
      expect(apiOf()).toContain(name);
      expect(before).not.toContain(name);
    }
    expect(apiOf()).not.toMatch(/listUsers|users\.orders|`Link`/);
    expect(apiOf()).toContain('createUser');
    expectWarnings(await generate({ cwd }), []);
  });

  test('that are undone are reported no more', async () => {
    const cwd = scratch('lock');
    writeFileSync(join(cwd, 'sdkwright.yml'), config);
    const locks: string[] = [];
    for (const document of [documentOf(base), renamed(), documentOf(base)]) {
      writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(document));
      expect((await generate({ cwd })).ok).toBe(true);
      locks.push(readFileSync(join(cwd, 'sdkwright.lock'), 'utf8'));
    }
    expect(locks[1]).not.toBe(locks[0]);
    expect(locks[2]).toBe(locks[0]);
  });
});

describe('client options of the config', () => {
  const project = (auth: string): string => {
    const cwd = scratch('lock');
    const settings = `spec: openapi.json\ntargets: { python: { out: py } }\nauth: ${auth}\n`;
    writeFileSync(join(cwd, 'sdkwright.yml'), settings);
    return cwd;
  };

  test.for(['secret', 'apiKey'])('have the same name in every run: %s', async (option) => {
    const cwd = project(`{ token: { option: ${option} } }`);
    const added = { paths: { '/groups': { get: operation('listGroups', text) } } };
    const names: string[] = [];
    for (const document of [documentOf(base), documentOf(base, added), documentOf(base)]) {
      writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(document));
      expect((await generate({ cwd })).ok).toBe(true);
      const lock = readFileSync(join(cwd, 'sdkwright.lock'), 'utf8');
      names.push(/^ +token: (\S+) /m.exec(lock)![1]!);
    }
    expect(names).toEqual([option, option, option]);
  });

  test('are an error for a scheme with two options', async () => {
    const cwd = project('{ login: { option: secret, env: SECRET } }');
    const login = { login: { type: 'http', scheme: 'basic' } };
    const document = documentOf(base, { securitySchemes: login });
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(document));
    const { ok, diagnostics } = await generate({ cwd });
    expect(ok).toBe(false);
    const errors = diagnostics.filter(({ code }) => code === 'config-invalid');
    expect(errors.map(({ source }) => source.pointer)).toEqual([
      '/auth/login/option',
      '/auth/login/env',
    ]);
  });
});

test('a body member that takes the name of a published argument is an error until it is accepted', async () => {
  const limit = { name: 'limit', in: 'query', schema: text };
  const list = (properties: Record<string, unknown>) =>
    documentOf({
      securitySchemes: base.securitySchemes!,
      paths: {
        '/users': {
          post: { ...operation('findUsers', text, object(properties)), parameters: [limit] },
        },
      },
    });
  const cwd = scratch('lock');
  const write = (properties: Record<string, unknown>): void =>
    writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(list(properties)));
  writeFileSync(join(cwd, 'sdkwright.yml'), 'spec: openapi.json\ntargets: { go: { out: go } }\n');
  write({ name: text });
  expect((await generate({ cwd })).ok).toBe(true);
  expect(readFileSync(join(cwd, 'sdkwright.lock'), 'utf8')).toContain(
    'POST /users: [findUsers, limit]\n',
  );
  write({ name: text, limit: text });
  const refused = await generate({ cwd });
  expect(refused.ok).toBe(false);
  expect(refused.diagnostics.map(({ code }) => code)).toContain('name-moved');
  expect((await generate({ cwd, accept: true })).ok).toBe(true);
});

test('a lock file that cannot be read is refused with its source location; check reports a stale one', async () => {
  const cwd = scratch('lock');
  writeFileSync(join(cwd, 'sdkwright.yml'), 'spec: openapi.json\ntargets: { go: { out: go } }\n');
  writeFileSync(join(cwd, 'openapi.json'), JSON.stringify(documentOf(base)));
  expect((await generate({ cwd })).ok).toBe(true);
  const path = join(cwd, 'sdkwright.lock');
  const good = readFileSync(path, 'utf8');
  for (const [from, to, code] of [
    ['Users.List', 'Users."); os.Exit(1)', 'lock-invalid'],
    ['version: 1', 'version: 2', 'lock-invalid'],
    ['version: 1', '<<<<<<< HEAD\nversion: 1\n=======', 'lock-conflict'],
    ['schemas:', 'schemas: 5\nrenames:', 'lock-invalid'],
    ['className: Names', 'className: ""', 'lock-invalid'],
  ] as const) {
    writeFileSync(path, good.replace(from, to));
    const { ok, diagnostics } = await generate({ cwd });
    expect(ok).toBe(false);
    const found = diagnostics.find(({ severity }) => severity === 'error');
    expect(found).toMatchObject({ code, source: { file: 'sdkwright.lock' } });
    expect(found!.source.line).toBeGreaterThan(0);
  }
  writeFileSync(path, good.replace(/^ +GET \/users: .*\n/m, ''));
  const stale = await check({ cwd });
  expect(stale.ok).toBe(false);
  expect(stale.diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('"sdkwright.lock" is out of date'),
  );
  expect((await generate({ cwd })).ok).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe(good);
});

test('the lock file of the full Telnyx document survives a round trip', async () => {
  const cwd = scratch('lock');
  copyFileSync(telnyxPath, join(cwd, 'telnyx.json'));
  const { published } = await planFor(join(cwd, 'telnyx.json'), 'typescript');
  const lock: Lock = { ...emptyLock, targets: new Map([['typescript', published]]) };
  const written = printLock(lock);
  const { lock: read, diagnostics } = parseLock(written, 'sdkwright.lock');
  expect(diagnostics).toEqual([]);
  expect(printLock(read)).toBe(written);
  expect(published.operations.size).toBe(361);
});
