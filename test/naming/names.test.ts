/** Names: those in the code samples of the example document, and that a name depends only on its own operation. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Names } from '../../generator/naming/names.js';
import { emitDocument, planDocument } from '../support/emit.js';
import { seedPath } from '../support/places.js';

interface Document {
  paths: Record<string, Record<string, Record<string, unknown>>>;
  components: { schemas: Record<string, unknown> };
}
const seed = (): Document => parse(readFileSync(seedPath, 'utf8')) as Document;
const id = 'PATCH /outbound_voice_profiles/{id}';

/** The names in the seven code samples, in the words that all languages share. */
function expectSampleNames(names: Names, options: readonly string[]): void {
  expect(names.sdk).toEqual({ name: 'telnyx', className: 'Telnyx', envPrefix: 'TELNYX' });
  expect(options).toEqual(['apiKey TELNYX_API_KEY']);
  expect(names.operations.get(id)).toMatchObject({
    resource: 'outboundVoiceProfiles',
    method: 'update',
    function: 'updateOutboundVoiceProfile',
    positional: 'id',
  });
  expect(names.types.get(`${id} params`)).toEqual(['OutboundVoiceProfileUpdateParams']);
  expect(names.types.get(`${id} response`)).toEqual(['OutboundVoiceProfileUpdateResponse']);
  for (const type of ['ServicePlan', 'TrafficType', 'UsagePaymentMethod', 'OutboundVoiceProfile']) {
    expect(names.types.get(`#/components/schemas/${type}`)).toEqual([type]);
  }
}

describe('the names in the code samples', () => {
  test('are generated without a config', async () => {
    const sdk = await emitDocument(seedPath);
    expectSampleNames(sdk.names, credentials(sdk.text('src/config.ts')));
  });

  test('are generated without the samples', async () => {
    const document = seed();
    delete document.paths['/outbound_voice_profiles/{id}']!['patch']!['x-codeSamples'];
    const sdk = await emitDocument(document);
    expectSampleNames(sdk.names, credentials(sdk.text('src/config.ts')));
  });
});

const credentials = (config: string): string[] =>
  [...config.matchAll(/(\w+): '(TELNYX_(?!BASE_URL|CUSTOM_HEADERS|LOG)\w+)'/g)].map(
    (match) => `${match[1]} ${match[2]}`,
  );

test('a Params type and its nested types keep their names if the component is also used elsewhere', async () => {
  const document = seed();
  document.paths['/other'] = {
    post: {
      operationId: 'other',
      requestBody: {
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/UpdateOutboundVoiceProfileRequest' },
          },
        },
      },
      responses: { 204: { description: 'Nothing' } },
    },
  };
  const sdk = await emitDocument(document);
  const file = sdk.text('src/resources/outbound-voice-profiles.ts').replaceAll(/\s+/g, ' ');
  expect(file).toContain(
    'export type OutboundVoiceProfileUpdateParams = UpdateOutboundVoiceProfileRequest;',
  );
  expect(file).toContain(
    'export declare namespace OutboundVoiceProfileUpdateParams { export type CallingWindow = UpdateOutboundVoiceProfileRequest.CallingWindow;',
  );
});

