/** Integers of 64 bits in the TypeScript SDK: what callers get and what goes out, as bigints and as strings. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { scratch, testFolder } from '../support/places.js';
import { buildSdk } from '../support/sdk.js';

type Call = (...args: readonly unknown[]) => Promise<unknown>;
type Client = Record<string, Record<string, Call>>;

const document = join(testFolder, 'scenarios/int64/openapi.yml');
const exact = '9007199254740993'; // 2^53 + 1
const least = '-9223372036854775808';
const most = '18446744073709551615';

/** What a call has sent. */
interface Sent {
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** A client whose calls are answered with a text, and what they send. */
async function clientOf(config: string) {
  const path = join(scratch('int64'), 'sdkwright.yml');
  writeFileSync(path, `spec: openapi.yml\n${config}\n`);
  const { folder } = await buildSdk({ document, config: path });
  const { default: Sdk } = (await import(pathToFileURL(join(folder, 'dist/index.js')).href)) as {
    readonly default: new (options: object) => Client;
  };
  return (text: string, init: ResponseInit = {}) => {
    const sent: Sent[] = [];
    const fetch = async (url: string, request: RequestInit) => {
      const { pathname, search } = new URL(url);
      const body = await new Response(request.body).text();
      sent.push({ path: pathname + search, headers: new Headers(request.headers), body });
      const headers = { 'content-type': 'application/json' };
      return new Response(text || null, { headers, ...init });
    };
    return { client: new Sdk({ fetch, maxRetries: 0 }), sent };
  };
}

const answered = {
  bigint: await clientOf('int64: bigint\ntargets: { typescript: { out: sdk } }'),
  string: await clientOf('targets: { typescript: { out: sdk, int64: string } }'),
};

describe.each([
  ['bigint', (digits: string): unknown => BigInt(digits)],
  ['string', (digits: string): unknown => digits],
] as const)('%s', (mode, big) => {
  const answer = answered[mode];

  test('integers in answers, wherever they are', async () => {
    const leaf = `{"id":${exact}}`;
    const { client } = answer(
      `{"id":1,"size":${most},"small":2,"ratio":1.0000000000000001,"maybe":null,"text":${least},` +
        `"pair":[1e16,1e3],"counts":{"a":${exact},"__proto__":1.0,"constructor":12345678901234567.0},` +
        `"labels":{"ratio":3,"a":-0},"pet":{"kind":"cat","lives":9.5},"*":${exact},"other":${exact},` +
        `"next":{"id":7,"next":${leaf}},"parts":[${leaf},{"id":"x","pet":{"kind":"dog","owner":${leaf}}}]}`,
    );
    const value = (await client['orders']!['retrieve']!(big('1'))) as Record<string, unknown>;
    const counts = value['counts'] as object;
    expect(Object.entries(counts)).toEqual([
      ['a', big(exact)],
      ['__proto__', big('1')],
      ['constructor', big('12345678901234567')],
    ]);
    delete value['counts'];
    expect(value).toEqual({
      id: big('1'),
      size: big(most),
      small: 2,
      ratio: 1,
      maybe: null,
      text: big(least),
      pair: [1e16, big('1000')],
      labels: { ratio: 3, a: big('0') },
      pet: { kind: 'cat', lives: 9.5 },
      '*': big(exact),
      other: Number(exact),
      next: { id: big('7'), next: { id: big(exact) } },
      parts: [{ id: big(exact) }, { id: 'x', pet: { kind: 'dog', owner: { id: big(exact) } } }],
    });
  });

  test('a list of types that contain themselves', async () => {
    const orders = answer('{"items":[{"id":1,"next":{"id":2,"next":{"id":3}}}]}').client['orders']!;
    expect(await orders['list']!()).toEqual({
      items: [{ id: big('1'), next: { id: big('2'), next: { id: big('3') } } }],
    });
    const groups = answer('{"data":[{"id":1,"within":{"id":2,"within":{"id":3}}}]}').client[
      'groups'
    ]!;
    expect(await groups['list']!()).toEqual({
      data: [{ id: big('1'), within: { id: big('2'), within: { id: big('3') } } }],
    });
  });

  test('listed integers, which are numbers up to 2^53', async () => {
    const listed = `"level":${exact},"bound":18446744073709551615,"fixed":${exact}`;
    const { client, sent } = answer(`{"id":1,${listed},"scale":1e+300}`);
    const large = { level: big(exact), bound: big(most), fixed: big(exact), scale: 1e300 };
    const update = (body: object) => client['orders']!['update']!(big('1'), body);
    expect(await update({ id: big('1'), ...large })).toEqual({ id: big('1'), ...large });
    expect(sent[0]!.body).toBe(`{"id":1,${listed},"scale":1e+300}`);
    const small = answer('{"id":1,"level":1,"bound":0}').client['orders']!;
    expect(await small['update']!(big('1'), { id: big('1') })).toEqual({
      id: big('1'),
      level: 1,
      bound: 0,
    });
  });

  test('a whole answer, beside bytes', async () => {
    expect(await answer(most).client['totals']!['retrieve']!()).toBe(big(most));
    expect(await answer('5').client['totals']!['retrieve']!()).toBe(big('5'));
    const headers = { 'content-type': 'application/octet-stream' };
    const bytes = await answer('5', { status: 206, headers }).client['totals']!['retrieve']!();
    expect(bytes).toBeInstanceOf(Response);
  });

  test('errors, whose JSON can be written with all digits', async () => {
    const text = `{"code":${exact},"small":5,"inner":[{"code":${least},"none":1.5}]}`;
    const { client } = answer(text, { status: 404 });
    const error = (await client['orders']!['retrieve']!(big('1')).catch(
      (thrown: unknown) => thrown,
    )) as { readonly error: unknown; readonly message: string };
    expect(error.error).toEqual({
      code: big(exact),
      small: big('5'),
      inner: [{ code: big(least), none: 1.5 }],
    });
    const written = JSON.stringify(error.error);
    expect(error.message).toBe(`404 ${written}`);
    // Newer engines write a bigint as a number, older ones and strings have quotes.
    expect(written.replaceAll('"', '')).toBe(text.replaceAll('"', ''));
    expect(inspect(error)).toContain(mode === 'bigint' ? `code: ${exact}n` : `code: '${exact}'`);
    expect(inspect(error)).not.toContain('toJSON');
  });

  test('an error that is only an integer', async () => {
    const { client } = answer(exact, { status: 400 });
    const call = client['totals']!['retrieve']!();
    await expect(call).rejects.toThrow(/^400 "?900719925474099/);
  });

  test('text that is not JSON is malformed', async () => {
    const text = `{"id":${exact}`;
    await expect(answer(text).client['orders']!['retrieve']!(big('1'))).rejects.toThrow(
      /Unexpected answer/,
    );
    await expect(
      answer(`<p>${exact}`, { status: 404 }).client['orders']!['retrieve']!(big('1')),
    ).rejects.toThrow(/^404 <p>/);
  });

  test('parameters', async () => {
    const { client, sent } = answer('{"id":1}');
    await client['orders']!['retrieve']!(big(least), {
      after: big(exact),
      ids: [big('1'), big(most)],
      page: 3,
      filter: { id: big(most) },
      'X-Trace': big(exact),
      session: big('5'),
    });
    expect(sent[0]!.path).toBe(
      `/orders/${least}?after=${exact}&ids=1&ids=${most}&page=3&filter=%7B%22id%22%3A${most}%7D`,
    );
    expect(sent[0]!.headers.get('x-trace')).toBe(exact);
    expect(sent[0]!.headers.get('cookie')).toBe('session=5');
  });

  test('bodies in JSON', async () => {
    const { client, sent } = answer('{"id":1}');
    const next = { id: big(exact), maybe: null, text: 'x', counts: { a: big('-5') } };
    await client['orders']!['update']!(big('1'), {
      dry: true,
      id: big(most),
      small: 2,
      next,
      parts: [next],
    });
    expect(sent[0]!.headers.get('content-type')).toBe('application/json');
    const inner = `{"id":${exact},"maybe":null,"text":"x","counts":{"a":-5}}`;
    expect(sent[0]!.body).toBe(`{"id":${most},"small":2,"next":${inner},"parts":[${inner}]}`);
    expect(sent[0]!.path).toBe('/orders/1?dry=true');

    await client['totals']!['update']!({ body: big(most) });
    await client['totals']!['update']!();
    await client['totals']!['create']!({ total: big(exact) });
    await client['totals']!['create']!({ body: null });
    await client['totals']!['create']!(null);
    await client['totals']!['create']!();
    const bodies = [most, '', `{"total":${exact}}`, 'null', 'null', '{}'];
    expect(sent.slice(1).map(({ body }) => body)).toEqual(bodies);
  });

  test('text where an integer may be as well', async () => {
    const { client, sent } = answer('{}');
    const big5 = mode === 'bigint' ? 5n : '5';
    const send = async (body: object): Promise<string> => {
      await client['choices']!['update']!(body);
      return sent.at(-1)!.body;
    };
    // A member decides: its value, or that it is there.
    const label = { kind: 'label', value: '007' };
    expect(await send({ tagged: label })).toBe('{"tagged":{"kind":"label","value":"007"}}');
    const count = { kind: 'count', value: big5, next: { kind: 'count', value: big5, next: label } };
    const counts = JSON.stringify(count, (_, value) => (value === big5 ? 5 : (value as unknown)));
    expect(await send({ tagged: count, count })).toBe(`{"tagged":${counts},"count":${counts}}`);
    expect(await send({ untagged: { count: big5, value: big5 } })).toBe(
      '{"untagged":{"count":5,"value":5}}',
    );
    expect(await send({ untagged: { label: 'a', value: '5' } })).toBe(
      '{"untagged":{"label":"a","value":"5"}}',
    );
    expect(await send({ condition: { kind: 'count', value: big5 } })).toBe(
      '{"condition":{"kind":"count","value":5}}',
    );
    expect(await send({ condition: { kind: 'other', value: '5' } })).toBe(
      '{"condition":{"kind":"other","value":"5"}}',
    );
    // What is no integer decides.
    expect(await send({ limit: 'none', since: '2020-01-01T00:00:00Z' })).toBe(
      '{"limit":"none","since":"2020-01-01T00:00:00Z"}',
    );
    expect(await send({ limit: big5, since: big5 })).toBe('{"limit":5,"since":5}');
    expect(await send({ patterns: { n_a: big5, other: 'x' } })).toBe(
      '{"patterns":{"n_a":5,"other":"x"}}',
    );
    // Nothing decides: text stays text.
    expect(await send({ lists: ['1', 'a'], mixed: { name: '1', other: '2' } })).toBe(
      '{"lists":["1","a"],"mixed":{"name":"1","other":"2"}}',
    );
  });

  test('other numbers where an integer may be as well', async () => {
    const shares = `{"kind":"share","value":5}`;
    const { client } = answer(`{"tagged":${shares},"lists":["5"],"mixed":{"name":"5","n_a":5}}`);
    expect(await client['choices']!['update']!({})).toEqual({
      tagged: { kind: 'share', value: 5 },
      lists: ['5'],
      mixed: { name: '5', n_a: big('5') },
    });
    const count = answer(`{"tagged":{"kind":"count","value":${exact}}}`).client['choices']!;
    expect(await count['update']!({})).toEqual({ tagged: { kind: 'count', value: big(exact) } });
  });

  test('forms, and a body that is one if it has a file', async () => {
    const { client, sent } = answer('', { status: 204 });
    const file = new File(['x'], 'x.txt');
    await client['forms']!['create']!({ id: big(exact), ids: [big('1'), big(most)], name: 'n' });
    await client['forms']!['replace']!({ id: big(exact), meta: { n: big(most) } });
    await client['forms']!['update']!({ id: big(exact) });
    await client['forms']!['update']!({ id: big(exact), file });
    expect(sent[0]!.body).toBe(`id=${exact}&ids=1&ids=${most}&name=n`);
    expect(sent[1]!.body).toContain(`\r\n\r\n${exact}\r\n`);
    expect(sent[1]!.body).toContain(`{"n":${most}}`);
    expect(sent[2]!.headers.get('content-type') ?? 'application/json').toBe('application/json');
    expect(sent[2]!.body).toBe(`{"id":${exact}}`);
    expect(sent[3]!.body).toContain(`\r\n\r\n${exact}\r\n`);
  });

  test('a recursive answer of any depth', async () => {
    const depth = 20_000;
    const text = `${'{"id":1,"next":'.repeat(depth)}{"id":${exact}}${'}'.repeat(depth)}`;
    let value = (await answer(text).client['orders']!['retrieve']!(big('1'))) as {
      id: unknown;
      next?: never;
    };
    while (value.next) value = value.next;
    expect(value.id).toBe(big(exact));
  });
});

test('text that is not an integer is refused', async () => {
  const { client, sent } = answered.string('{"id":1}');
  const orders = client['orders']!;
  const calls = [
    () => orders['retrieve']!('one'),
    () => orders['retrieve']!('1', { after: '1.5' }),
    () => orders['retrieve']!('1', { ids: ['1', ''] }),
    () => orders['retrieve']!('1', { 'X-Trace': '0x10' }),
    () => orders['update']!('1', { id: '1e3' }),
    () => client['forms']!['create']!({ id: ' 1' }),
  ];
  for (const call of calls) {
    await expect((async () => call())()).rejects.toThrow(/ is not an integer\.$/);
  }
  expect(sent).toEqual([]);
});
