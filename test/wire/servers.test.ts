/** What each SDK sends, read with the libraries of common servers: they must read the values that were sent. */

import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  startFastAPI,
  startNode,
  startPhp,
  startRack,
  type FormServer,
} from '../support/form-servers.js';
import { testFolder } from '../support/places.js';
import { serve, type Recorded } from '../support/servers.js';
import { hasGo, hasPhp, hasPython, hasRack } from '../support/toolchains.js';
import { wireDocument, type Driver } from './cases.js';
import { startGo, startPython, startTypeScript } from './languages.js';

const asIs = (sdk: string): string => sdk;
const plain = { document: wireDocument };
const brackets = { document: wireDocument, config: join(testFolder, 'wire/brackets.yml') };

const clients = (
  [
    ['TypeScript', true, (source) => startTypeScript(source, asIs)],
    ['Go', hasGo, (source) => startGo(source, asIs)],
    ['Python, sync', hasPython, (source) => startPython(source, asIs, 'sync')],
    ['Python, async', hasPython, (source) => startPython(source, asIs, 'async')],
  ] as const satisfies readonly (readonly [
    string,
    boolean,
    (source: typeof plain | typeof brackets) => Promise<Driver>,
  ])[]
).filter(([, isThere]) => isThere);

// ------------------------------------------------------------------------------------- what is sent

const file = (name: string, type: string, text: string) => ({ $file: { name, type, text } });

const form = { name: 'a b&c=ü+%', tags: ['x', 'y z'] };
const order = {
  items: [
    { price: 'p1', quantity: 1 },
    { price: 'p2', quantity: 2 },
  ],
  filter: { ids: [1, 2], name: 'a&[b]=ü' },
  'codes[]': ['a', 'b'],
  expand: ['x', 'y'],
};
const rows = { rows: [[1, 2], [3]] };
/** More items than qs reads as a list by default. */
const long = {
  items: Array.from({ length: 150 }, (_, index) => ({ price: `p${index}`, quantity: index })),
};
const upload = {
  files: [file('a.txt', 'text/plain', 'hello'), file('ü.html', 'text/html', 'ä')],
  tags: ['x', 'y'],
  ids: [1, 2],
  meta: { a: 1, list: ['ü'] },
  metas: [{ a: 1 }, { a: 2 }],
  note: null,
};
const readFiles = upload.files.map(({ $file }) => $file);

const calls = {
  form: ['POST /forms', form],
  order: ['POST /orders', { ...order, ...rows }],
  long: ['POST /orders', long],
  upload: ['POST /uploads', upload],
} as const;
type CallName = keyof typeof calls;

/** Requests by client, settings and call: `Go brackets upload`. */
const sent = new Map<string, Recorded>();

const keyOf = (client: string, settings: 'plain' | 'brackets', call: CallName): string =>
  `${client} ${settings} ${call}`;

beforeAll(async () => {
  const server = await serve((_, response) => {
    response.setHeader('content-type', 'application/json').end('{"name":"x"}');
  });
  for (const [client, , start] of clients) {
    for (const [settings, source] of Object.entries({ plain, brackets })) {
      const driver = await start(source);
      for (const [name, [call, params]] of Object.entries(calls)) {
        server.requests.length = 0;
        const outcome = await driver.run({ name, call, params, baseURL: server.url });
        expect(outcome).toHaveProperty('value');
        sent.set(`${client} ${settings} ${name}`, server.requests[0]!);
      }
      await driver.close?.();
    }
  }
  await server.close();
});

/** Scalars as the text that a form has for them. */
function texts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, texts(member)]));
}

/** A list as an object by index, as some libraries read it. */
const byIndex = (list: readonly unknown[]): unknown => ({ ...list });

const { 'codes[]': codes, ...plainOrder } = order;
/** The order as its values are read: the name in brackets is that of a list. */
const readOrder = texts({ ...plainOrder, codes });