/** Resource and method of each operation, according to the rules. */
test.for([
  ['GET', '/ai/assistants/{id}/tags', 'ai.assistants.tags.list'],
  ['GET', '/v2/users/{id}', 'users.retrieve'],
  ['POST', '/users/{id}', 'users.update'],
  ['PUT', '/users/{id}', 'users.update'],
  ['DELETE', '/users', 'users.delete'],
  ['POST', '/orders/{id}/cancel', 'orders.cancel'],
  ['POST', '/calls/{id}/actions/siprec_start', 'calls.actions.startSiprec'],
  ['POST', '/calls/{id}/actions/dial_participant', 'calls.actions.dialParticipant'],
  ['POST', '/fax/{id}/actions/file_upload', 'fax.actions.uploadFile'],
  ['POST', '/repos/actions/variables', 'repos.actions.variables.create'],
  ['GET', '/repos/actions/cache', 'repos.actions.cache.list'],
  ['POST', '/users:batchGet', 'users.batchGet'],
  ['POST', '/calls/{id}/actions/gather_using_speak', 'calls.actions.gatherUsingSpeak'],
  ['PUT', '/me/player/play', 'me.player.play'],
  ['POST', '/charges/{id}/capture', 'charges.capture'],
  ['GET', '/me/tracks/contains', 'me.tracks.contains'],
  ['POST', '/tools/{id}/test', 'tools.test'],
  ['GET', '/tools/{id}/test', 'tools.test.list'],
  ['POST', '/repos/check-runs', 'repos.checkRuns.create'],
  ['POST', '/contacts/import-contacts', 'contacts.importContacts'],
  ['PUT', '/limits/bypass-list', 'limits.bypassList.update'],
  ['DELETE', '/orders/{id}/cancel', 'orders.cancel'],
  ['DELETE', '/issues/{id}/lock', 'issues.deleteLock'],
  ['DELETE', '/applications/{id}/grant', 'applications.deleteGrant'],
  ['GET', '/usage-reports/options', 'usageReports.options.list'],
  ['POST', '/x/access_ip_address', 'x.accessIPAddress.create'],
  ['GET', '/', 'root.list'],
  ['GET', '/{a}/{b}', 'root.retrieve'],
  ['HEAD', '/files/{id}', 'files.head'],
])('%s %s is %s', async ([method, path, expected]) => {
  const { names } = (await planDocument(documentOf({ [`${method} ${path}`]: 'op' }))).target;
  const operation = names.operations.get(`${method} ${path}`)!;
  expect(`${operation.resource}.${operation.method}`).toBe(expected);
});

/** The method of a GET whose result has one of several media types. */
test.for([
  [{ type: 'array', items: { type: 'string' } }, 'list'],
  [{ type: 'object', properties: { data: { type: 'array', items: {} } } }, 'list'],
  [{ type: 'object', properties: { name: { type: 'string' } } }, 'retrieve'],
  [{ type: 'object', properties: { images: { type: 'array', items: {} } } }, 'retrieve'],
] as const)('a list of numbers, or %j: %s', async ([schema, expected]) => {
  const numbers = { type: 'array', items: { type: 'integer' } };
  const document = documentOf({ 'GET /me': 'op' });
  document.paths['/me']!['get']!['responses'] = {
    200: {
      description: 'Either.',
      content: { 'application/json': { schema: numbers }, 'application/vnd.a+json': { schema } },
    },
  };
  const names = methods((await planDocument(document)).target.names);
  expect(names['GET /me']).toBe(`me.${expected}`);
});

