/**
 * Servers with a fault, in each version of OpenAPI: the fault is reported at its place, and the URL is read as it must
 * be meant.
 *
 * @see https://spec.openapis.org/oas/v2.0#swagger-object
 * @see https://spec.openapis.org/oas/v3.2.0#server-object
 */

import { expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { baseURL } from '../../generator/model/servers.js';
import { readLoaded } from '../../generator/pipeline.js';
import { emitDocument, emitWithPack } from '../support/emit.js';

const info = { title: 'T', version: '1', license: { name: 'MIT' } };
const paths = { '/a': { get: { operationId: 'a', responses: { 204: { description: 'Done' } } } } };

/** The URLs of the servers, and pointers and messages of what was found. */
function serversOf(document: Json) {
  const { api, diagnostics } = readLoaded(loadValue(document, 'openapi.json'));
  const found = diagnostics.map(({ source, message }) => [source.pointer, message]);
  return {
    urls: api!.servers.map(({ url }) => url),
    found: found.toSorted(),
    api: api!,
    diagnostics,
  };
}

const old = (fields: Json): Json => ({ swagger: '2.0', info, paths, ...(fields as object) });
const readAs = (field: string, value: string, meant: string): string =>
  `"${field}" cannot be the string "${value}"; it is read as "${meant}".`;
const ignored = (field: string, value: string): string =>
  `"${field}" cannot be ${value}; it is ignored.`;

test.for<[Json, string[], [string, string][]]>([
  // What is valid is used as it is.
  [{ host: 'a.dev:8080', basePath: '/v1' }, ['https://a.dev:8080/v1'], []],
  [{ host: '[::1]:8080', basePath: '/' }, ['https://[::1]:8080'], []],
  [{ basePath: '/v1' }, ['/v1'], []],
  [
    { host: 'a.dev', schemes: ['http', 'https', 'ws', 'wss'] },
    ['https://a.dev', 'http://a.dev'],
    [],
  ],
  // A scheme in the host counts unless `schemes` states others.
  [
    { host: 'http://a.dev', basePath: '/v1' },
    ['http://a.dev/v1'],
    [['/host', readAs('host', 'http://a.dev', 'a.dev')]],
  ],
  [
    { host: 'http://a.dev', schemes: ['https'] },
    ['https://a.dev'],
    [['/host', readAs('host', 'http://a.dev', 'a.dev')]],
  ],
  [{ host: '//a.dev' }, ['https://a.dev'], [['/host', readAs('host', '//a.dev', 'a.dev')]]],
  [
    { host: 'a.dev/', basePath: '/v1' },
    ['https://a.dev/v1'],
    [['/host', readAs('host', 'a.dev/', 'a.dev')]],
  ],
  // A path in the host comes first, unless it is the base path.
  [
    { host: 'a.dev/api/', basePath: '/v1' },
    ['https://a.dev/api/v1'],
    [['/host', readAs('host', 'a.dev/api/', 'a.dev')]],
  ],
  [
    { host: 'a.dev/v1', basePath: '/v1' },
    ['https://a.dev/v1'],
    [['/host', readAs('host', 'a.dev/v1', 'a.dev')]],
  ],
  [
    { host: 'a.dev', basePath: 'v1' },
    ['https://a.dev/v1'],
    [['/basePath', readAs('basePath', 'v1', '/v1')]],
  ],
  [{ basePath: '//v1/' }, ['/v1'], [['/basePath', readAs('basePath', '//v1/', '/v1/')]]],
  [
    { basePath: 'http://a.dev/v1' },
    ['http://a.dev/v1'],
    [['/basePath', readAs('basePath', 'http://a.dev/v1', '/v1')]],
  ],
  [
    { host: 'b.dev', basePath: 'http://a.dev/v1' },
    ['https://b.dev/v1'],
    [['/basePath', readAs('basePath', 'http://a.dev/v1', '/v1')]],
  ],
  [
    { host: 'a.dev', schemes: ['HTTPS', 'http://', 'ftp', 5] },
    ['https://a.dev', 'http://a.dev'],
    [
      ['/schemes/0', readAs('schemes', 'HTTPS', 'https')],
      ['/schemes/1', readAs('schemes', 'http://', 'http')],
      ['/schemes/2', ignored('schemes', 'the string "ftp"')],
      ['/schemes/3', ignored('schemes', 'the number 5')],
    ],
  ],
  [
    { host: 'a.dev', schemes: 'http' },
    ['http://a.dev'],
    [['/schemes', readAs('schemes', 'http', '[http]')]],
  ],
  [
    { host: 5, basePath: ['/v1'], schemes: {} },
    [],
    [
      ['/basePath', ignored('basePath', 'an array')],
      ['/host', ignored('host', 'the number 5')],
      ['/schemes', ignored('schemes', 'an object')],
    ],
  ],
])('2.0: %j', ([fields, urls, found]) => {
  expect(serversOf(old(fields))).toMatchObject({ urls, found });
});

test('2.0: variables in host and base path are reported where they are', () => {
  const message = (name: string): string =>
    `The server variable "${name}" has no default; users of the SDK have to set it.`;
  const fields = { host: '{tenant}.a.dev', basePath: '/{v}', schemes: ['https', 'http'] };
  const { urls, found, diagnostics } = serversOf(old(fields));
  expect(urls).toEqual(['https://{tenant}.a.dev/{v}', 'http://{tenant}.a.dev/{v}']);
  expect(found).toEqual([
    ['/basePath', message('v')],
    ['/host', message('tenant')],
  ]);
  expect(diagnostics[0]!.help).toContain('OpenAPI 2.0 has no variables');
});

const document = (servers: Json, more: object = {}): Json => ({
  openapi: '3.1.0',
  info,
  servers,
  paths: { ...paths, ...more },
});

test('a variable without a default is an option that users have to set', async () => {
  const given = document([
    { url: 'https://{region}.a.dev/{v}', variables: { v: {} } },
    { url: 'https://{region}.b.dev', variables: { region: { enum: ['eu', 'us'] } } },
  ]);
  const { found, api } = serversOf(given);
  expect(found).toEqual([
    [
      '/servers/0/url',
      'The server variable "region" has no default; users of the SDK have to set it.',
    ],
    [
      '/servers/0/variables/v',
      'The server variable "v" has no default; users of the SDK have to set it.',
    ],
    ['/servers/1/variables/region', 'The server variable "region" has no default; "eu" is used.'],
  ]);
  // The URL stays a template: nothing is sent to a host that the document does not name.
  expect(baseURL(api)).toBe('https://{region}.a.dev/{v}');
  const { text } = await emitDocument(given as object);
  expect(text('src/create-client.ts')).toMatch(
    /serverVariables\?: \{ readonly region\?: string; readonly v\?: string \} \| undefined/,
  );
  const config = { targets: { go: { out: '', module: 'example.com/t' } } };
  for (const target of ['go', 'python']) {
    const files = await emitWithPack(given as object, target, config);
    const readme = [...files].find(([path]) => path.endsWith('README.md'))![1];
    expect(readme).not.toContain('else `https://{region}');
  }
});

test('a default outside the enum of a variable is used and allowed', () => {
  const region = { enum: ['a', 'b'], default: 'c' };
  const { found, api } = serversOf(
    document([{ url: 'https://{region}.a.dev', variables: { region } }]),
  );
  expect(found).toEqual([
    [
      '/servers/0/variables/region/default',
      'The default "c" of the server variable "region" is not in its enum; it is added.',
    ],
  ]);
  expect(api.servers[0]!.variables).toEqual([
    { name: 'region', default: 'c', values: ['a', 'b', 'c'] },
  ]);
  expect(baseURL(api)).toBe('https://c.a.dev');
});

test('the query of a URL is sent with each request, its fragment is not', () => {
  const { urls, found } = serversOf(
    document([{ url: 'https://a.dev/v1?key=1#top' }, { url: 'https://b.dev/#' }]),
  );
  expect(urls).toEqual(['https://a.dev/v1?key=1', 'https://b.dev/']);
  expect(found).toEqual([
    ['/servers/0/url', 'A server URL cannot have the fragment "#top"; it is ignored.'],
    [
      '/servers/0/url',
      'A server URL cannot have the query "?key=1"; it is sent with each request.',
    ],
    ['/servers/1/url', 'A server URL cannot have the fragment "#"; it is ignored.'],
  ]);
});

test('servers of paths and operations are checked as well, each once', () => {
  const servers = [{ description: 'No URL' }, { url: 'https://{x}.a.dev' }];
  const operation = paths['/a'].get;
  const { found } = serversOf(
    document([{ url: 'https://a.dev' }], {
      '/b': {
        servers,
        get: { ...operation, operationId: 'b' },
        put: { ...operation, operationId: 'c' },
      },
      '/c': { get: { ...operation, operationId: 'd', servers } },
    }),
  );
  expect(found.map(([pointer]) => pointer)).toEqual([
    '/paths/~1b/servers/0',
    '/paths/~1b/servers/1/url',
    '/paths/~1c/get/servers/0',
    '/paths/~1c/get/servers/1/url',
  ]);
});
