/** Names of types: Pascal case in every language, from the words and the steps of their names in the document. */

import { describe, expect, test } from 'vitest';
import type { Config } from '../../generator/config/load.js';
import { emptyLock } from '../../generator/naming/published/lock.js';
import { planFor } from '../support/emit.js';

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