describe.each(clients)('%s', (client) => {
  const request = (call: CallName, settings: 'plain' | 'brackets' = 'plain'): Recorded =>
    sent.get(keyOf(client, settings, call))!;

  describe('Node', () => {
    let node: ReturnType<typeof startNode>;
    beforeAll(() => {
      node = startNode();
    });
    afterAll(() => node?.express.close());

    test('Express (qs)', async () => {
      const { express } = node;
      expect(await express.read(request('form'))).toMatchObject({ fields: texts(form) });
      expect(await express.read(request('order'))).toMatchObject({
        fields: { ...(readOrder as object), ...(texts(rows) as object) },
      });
      expect(await express.read(request('long'))).toMatchObject({ fields: texts(long) });
    });

    test('qs alone, beyond its arrayLimit', async () => {
      const { body } = request('long');
      expect(await node.qs(body, { parameterLimit: 1000, arrayLimit: 200 })).toEqual(texts(long));
      const items = texts(byIndex(long.items));
      expect(await node.qs(body, { parameterLimit: 1000 })).toEqual({ items });
    });

    test('Express (multer)', async () => {
      const { files: _, note: __, meta, metas, ...lists } = upload;
      expect(await node.express.read(request('upload'))).toEqual({
        fields: {
          ...(texts(lists) as object),
          meta: JSON.stringify(meta),
          metas: metas.map((item) => JSON.stringify(item)),
        },
        files: readFiles.map((read) => ['files', read]),
      });
    });

    test('Fastify', async () => {
      const { fastify } = node;
      expect(await fastify.read(request('form'))).toEqual({ fields: texts(form) });
      const { parts } = (await fastify.read(request('upload'))) as { parts: [string, unknown][] };
      const valuesOf = (name: string) =>
        parts.filter(([each]) => each === name).map(([, value]) => value);
      expect(valuesOf('files')).toEqual(readFiles);
      expect(valuesOf('tags')).toEqual(upload.tags);
      expect(valuesOf('meta')).toEqual([upload.meta]);
      expect(valuesOf('metas')).toEqual(upload.metas);
      expect(valuesOf('note')).toEqual([]);
    });
  });

  describe.skipIf(!hasPython)('FastAPI', () => {
    let server: FormServer;
    beforeAll(() => {
      server = startFastAPI();
    });
    afterAll(() => server?.close());

    test('typed forms', async () => {
      expect(await server.read(request('form'))).toEqual(form);
      expect(await server.read(request('upload'))).toEqual({
        ...upload,
        files: readFiles,
        metas: upload.metas.map((meta) => ({ ...meta, list: [] })),
      });
    });
  });

  describe.skipIf(!hasPhp)('PHP', () => {
    let server: FormServer;
    beforeAll(async () => {
      server = await startPhp();
    });
    afterAll(() => server?.close());

    test('$_POST and $_FILES', async () => {
      expect(await server.read(request('order'))).toMatchObject({
        fields: { ...(readOrder as object), ...(texts(rows) as object) },
      });
      expect(await server.read(request('long'))).toMatchObject({ fields: texts(long) });
      expect(await server.read(request('form', 'brackets'))).toMatchObject({ fields: texts(form) });
      const { files: _, note: __, metas: ___, ...fields } = upload;
      expect(await server.read(request('upload', 'brackets'))).toMatchObject({
        fields: texts(fields),
        files: { files: readFiles },
      });
    });
  });

  describe.skipIf(!hasRack)('Rack', () => {
    let server: FormServer;
    beforeAll(() => {
      server = startRack();
    });
    afterAll(() => server?.close());

    test('nested parameters', async () => {
      expect(await server.read(request('form', 'brackets'))).toEqual(texts(form));
      expect(await server.read(request('order', 'brackets'))).toMatchObject(readOrder as object);
      expect(await server.read(request('long', 'brackets'))).toEqual(texts(long));
      const { files: _, note: __, ...fields } = upload;
      expect(await server.read(request('upload', 'brackets'))).toEqual({
        ...(texts(fields) as object),
        files: readFiles,
      });
      // Indices are names to Rack.
      expect(await server.read(request('long'))).toEqual({ items: texts(byIndex(long.items)) });
    });
  });

  test('the pairs that Spring and ASP.NET Core read', () => {
    const pairs = (call: CallName): [string, string][] => [
      ...new URLSearchParams(request(call).body),
    ];
    // A repeated name is a list: `List<String> tags`.
    expect(pairs('form')).toEqual([
      ['name', form.name],
      ['tags', 'x'],
      ['tags', 'y z'],
    ]);
    // Spring reads `items[0][price]` as a key of a map in a list (BeanWrapper, "Setting and Getting Properties").
    const ofItems = pairs('order').filter(([name]) => name.startsWith('items'));
    expect(ofItems).toEqual([
      ['items[0][price]', 'p1'],
      ['items[0][quantity]', '1'],
      ['items[1][price]', 'p2'],
      ['items[1][quantity]', '2'],
    ]);
    // ASP.NET Core reads names in brackets as members (JQueryFormValueProvider): `items[0].price`.
    expect(ofItems.map(([name]) => name.replaceAll(/\[(?!\d+\])([^\]]*)\]/g, '.$1'))).toEqual([
      'items[0].price',
      'items[0].quantity',
      'items[1].price',
      'items[1].quantity',
    ]);
    // `@RequestPart` and `[FromForm] IFormFile` tell files from other parts by the file name.
    const heads = request('upload').body.match(
      /Content-Disposition: .*(?:\r\nContent-Type: .*)?/gi,
    )!;
    const isFile = heads.map((head) => [
      /\bname="([^"]*)"/.exec(head)![1],
      head.includes('filename='),
      /content-type: (.*)/i.exec(head)?.[1]?.trim() ?? null,
    ]);
    expect(isFile.filter(([name]) => name === 'meta' || name === 'files')).toEqual(
      expect.arrayContaining([
        ['files', true, 'text/plain'],
        ['files', true, 'text/html'],
        ['meta', false, 'application/json'],
      ]),
    );
  });
});
