/** Which schemes have client options, and what these are called (docs/config.md, "Credentials"). */

import { describe, expect, test } from 'vitest';
import type { Config } from '../../generator/config/load.js';
import {
  emptyLock,
  parseLock,
  printLock,
  type Lock,
} from '../../generator/naming/published/lock.js';
import { planDocument, planFor } from '../support/emit.js';

const bearer = { type: 'http', scheme: 'bearer' };
const header = (name: string) => ({ type: 'apiKey', in: 'header', name });
const query = (name: string) => ({ type: 'apiKey', in: 'query', name });
const basic = { type: 'http', scheme: 'basic' };
const flows = { clientCredentials: { tokenUrl: 'https://api.keys.test/token', scopes: {} } };
const oauth2 = { type: 'oauth2', flows };

interface Security {
  readonly schemes?: Record<string, object>;
  readonly security?: readonly object[];
}

const documentWith = ({ schemes, security }: Security) => ({
  openapi: '3.1.0',
  info: { title: 'Keys', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://api.keys.test' }],
  ...(security && { security }),
  ...(schemes && { components: { securitySchemes: schemes } }),
  paths: { '/x': { get: { operationId: 'getX', responses: { 204: { description: 'None' } } } } },
});

/** `scheme option VARIABLE` of each credential. */
async function options(security: Security, config: Partial<Config> = {}): Promise<string[]> {
  const { target } = await planDocument(documentWith(security), config);
  return target.credentials.map(({ scheme, option, env }) => `${scheme} ${option} ${env}`);
}

describe('client options', () => {
  test('schemes that say the same stay apart, unless their names differ in case and punctuation alone', async () => {
    const schemes = { ApiKeyAuth: bearer, AdminApiKeyAuth: bearer };
    expect(await options({ schemes, security: [{ ApiKeyAuth: [] }] })).toEqual([
      'AdminApiKeyAuth adminAPIKey KEYS_ADMIN_API_KEY',
      'ApiKeyAuth apiKey KEYS_API_KEY',
    ]);
    const spellings = { api_key: header('K'), 'API-Key': header('K'), ApiKey: header('Other') };
    expect(await options({ schemes: spellings, security: [{ api_key: [] }] })).toEqual([
      'API-Key apiKey KEYS_API_KEY',
      'ApiKey apiKeyHeader KEYS_API_KEY_HEADER',
    ]);
  });

  test.for<[string, Security, readonly string[]]>([
    [
      'the first credential of the root security owns apiKey, and a scheme of that name adds its place',
      {
        schemes: { token: bearer, apiKey: header('K'), api_key: query('k') },
        security: [{}, { token: [] }],
      },
      ['apiKeyHeader', 'apiKeyQuery', 'apiKey'],
    ],
    [
      'without a root security, each scheme has its own name',
      { schemes: { HTTPBearer: bearer, APIKeyHeader: header('K'), 'x-api-key': header('L') } },
      ['apiKeyHeader', 'httpBearer', 'xAPIKey'],
    ],
    [
      'trailing Auth, Scheme and Security are dropped, unless nothing remains or the name is taken',
      {
        schemes: {
          Auth: bearer,
          BearerAuthScheme: bearer,
          OAuth2PasswordBearer: { type: 'oauth2', flows: {} },
          OAuth: { type: 'oauth2', flows: {} },
          keyAuth: header('K'),
          keySecurity: header('L'),
        },
      },
      ['auth', 'bearer', 'oauth', 'oauth2PasswordBearer', 'key', 'keySecurity'],
    ],
    [
      'an OAuth scheme leaves apiKey to a key or a bearer token that the root security allows',
      {
        schemes: { ApiKeyAuth: header('X-API-Key'), oauth: oauth2, other: bearer },
        security: [{ oauth: ['read'] }, { ApiKeyAuth: [] }, { other: [] }],
      },
      ['apiKey', 'oauth', 'clientID clientSecret', 'other'],
    ],
    [
      'as does OpenID Connect',
      {
        schemes: { token: bearer, login: { type: 'openIdConnect' }, pair: basic },
        security: [{ login: [] }, { pair: [] }, { token: [] }],
      },
      ['login', 'pairUsername pairPassword', 'apiKey'],
    ],
    [
      'an OAuth scheme is apiKey if only operations require another one',
      { schemes: { Key: header('K'), oauth: oauth2 }, security: [{ oauth: [] }] },
      ['key', 'apiKey', 'clientID clientSecret'],
    ],
    [
      'pairs',
      {
        schemes: {
          basicAuth: basic,
          mainAuth: oauth2,
          otherAuth: oauth2,
        },
        security: [{ mainAuth: [] }],
      },
      [
        'basicUsername basicPassword',
        'apiKey',
        'clientID clientSecret',
        'other',
        'otherClientID otherClientSecret',
      ],
    ],
  ])('%s', async ([, security, expected]) => {
    const names = (await options(security)).map((line) => line.split(' ').at(-2));
    expect(names).toEqual(expected.flatMap((each) => each.split(' ')));
  });

  test('that are published keep their names and variables when schemes and the root security change', async () => {
    const lockOf = async (security: Security): Promise<Lock> => {
      const { published } = await planFor(documentWith(security), 'typescript');
      const lock = { ...emptyLock, targets: new Map([['typescript', published]]) };
      return parseLock(printLock(lock), 'sdkwright.lock').lock;
    };
    const before = { schemes: { apiKey: header('K'), user_key: bearer } };
    const after = {
      schemes: { ...before.schemes, Main: bearer, apiKeyAuth: query('k'), USER_KEY: bearer },
      security: [{ Main: [] }],
    };
    const plan = await planFor(documentWith(after), 'typescript', await lockOf(before));
    expect(plan.credentials.map(({ option, env }) => `${option} ${env}`)).toEqual([
      'main KEYS_MAIN',
      'userKey KEYS_USER_KEY',
      'apiKey KEYS_API_KEY',
      'apiKeyQuery KEYS_API_KEY_QUERY',
    ]);
  });
});

describe('the config', () => {
  test('names options by any spelling of a scheme', async () => {
    const schemes = { api_key: bearer, ApiKey: bearer };
    const auth = { api_key: { option: 'token', env: 'TOKEN' } };
    expect(await options({ schemes }, { auth })).toEqual(['ApiKey token TOKEN']);
  });

  test.for<[string, NonNullable<Config['auth']>, readonly string[]]>([
    ['an entry without a scheme', { keys: { option: 'a' } }, ['config-unmatched /auth/keys']],
    ['an unsupported scheme', { digest: {} }, ['config-unmatched /auth/digest']],
    [
      'two entries for one scheme',
      { key: { option: 'a' }, KEY: { option: 'b' } },
      ['config-invalid /auth/KEY'],
    ],
    [
      'one name for two schemes',
      { key: { option: 'a' }, other: { option: 'a' } },
      ['name-conflict /auth/other/option'],
    ],
    ['a reserved name', { key: { option: 'timeout' } }, ['config-invalid /auth/key/option']],
    [
      'a name for a scheme with two options',
      { login: { option: 'a', env: 'A' } },
      ['config-invalid /auth/login/option', 'config-invalid /auth/login/env'],
    ],
  ])('an entry of auth that has no effect is an error: %s', async ([, auth, expected]) => {
    const schemes = {
      key: header('K'),
      KEY: header('K'),
      other: header('O'),
      login: { type: 'http', scheme: 'basic' },
      digest: { type: 'http', scheme: 'digest' },
    };
    const { target } = await planDocument(documentWith({ schemes }), { auth });
    const errors = target.diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code, source }) => `${code} ${source.pointer}`)).toEqual(expected);
    for (const { source } of errors) expect(source.file).toBe('sdkwright.yml');
  });

  test('declares the security of a document that declares none', async () => {
    const config: Partial<Config> = {
      security: [{ bearerAuth: [] }],
      securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer' } },
    };
    expect(await options({}, config)).toEqual(['bearerAuth apiKey KEYS_API_KEY']);
    const { target } = await planDocument(documentWith({}), config);
    expect(target.api.security.default).toEqual([['bearerAuth']]);

    // A document with schemes and no requirement takes the requirement alone.
    const schemes = { key: header('K'), bearerAuth: bearer };
    const { read } = await planDocument(documentWith({ schemes }), { security: [{ key: [] }] });
    expect(read.api!.security.default).toEqual([['key']]);
    const unused = read.diagnostics.filter(({ code }) => code === 'component-unused');
    expect(unused.map(({ source }) => source.pointer)).toEqual([
      '/components/securitySchemes/bearerAuth',
    ]);
  });

  test('cannot replace what the document declares', async () => {
    const config: Partial<Config> = {
      security: [{ key: [] }],
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    };
    const schemes = { key: header('K') };
    const declared = documentWith({ schemes, security: [{ key: [] }] });
    const { read } = await planDocument(declared, config);
    const found = read.diagnostics.map(({ code, source }) => [code, source]);
    expect(found).toEqual([
      ['config-invalid', { file: 'sdkwright.yml', pointer: '/securitySchemes/key' }],
      ['config-invalid', { file: 'sdkwright.yml', pointer: '/security' }],
    ]);
    const unknown = await planDocument(documentWith({}), { security: [{ gone: [] }] });
    expect(unknown.read.diagnostics.map(({ code, source }) => [code, source])).toEqual([
      ['security-unknown', { file: 'sdkwright.yml', pointer: '/security/0/gone' }],
    ]);
  });
});