/** Operations that would have the same name: the thing has the short one. */
test.for<[string, Operations, Operations]>([
  [
    'a collection and its items',
    {
      'GET /pods': 'listPods',
      'DELETE /pods': 'deleteCollectionPod',
      'PUT /pods': 'replacePods',
      'DELETE /pods/{name}': 'deletePod',
      'PATCH /pods/{name}': 'patchPod',
    },
    {
      'GET /pods': 'list',
      'DELETE /pods': 'deleteAll',
      'PUT /pods': 'updateAll',
      'DELETE /pods/{name}': 'delete',
      'PATCH /pods/{name}': 'update',
    },
  ],
  [
    'a single thing, and one below it',
    { 'GET /readme': 'get-readme', 'GET /readme/{dir}': 'get-readme-in-directory' },
    { 'GET /readme': 'list', 'GET /readme/{dir}': 'retrieve' },
  ],
  [
    'some of a collection, and its items',
    { 'DELETE /caches': 'delete-by-key', 'DELETE /caches/{id}': 'delete-by-id' },
    { 'DELETE /caches': 'deleteByKey', 'DELETE /caches/{id}': 'delete' },
  ],
  [
    'setting and removing a lock',
    { 'PUT /issues/{id}/lock': 'issues/lock', 'DELETE /issues/{id}/lock': 'issues/unlock' },
    { 'PUT /issues/{id}/lock': 'lock', 'DELETE /issues/{id}/lock': 'unlock' },
  ],
  [
    'an action, and whether it was done',
    { 'GET /pulls/{id}/merge': 'pulls/check-if-merged', 'PUT /pulls/{id}/merge': 'pulls/merge' },
    { 'GET /pulls/{id}/merge': 'checkIfMerged', 'PUT /pulls/{id}/merge': 'merge' },
  ],
  [
    'what is read and removed, but not changed',
    { 'GET /runs/{id}/archive': 'download', 'DELETE /runs/{id}/archive': 'deleteArchive' },
    { 'GET /runs/{id}/archive': 'archive.list', 'DELETE /runs/{id}/archive': 'archive.delete' },
  ],
  [
    'what is changed in several ways',
    {
      'PUT /repos/{id}/import': 'start-import',
      'PATCH /repos/{id}/import': 'update-import',
      'DELETE /repos/{id}/import': 'cancel-import',
    },
    {
      'PUT /repos/{id}/import': 'import.replace',
      'PATCH /repos/{id}/import': 'import.update',
      'DELETE /repos/{id}/import': 'import.delete',
    },
  ],
  [
    'an action with more below it',
    { 'POST /notes/preview': 'previewNote', 'GET /notes/preview/lines': 'listLines' },
    { 'POST /notes/preview': 'preview.create', 'GET /notes/preview/lines': 'preview.lines.list' },
  ],
  [
    'two lists: that of the shorter operationId',
    {
      'GET /issues/comments': 'issues/list-comments-for-repo',
      'GET /issues/{id}/comments': 'issues/list-comments',
    },
    {
      'GET /issues/comments': 'comments.listForRepo',
      'GET /issues/{id}/comments': 'comments.list',
    },
  ],
  [
    'two lists: that of the item, also if neither operationId is the usual one',
    {
      'GET /pulls/comments': 'pulls/list-review-comments-for-repo',
      'GET /pulls/{id}/comments': 'pulls/list-review-comments',
    },
    {
      'GET /pulls/comments': 'comments.listReviewForRepo',
      'GET /pulls/{id}/comments': 'comments.list',
    },
  ],
  [
    'a thing that a segment names, and an action that reads like one',
    {
      'POST /runners/remove-token': 'create-remove-token-for-org',
      'POST /readers/{id}/process_payment_intent': '',
      'POST /readers/{id}/refund_requests': '',
      'GET /stats/commit_activity': '',
      'GET /events/validate_all': '',
      'POST /items/bulk_delete': '',
      'POST /embeddings/similarity-search': '',
      'PUT /player/seek': '',
      'POST /player/next': '',
    },
    {
      'POST /runners/remove-token': 'removeToken.create',
      'POST /readers/{id}/process_payment_intent': 'processPaymentIntent',
      'POST /readers/{id}/refund_requests': 'refundRequests.create',
      'GET /stats/commit_activity': 'commitActivity.list',
      'GET /events/validate_all': 'validateAll',
      'POST /items/bulk_delete': 'bulkDelete',
      'POST /embeddings/similarity-search': 'similaritySearch',
      'PUT /player/seek': 'seek',
      'POST /player/next': 'next',
    },
  ],
  [
    'a POST to an item beside a PUT',
    { 'PUT /users/{id}': '', 'POST /users/{id}': '' },
    { 'PUT /users/{id}': 'update', 'POST /users/{id}': 'create' },
  ],
  [
    'a group before the verb of the operationId',
    {
      'DELETE /grants/{id}': 'apps/delete-grant',
      'DELETE /grants/{id}/{key}': 'apps/revoke-grant',
    },
    { 'DELETE /grants/{id}': 'delete', 'DELETE /grants/{id}/{key}': 'revoke' },
  ],
])('%s', async ([, operations, expected]) => {
  const named = methods((await planDocument(documentOf(operations))).target.names);
  const short = Object.entries(named).map(([key, accessor]) => [
    key,
    accessor.slice(accessor.indexOf('.') + 1),
  ]);
  expect(Object.fromEntries(short)).toEqual(expected);
});

