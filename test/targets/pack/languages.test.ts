/** The Go and Python SDKs checked with the tools of their languages: the full Telnyx document, and all kinds of types. */

import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { allKinds } from '../../support/all-kinds.js';
import { emitWithPack, writeFiles } from '../../support/emit.js';
import {
  goFaults,
  pyrightFaults,
  pythonFaults,
  staticcheckFaults,
} from '../../support/language-check.js';
import { memberNames } from '../../support/member-names.js';
import { scratch, telnyxPath } from '../../support/places.js';
import { importSdks } from '../../support/python.js';
import { succeed } from '../../support/run.js';
import {
  hasGo,
  hasPython,
  hasPython39,
  hasStaticcheck,
  python,
  python39,
} from '../../support/toolchains.js';

const responses = { 204: { description: 'Done' } };
const parameters = ['boolean', 'integer', 'number', 'object', 'string'].map((type) => ({
  name: type,
  in: 'query',
  schema: { type },
}));

const documents: [string, string | object][] = [
  ['full Telnyx', telnyxPath],
  ['all kinds', allKinds],
  ['names of members', memberNames],
  [
    'nothing',
    {
      openapi: '3.1.0',
      info: { title: 'Nothing', version: '1', license: { name: 'MIT' } },
      servers: [{ url: 'https://nothing.test' }],
      paths: {},
    },
  ],
  [
    'descriptions in Markdown, and names of constructors',
    {
      openapi: '3.1.0',
      info: { title: 'Described', version: '1', license: { name: 'MIT' } },
      servers: [{ url: 'https://described.test' }],
      paths: Object.fromEntries(
        [
          ...[
            'bool',
            'bytes',
            'dict',
            'float',
            'int',
            'list',
            'object',
            'property',
            'str',
            'type',
          ].flatMap((name) => [`/built-in/${name}/of`, `/${name}/of`]),
          '/built-in/{id}',
          '/subscriptions/user/status',
          '/kpi/new_users/days',
          '/new_client',
          '/endpoints/invocations',
          '/endpoints/async-invocations',
          '/endpoints/invocations-resource-with-raw-response',
        ].map((path) => [path, { get: { parameters, responses } }]),
      ),
      components: {
        schemas: {
          NewKpiService: { type: 'object', properties: { text: { type: 'string' } } },
          Described: {
            type: 'object',
            description: [
              ['# Heading', '#', '', '##', 'Text', '', '', '* one', '* two', '  * inner', '', ''],
              [
                '```',
                '',
                '$ curl \\',
                '\t-X PUT',
                '',
                '',
                '- data',
                '',
                '```',
                '~~~',
                '~~~',
                '',
                'End',
              ],
            ]
              .flat()
              .join('\n'),
            properties: { text: { type: 'string', description: '```\n\n\n{}\n\n \n```' } },
          },
        },
      },
    },
  ],
];

describe.skipIf(!hasGo).each(documents)('Go, %s', (_, document) => {
  const folder = scratch('go');
  beforeAll(async () => writeFiles(folder, await emitWithPack(document, 'go')));

  test('gofmt and go vet find nothing', async () => {
    expect(await goFaults(folder)).toEqual([]);
  });
  test.skipIf(!hasStaticcheck())('staticcheck finds nothing', async () => {
    expect(await staticcheckFaults(folder)).toEqual([]);
  });
});

/** The Python SDK of each document. */
const pythonFolders: string[] = [];

describe.skipIf(!hasPython).each(documents)('Python, %s', (_, document) => {
  const folder = scratch('python');
  let name = '';
  beforeAll(async () => {
    const files = await emitWithPack(document, 'python');
    name = /^src\/(\w+)\/__init__\.py$/m.exec([...files.keys()].join('\n'))![1]!;
    writeFiles(folder, files);
    pythonFolders.push(folder);
  });

  test('ruff and mypy --strict find nothing', async () => {
    expect(await pythonFaults(folder)).toEqual([]);
  });
  const expectImports = async (program?: string): Promise<void> => {
    const [imported] = await importSdks([folder], program);
    expect(imported!.models).toBeGreaterThan(0);
  };
  test('every module can be imported', () => expectImports());
  if (document === telnyxPath) {
    test('a resource does not import its nested resources', async () => {
      const script = `import sys, ${name}.resources.actions as it; print(it.__name__ + '.bulk' in sys.modules)`;
      const env = { ...process.env, PYTHONPATH: join(folder, 'src') };
      expect((await succeed(python('python'), ['-B', '-c', script], { env })).stdout).toBe(
        'False\n',
      );
    });
  }
  test.skipIf(!hasPython39)('every module can be imported on 3.9', () => expectImports(python39));
});

test.skipIf(!hasPython)('Python: pyright finds nothing in any of them', async () => {
  expect(pythonFolders).toHaveLength(documents.length);
  const root = scratch('pyright');
  for (const [index, folder] of pythonFolders.entries()) {
    cpSync(join(folder, 'src'), join(root, `sdk${index}`), { recursive: true });
  }
  expect(await pyrightFaults(root, readdirSync(root))).toEqual([]);
});
