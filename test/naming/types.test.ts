/** Names of types: Pascal case in every language, from the words and the steps of their names in the document. */

import { describe, expect, test } from 'vitest';
import type { Config } from '../../generator/config/load.js';
import { emptyLock } from '../../generator/naming/published/lock.js';
import { emitWithPack, planFor } from '../support/emit.js';

const languages = ['typescript', 'go', 'python'] as const;
const object = { type: 'object', properties: { a: { type: 'string' } } };

const documentOf = (names: readonly string[], paths: object = {}): object => ({
  openapi: '3.1.0',
  info: { title: 'Types', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://types.example.io' }],
  paths,
  components: { schemas: Object.fromEntries(names.map((name) => [name, object])) },
});

/** The name of each component in a language. */
async function namesOf(
  document: object,
  language: string,
  config: Partial<Config> = {},
): Promise<Record<string, string>> {
  const { names } = await planFor(document, language, emptyLock, config);
  const prefix = '#/components/schemas/';
  return Object.fromEntries(
    [...names.types]
      .filter(([id]) => id.startsWith(prefix))
      .map(([id, path]) => [id.slice(prefix.length), path.join('.')]),
  );
}

describe.each(languages)('%s', (language) => {
  test.each<[string, Record<string, string>]>([
    [
      'the words of a name are joined, and a name in Pascal case stays',
      {
        account_link: 'AccountLink',
        'rate-limit': 'RateLimit',
        userProfile: 'UserProfile',
        Foo_Bar: 'FooBar',
        ip_address_id: 'IPAddressID',
        IpConnection: 'IpConnection',
        OAuthToken: 'OAuthToken',
        ERROR_CODE: 'ErrorCode',
        NUMBER: 'NUMBER',
        'Paged«User»': 'PagedUser',
      },
    ],
    [
      'dotted names of up to three steps are joined whole, the last step of longer ones counts',
      {
        'terminal.reader': 'TerminalReader',
        'issuing.card.shipping_address': 'IssuingCardShippingAddress',
        'io.k8s.api.core.v1.Pod': 'Pod',
        'io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus': 'APIServiceStatus',
        'com.example.api.Invoice.v2': 'InvoiceV2',
        'System.List`1[[Example.Api.Model.User, Example]]': 'SystemList1ExampleAPIModelUserExample',
      },
    ],
    [
      'all types that would have the same name take more steps',
      {
        'io.k8s.api.core.v1.Event': 'CoreV1Event',
        'io.k8s.api.events.v1.Event': 'EventsV1Event',
        'io.k8s.api.batch.v1.CronJob': 'V1CronJob',
        'io.k8s.api.batch.v1beta1.CronJob': 'V1Beta1CronJob',
        'io.k8s.api.core.v1.Node': 'V1Node',
        Node: 'Node',
      },
    ],
    [
      'what collides takes a word: the type that the document spells so has the name',
      { user: 'UserModel', User: 'User', link: 'Link' },
    ],
  ])('%s', async (_, expected) => {
    expect(await namesOf(documentOf(Object.keys(expected)), language)).toEqual(expected);
  });

  test('a type has the name that the class of a resource would have', async () => {
    const responses = { 204: { description: 'OK' } };
    const document = documentOf(['balance', 'transfers'], {
      '/balance': { get: { operationId: 'getBalance', responses } },
      '/accounts/{id}/transfers': { get: { operationId: 'getTransfers', responses } },
    });
    expect(await namesOf(document, language)).toEqual({
      balance: 'Balance',
      transfers: 'Transfers',
    });
  });

  test('typeCase: verbatim keeps spellings', async () => {
    const names = ['account_link', 'AccountLink', 'rate-limit', 'io.k8s.api.core.v1.Pod'];
    const verbatim = await namesOf(documentOf(names), language, {
      names: { typeCase: 'verbatim' },
    });
    expect(verbatim).toEqual({
      account_link: language === 'go' ? 'Account_link' : 'account_link',
      AccountLink: 'AccountLink',
      'rate-limit': 'RateLimit',
      'io.k8s.api.core.v1.Pod': 'IoK8SAPICoreV1Pod',
    });
  });
});

describe.each(languages)('%s: names that are too long or taken', (language) => {
  const long = `${'Treasury shared resource initiating payment method details '.repeat(4)}bank account`;
  const response = { description: 'OK', content: { 'application/json': { schema: object } } };

  test('words in the middle of long names are left out; no name ends with a hash or a number', async () => {
    const nested = { ...object, properties: { options: object, [`${long} a`]: object, b: object } };
    const document = {
      ...documentOf([]),
      paths: {
        [`/${long.replaceAll(' ', '_')}/{id}`]: {
          get: { operationId: long.replaceAll(' ', '_'), responses: { 200: response } },
          post: {
            operationId: `post_${long.replaceAll(' ', '_')}`,
            requestBody: { content: { 'application/json': { schema: nested } } },
            responses: { 200: response },
          },
        },
      },
      components: {
        schemas: {
          [long.replaceAll(' ', '_')]: nested,
          [`${long} one`]: object,
          [`${long} two`]: nested,
        },
      },
    };
    const { names } = await planFor(document, language);
    const all = [
      ...[...names.types.values()].flat(),
      ...[...names.operations.values()].flatMap((each) => [each.function, each.method]),
      ...[...names.resources.values()].flatMap((each) => [each.className, each.member]),
      ...[...names.resources.values()].flatMap(({ file }) => file.split('/')),
    ];
    expect(all.filter((name) => name.length > 88)).toEqual([]);
    expect(all.filter((name) => /\d/.test(name))).toEqual([]);
    const begins = /^(Treasury|(post)?[Tt]reasury(Shared|[_-]?shared)|TreasurySharedResource)/;
    const own = all.filter((name) => name.length > 70);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((name) => !begins.test(name))).toEqual([]);
    const [, one] = [...names.types].find(([id]) => id.endsWith(' one'))!;
    expect(one.at(-1)).toMatch(/^TreasurySharedResource\w+DetailsBankAccountOne$/);
  });

  test('types of operations that would have the same name take words of their paths', async () => {
    const responses = { 200: response };
    const { names } = await planFor(
      documentOf([], {
        '/account': { get: { operationId: 'GetAccount', responses } },
        '/accounts/{id}': { get: { operationId: 'GetAccountsAccount', responses } },
      }),
      language,
    );
    const retrieve = language === 'go' ? 'Get' : 'Retrieve';
    expect([...names.types.values()].flat().toSorted()).toEqual([
      `Account${retrieve}Response`,
      `Accounts${retrieve}Response`,
    ]);
  });
});