test('if operations collide, the same one keeps the name in any order', async () => {
  const paths = { 'PUT /users/{id}': 'a', 'PATCH /users/{id}': 'b', 'POST /users/{id}': 'c' };
  const reversed = Object.fromEntries(Object.entries(paths).toReversed());
  const [one, two] = await Promise.all(
    [paths, reversed].map(async (each) =>
      methods((await planDocument(documentOf(each))).target.names),
    ),
  );
  expect(one).toEqual({
    'PATCH /users/{id}': 'users.update',
    'POST /users/{id}': 'users.c',
    'PUT /users/{id}': 'users.replace',
  });
  expect(two).toEqual(one);
});

test('a code sample decides between colliding operations', async () => {
  const document = documentOf({ 'GET /users/{id}': 'a', 'GET /users/{id}/{part}': 'b' });
  const plain = methods((await planDocument(document)).target.names);
  expect(plain['GET /users/{id}']).toBe('users.retrieve');
  const source = "await client.users.retrieve('1', { id: '2' });";
  document.paths['/users/{id}/{part}']!['get']!['x-codeSamples'] = [{ lang: 'TypeScript', source }];
  const sampled = methods((await planDocument(document)).target.names);
  expect(sampled['GET /users/{id}/{part}']).toBe('users.retrieve');
});

