/** All targets are planned in the same steps: a document has the same operations and options in every language. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TargetPlan } from '../../generator/targets/target.js';
import { emptyLock, type Lock } from '../../generator/naming/published/lock.js';
import { planFor, writeFiles } from '../support/emit.js';
import { scratch } from '../support/places.js';
import { succeed } from '../support/run.js';
import { hasGo, hasPython, python } from '../support/toolchains.js';
import { typeFaults } from '../support/type-check.js';

const header = (name: string) => ({ type: 'apiKey', in: 'header', name });

/** A document with a resource `tenant` and, by default, a security scheme of the same name. */
const documentWith = ({ resource = true, scheme = true } = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Rooms', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://api.rooms.test' }],
  security: [{ key: [], ...(scheme && { tenant: [] }) }],
  components: {
    securitySchemes: { key: header('Key'), ...(scheme && { tenant: header('Tenant') }) },
  },
  paths: {
    '/rooms': { get: { operationId: 'listRooms', responses: { 204: { description: 'None' } } } },
    ...(resource && {
      '/tenant': { get: { operationId: 'getTenant', responses: { 204: { description: 'None' } } } },
    }),
  },
});

const filesOf = async (plan: TargetPlan): Promise<ReadonlyMap<string, string>> =>
  new Map((await plan.emit()).files.map(({ path, text }) => [path, text]));

const resourcesOf = (plan: TargetPlan): string[] => [...plan.names.resources.keys()];
const optionsOf = (plan: TargetPlan): string[] => plan.credentials.map(({ option }) => option);

describe('security schemes with the names of client options and keywords', () => {
  const names = ['main', 'class', 'header', 'http_client', 'timeout'];
  const document = {
    openapi: '3.1.0',
    info: { title: 'Options', version: '1', license: { name: 'MIT' } },
    servers: [{ url: 'https://api.options.test' }],
    security: names.map((name) => ({ [name]: [] })),
    components: {
      securitySchemes: Object.fromEntries(names.map((name) => [name, header(`X-${name}`)])),
    },
    paths: {},
  };

  test.skipIf(!hasGo)('compile in Go', async () => {
    const folder = scratch('options-go');
    writeFiles(folder, await filesOf(await planFor(document, 'go')));
    await succeed('go', ['build', './...'], { cwd: folder });
  });

  test.skipIf(!hasPython)('are separate arguments in Python', async () => {
    const folder = scratch('options-python');
    writeFiles(folder, await filesOf(await planFor(document, 'python')));
    const script = 'from options import Options; Options(timeout=1, timeout2="a", class2="b")';
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    await succeed(python('python'), ['-B', '-c', script], { env });
  });
});

describe('a resource and a credential of the same name', () => {
  test.each([
    ['typescript', ['rooms', 'tenant']],
    ['python', ['rooms', 'tenant']],
    ['go', ['Rooms', 'Tenant']],
  ])('both keep it in %s', async (target, resources) => {
    const plan = await planFor(documentWith(), target);
    expect(resourcesOf(plan)).toEqual(resources);
    expect(optionsOf(plan)).toEqual(['apiKey', 'tenant']);
  });

  test('compile in TypeScript, where the class has the resource and `credentials` the credential', async () => {
    const files = await filesOf(await planFor(documentWith(), 'typescript'));
    const sources = new Map(files);
    sources.set(
      'src/use.ts',
      `import Rooms from './index.js';
const client = new Rooms({ apiKey: 'a', tenant: 'b' }).withOptions({ tenant: 'c' });
export const resource: Promise<unknown> = client.tenant.retrieve();
export const credential: unknown = client.credentials['tenant'];
export const key: unknown = client.apiKey;
`,
    );
    expect(await typeFaults(sources)).toEqual([]);
  });

  test.skipIf(!hasGo)('compile in Go', async () => {
    const folder = scratch('tenant-go');
    writeFiles(folder, await filesOf(await planFor(documentWith(), 'go')));
    await succeed('go', ['build', './...'], { cwd: folder });
  });

  test.skipIf(!hasPython)('compile in Python', async () => {
    const folder = scratch('tenant-python');
    writeFiles(folder, await filesOf(await planFor(documentWith(), 'python')));
    const script = `
from rooms import Rooms
client = Rooms(api_key="a", tenant="b").with_options(tenant="c")
print(type(client.tenant).__name__, client._credentials["tenant"])
`;
    const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
    const ran = await succeed(python('python'), ['-B', '-c', script], { env });
    expect(ran.stdout).toBe('TenantResource c\n');
  });

  const lockOf = (plan: TargetPlan): Lock => ({
    ...emptyLock,
    targets: new Map([['typescript', plan.published]]),
  });

  test('a published credential stays a member of the class, and a new resource is renamed', async () => {
    const lock = lockOf(await planFor(documentWith({ resource: false }), 'typescript'));
    const plan = await planFor(documentWith(), 'typescript', lock);
    expect(resourcesOf(plan)).toEqual(['rooms', 'tenantResource']);
    expect((await filesOf(plan)).get('src/client.ts')).toContain('set tenant(');
  });

  test('a published resource stays where it is', async () => {
    const lock = lockOf(await planFor(documentWith(), 'typescript'));
    expect(resourcesOf(await planFor(documentWith(), 'typescript', lock))).toEqual([
      'rooms',
      'tenant',
    ]);
  });
});