test('Go: the variants of a union are named by their tags, in requests as in responses', async () => {
  const message = (role: string) => ({
    type: 'object',
    required: ['role'],
    properties: { role: { const: role }, id: { type: 'string', readOnly: true } },
  });
  const schema = { $ref: '#/components/schemas/Thing' };
  const content = { 'application/json': { schema } };
  const tag = { propertyName: 'role' };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const files = await emitWithPack(
    {
      ...documentOf([], {
        '/things': {
          post: { requestBody: { content }, responses: { 200: { description: 'OK', content } } },
        },
      }),
      components: {
        schemas: {
          Thing: {
            type: 'object',
            properties: {
              tagged: { oneOf: [ref('UserMessage'), ref('ToolMessage')], discriminator: tag },
              plain: { oneOf: [ref('Point'), ref('Circle')] },
            },
          },
          UserMessage: message('user'),
          ToolMessage: message('TOOL_CALL'),
          Point: { ...message('point'), required: ['id'] },
          Circle: { ...message('circle'), required: ['id'] },
        },
      },
    },
    'go',
  );
  const code = [...files.values()].join('\n');
  const fields = [...code.matchAll(/^\t(Of\w+) +\*(\w+)$/gm)].map(
    ([, name, type]) => `${name} ${type}`,
  );
  expect(new Set(fields)).toEqual(
    new Set([
      'OfUser UserMessage',
      'OfUser UserMessageParam',
      'OfToolCall ToolMessage',
      'OfToolCall ToolMessageParam',
      'OfPoint Point',
      'OfPoint PointParam',
      'OfCircle Circle',
      'OfCircle CircleParam',
    ]),
  );
});

test('TypeScript: the class of a resource is named otherwise than a type', async () => {
  const responses = { 204: { description: 'OK' } };
  const document = documentOf(['balance', 'transfers'], {
    '/balance': { get: { operationId: 'getBalance', responses } },
    '/accounts/{id}/transfers': { get: { operationId: 'getTransfers', responses } },
  });
  const { names } = await planFor(document, 'typescript');
  const classes = [...names.resources.values()].map(({ className }) => className);
  expect(classes).toEqual(['Accounts', 'AccountsTransfers', 'BalanceResource']);
});