test('the config overrides every rule', async () => {
  const document = documentOf({ 'GET /10dlc/brand': 'a', 'GET /users': 'b' });
  const { target } = await planDocument(document, {
    names: {
      operations: { 'GET /users': 'people.all' },
      resources: { '10dlc': 'messaging10dlc' },
      types: { '#/components/schemas/A': 'Renamed' },
    },
  });
  expect(target.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(methods(target.names)).toEqual({
    'GET /10dlc/brand': 'messaging10dlc.brand.list',
    'GET /users': 'people.all',
  });
  expect(target.names.types.get('#/components/schemas/A')).toEqual(['Renamed']);
});

test('the config names many resources at once', async () => {
  const document = documentOf({
    'GET /v1/organization/users': 'a',
    'POST /v1/organization/{id}/invites/{key}/resend': 'b',
    'GET /v1/organization': 'c',
    'GET /v1/organization/costs/daily': 'd',
    'GET /v1/files/{id}': 'e',
    'GET /v1/files/{id}/content': 'f',
    'GET /v1/plans': 'g',
  });
  document.paths['/v1/plans']!['get']!['tags'] = ['Plans', 'Billing'];
  const { target } = await planDocument(document, {
    names: {
      resources: {
        '/v1/organization/**': 'admin.organization',
        '/v1/organization/costs/**': 'costs',
        '/v1/files/{id}': 'uploads',
        '/v1/files/*/content': 'uploads.bytes',
        users: 'people',
        'tag:Billing': 'billing',
      },
    },
  });
  expect(target.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(methods(target.names)).toEqual({
    'GET /v1/organization/users': 'admin.organization.people.list',
    'POST /v1/organization/{id}/invites/{key}/resend': 'admin.organization.invites.resend',
    'GET /v1/organization': 'admin.organization.list',
    'GET /v1/organization/costs/daily': 'costs.daily.list',
    'GET /v1/files/{id}': 'uploads.retrieve',
    'GET /v1/files/{id}/content': 'uploads.bytes.list',
    'GET /v1/plans': 'billing.plans.list',
  });
});

test('a pattern or a tag that matches nothing is an error', async () => {
  const { target } = await planDocument(documentOf({ 'GET /users': 'a' }), {
    names: { resources: { '/orders/**': 'x', 'tag:None': 'y' } },
  });
  const found = target.diagnostics.filter(({ code }) => code === 'config-unmatched');
  expect(found.map(({ source }) => source.pointer)).toEqual([
    '/names/resources/~1orders~1**',
    '/names/resources/tag:None',
  ]);
});

function methods(names: Names): Record<string, string> {
  return Object.fromEntries(
    [...names.operations]
      .map(([key, { resource, method }]): [string, string] => [key, `${resource}.${method}`])
      .toSorted(),
  );
}

type Operations = Record<string, string>;

/** A document of operations by `VERB /path`, with their ids. Each returns an array of its own schema. */
function documentOf(operations: Operations, schemas: Record<string, unknown> = {}): Document {
  const paths: Document['paths'] = {};
  const own: Record<string, unknown> = {};
  for (const [key, operationId] of Object.entries(operations)) {
    const [method, path] = key.split(' ') as [string, string];
    const schema = operationId.charAt(0).toUpperCase() + operationId.slice(1);
    own[schema] = {
      type: 'object',
      properties: { value: { type: 'object', properties: { x: { type: 'string' } } } },
    };
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = {
      operationId,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      responses: {
        200: {
          description: 'Yes',
          content: {
            'application/json': {
              schema: { type: 'array', items: { $ref: `#/components/schemas/${schema}` } },
            },
          },
        },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths,
    components: { schemas: { ...own, ...schemas } },
  } as Document;
}

describe('additions that do not collide change no other name', () => {
  const nouns = fc.constantFrom(
    'users',
    'orders',
    'tags',
    'items',
    'user_groups',
    'APIKeys',
    'sims',
  );
  const segment = fc.oneof(nouns, fc.constant('{id}'), fc.constant('cancel'));
  const path = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    .map(
      (parts) =>
        `/${parts.map((part, index) => (part === '{id}' ? `{id${index}}` : part)).join('/')}`,
    );
  const verb = fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE');
  const operations = fc
    .uniqueArray(fc.tuple(verb, path), {
      minLength: 1,
      maxLength: 12,
      selector: (key) => key.join(' '),
    })
    .map((list): Operations =>
      Object.fromEntries(list.map((key, index) => [key.join(' '), `op${index}`])),
    );
  /** Paths in which every new segment is an unused word; `below` an existing path if that ends in a noun. */
  const isolated = fc.constantFrom(
    '/zebras',
    '/zebras/{id}/stripes',
    '/zebras/quaggas/{id}',
    'below',
  );
  const placed = (added: string, before: Operations): string => {
    const base = Object.keys(before)
      .map((key) => key.split(' ')[1]!)
      .find((each) => !each.endsWith('cancel'));
    return added === 'below' ? `${base ?? ''}/zebras` : added;
  };

  test('an operation with its own schema', async () => {
    await fc.assert(
      fc.asyncProperty(operations, verb, isolated, async (before, method, added) => {
        const [old, now] = await Promise.all([
          planDocument(documentOf(before)),
          planDocument(
            documentOf({ [`${method} ${placed(added, before)}`]: 'zebraOperation', ...before }),
          ),
        ]);
        expectKept(old.target.names, now.target.names);
      }),
      { numRuns: 300 },
    );
  });

  test('a schema that refers to others', async () => {
    await fc.assert(
      fc.asyncProperty(operations, async (before) => {
        const old = await planDocument(documentOf(before));
        const zebra = {
          type: 'object',
          properties: { stripes: { $ref: '#/components/schemas/Op0' } },
        };
        const now = await planDocument(documentOf(before, { Zebra: zebra }));
        expectKept(old.target.names, now.target.names);
      }),
      { numRuns: 100 },
    );
  });

  function expectKept(old: Names, now: Names): void {
    for (const [key, names] of old.operations) expect(now.operations.get(key), key).toEqual(names);
    for (const [key, names] of old.types) expect(now.types.get(key), key).toEqual(names);
    for (const [key, names] of old.resources) expect(now.resources.get(key), key).toEqual(names);
  }
});
