/** Files and forms. */

import { encodeBody, type BodyStream } from '../../../templates/typescript/runtime/body.js';
import { jsonOrBytes } from '../../../templates/typescript/runtime/json-or-bytes.js';
import { maybeMultipart, multipart } from '../../../templates/typescript/runtime/multipart.js';
import { streamed } from '../../../templates/typescript/runtime/stream.js';
import { toFile, type ToFileInput } from '../../../templates/typescript/runtime/uploads.js';
import { equal, holds, make, matches, thrownBy, type Checks, type Echo } from './check.js';

async function* pieces(): AsyncGenerator<Uint8Array | string> {
  yield 'a';
  yield new TextEncoder().encode('b');
}

async function partsOf(form: unknown): Promise<unknown[]> {
  const parts: unknown[] = [];
  const { 'Content-Type': type } = (form as Partial<BodyStream>).headers ?? {};
  const init = type === undefined ? {} : { headers: { 'content-type': `${type}` } };
  for (const [name, value] of await new Response(form as BodyInit, init).formData())
    parts.push([name, typeof value === 'string' ? value : [value.name, await value.text()]]);
  return parts;
}

const described = async (file: File) => [file.name, file.type, await file.text()];

export const uploads: Checks = {
  'toFile accepts files, blobs, responses, buffers, streams and promises of them': async () => {
    const file = new File(['f'], 'own.txt', { type: 'text/own' });
    holds((await toFile(file)) === file, 'a File untouched');
    equal(await described(await toFile(file, 'renamed.txt')), ['renamed.txt', 'text/own', 'f']);
    equal(await described(await toFile(new Blob(['b'], { type: 'text/b' }))), [
      'unknown_file',
      'text/b',
      'b',
    ]);
    equal(await described(await toFile(new TextEncoder().encode('bytes'), 'b.bin')), [
      'b.bin',
      '',
      'bytes',
    ]);
    equal(await described(await toFile(new TextEncoder().encode('buf').buffer as ArrayBuffer)), [
      'unknown_file',
      '',
      'buf',
    ]);
    equal(await described(await toFile(pieces(), 'p')), ['p', '', 'ab']);
    equal(await described(await toFile(Promise.resolve(new Blob(['late'])), 'l')), [
      'l',
      '',
      'late',
    ]);
    equal(await described(await toFile(new Blob(['t']), 't', { type: 'text/t' })), [
      't',
      'text/t',
      't',
    ]);
    const like = {
      name: 'C:\\dir\\like.png',
      type: 'image/png',
      size: 1,
      arrayBuffer: async () => new TextEncoder().encode('x').buffer,
      text: async () => 'x',
      slice: () => null,
    };
    equal(await described(await toFile(like as unknown as ToFileInput)), [
      'like.png',
      'image/png',
      'x',
    ]);
    const stream = Object.assign(pieces(), { path: '/tmp/some/stream.txt' });
    equal(await described(await toFile(stream)), ['stream.txt', '', 'ab']);
    equal((await toFile(new Blob(['m']), 'm', { lastModified: 5 })).lastModified, 5);
  },

  'toFile keeps a file, its date, and the type of blobs in streams': async () => {
    const file = new File(['f'], 'own.txt', { type: 'text/own', lastModified: 5 });
    for (const same of [
      toFile(file, null, {}),
      toFile(file, 'own.txt'),
      toFile(Promise.resolve(file)),
    ])
      holds((await same) === file, 'a File untouched');
    const renamed = await toFile(file, 'renamed.txt');
    equal([renamed.name, renamed.type, renamed.lastModified], ['renamed.txt', 'text/own', 5]);
    const changed = await toFile(file, null, { type: 'text/new' });
    equal([changed.name, changed.type, changed.lastModified], ['own.txt', 'text/new', 5]);
    async function* blobs(): AsyncGenerator<Blob | string> {
      yield 'a';
      yield new Blob(['b'], { type: 'image/png' });
      yield new Blob(['c'], { type: 'text/c' });
    }
    equal(await described(await toFile(blobs(), 'blobs')), ['blobs', 'image/png', 'abc']);
    const text = toFile('text' as unknown as ToFileInput, 't.txt', { type: 'image/x' });
    equal(await described(await text), ['t.txt', 'image/x', 'text']);
  },

  'toFile names the file of a response after its URL': async ({ url }) => {
    const answer = await fetch(`${url}/answer?type=text/x&body=hello#f`);
    equal(await described(await toFile(answer)), ['answer', 'text/x', 'hello']);
  },

  'what is neither data nor a file is refused, and buffers of other realms are bytes': async () => {
    // As that of jsdom, whose members are those of its prototype.
    class File {
      get size() {
        return 1;
      }
    }
    for (const file of [new File(), Promise.resolve(new Blob(['x']))]) {
      const error = await thrownBy(() => multipart({ file }));
      matches(error.message, /^"file" is a \w+, which is neither data nor a file/);
      await thrownBy(() => multipart({ list: [{ file }] }, undefined, { objects: 'brackets' }));
    }
    class Empty {
      toJSON() {
        return { a: 1 };
      }
    }
    holds((await multipart({ empty: {}, own: new Empty() })) !== undefined, 'data without members');
    // What `vm` and Jest create has the tag of a buffer, but not its prototype.
    const foreign = Object.create(null, Object.getOwnPropertyDescriptors(ArrayBuffer.prototype));
    const bytes = new TextEncoder().encode('bytes').buffer;
    const buffer = Object.setPrototypeOf(bytes, foreign) as ArrayBuffer;
    equal(await (await toFile(buffer, 'a')).text(), 'bytes');
    const body = encodeBody(streamed(buffer), 'application/octet-stream').body as Uint8Array;
    equal(new TextDecoder().decode(body), 'bytes');
  },

  'toFile refuses other values': async () => {
    const message = async (value: unknown) =>
      (await thrownBy(() => toFile(value as ToFileInput))).message;
    equal(
      await message({ a: 1, b: 2 }),
      'Unexpected data type: object; constructor: Object; props: ["a", "b"]',
    );
    equal(await message(null), 'Unexpected data type: null');
    equal(await message(5), 'Unexpected data type: number');
  },

  'toFile reports that there is no global File': async () => {
    const own = globalThis.File;
    try {
      (globalThis as { File?: unknown }).File = undefined;
      matches((await thrownBy(() => toFile(new Blob(['x'])))).message, /no global `File`/);
    } finally {
      globalThis.File = own;
    }
  },

  'forms have lists, files and objects in JSON, and leave out null and undefined': async () => {
    const form = await multipart({
      text: 't',
      number: 0,
      flag: false,
      none: undefined,
      null: null,
      when: new Date(0),
      nested: { sub: { deep: 'd' } },
      list: ['a', 'b'],
      file: new File(['f'], 'f.txt'),
      blob: new Blob(['b']),
      files: [new File(['1'], '1.txt')],
      stream: Object.assign(pieces(), { path: 's.txt' }),
    });
    equal(await partsOf(form), [
      ['text', 't'],
      ['number', '0'],
      ['flag', 'false'],
      ['when', '1970-01-01T00:00:00.000Z'],
      ['nested', '{"sub":{"deep":"d"}}'],
      ['list', 'a'],
      ['list', 'b'],
      ['file', ['f.txt', 'f']],
      ['blob', ['unknown_file', 'b']],
      ['files', ['1.txt', '1']],
      ['stream', ['s.txt', 'ab']],
    ]);
  },

  'forms refuse functions': async () => {
    const error = await thrownBy(() => multipart({ a: () => 1 }));
    holds(error instanceof TypeError, 'a TypeError');
    equal(error.message, '"a" is a function, which a form cannot say.');
    holds((await thrownBy(() => multipart('text'))) instanceof TypeError, 'no object');
  },

  'a FormData is sent unchanged': async () => {
    const form = new FormData();
    holds((await multipart(form)) === form, 'the same');
    equal(await multipart(undefined), undefined);
  },

  'a body is sent as a form if its optional file is set': async () => {
    equal(await maybeMultipart({ a: 1, b: undefined }), { a: 1, b: undefined });
    const form = await maybeMultipart({ a: 1, list: [{ file: new Blob(['x']) }] });
    equal(await partsOf(form), [
      ['a', '1'],
      ['list[0][file]', ['unknown_file', 'x']],
    ]);
  },

  'a body that is JSON or bytes is sent as what it is': async () => {
    const types = { bytes: 'application/octet-stream', accepts: ['image/*'] };
    const json = 'application/json';
    equal(jsonOrBytes(undefined, types), {});
    equal(jsonOrBytes({ a: 1 }, types), { body: '{"a":1}', contentType: json });
    equal(jsonOrBytes([1], types), { body: '[1]', contentType: json });
    equal(jsonOrBytes('a', types), { body: '"a"', contentType: json });
    equal(jsonOrBytes(null, { ...types, json: 'a/b+json' }), {
      body: 'null',
      contentType: 'a/b+json',
    });
    const sent = async (value: unknown): Promise<unknown[]> => {
      const { body, contentType } = jsonOrBytes(value, types);
      return [await new Response(body as BodyInit).text(), contentType];
    };
    const bytes = new TextEncoder().encode('ab');
    equal(await sent(bytes), ['ab', types.bytes]);
    equal(await sent(bytes.buffer), ['ab', types.bytes]);
    equal(await sent(new Blob(['ab'], { type: 'image/png' })), ['ab', 'image/png']);
    equal(await sent(new Blob(['ab'], { type: 'text/plain' })), ['ab', types.bytes]);
    equal(await sent(new Response('ab')), ['ab', types.bytes]);
    equal(await sent(new Blob(['ab']).stream()), ['ab', types.bytes]);
    equal(await sent(pieces()), ['ab', types.bytes]);
    equal(await sent(['a', 'b'].values()), ['ab', types.bytes]);
  },

  'a fetch that does not support FormData is refused': async () => {
    class Other {
      readonly text: () => Promise<string>;
      constructor(body: unknown) {
        this.text = async () => String(body);
      }
    }
    const fetch = (async () => new Other('')) as unknown as typeof globalThis.fetch;
    const error = await thrownBy(() => multipart({ a: 1 }, make({ fetch })));
    matches(error.message, /does not understand the global FormData/);
    const own: typeof globalThis.fetch = (...args) => globalThis.fetch(...args);
    holds((await multipart({ a: 1 }, make({ fetch: own }))) instanceof FormData, 'one that does');
  },

  'a form with a stream has the length of all parts, if it is known': async ({ url, runtime }) => {
    if (runtime === 'browser') return; // a page reads the stream first
    const file = new File(['y'], 'y"\r\n.txt', { type: 'text/y' });
    const stream = Object.assign(pieces(), { path: 's.txt' });
    const sent = await make({ baseURL: url }).post<Echo>('/echo', {
      body: multipart({ a: 'ä', file, stream }),
    });
    matches(sent.headers['content-type'], /^multipart\/form-data; boundary=/);
    equal(sent.headers['content-length'], undefined);
    matches(
      sent.body,
      /name="file"; filename="y%22%0D%0A.txt"\r\nContent-Type: text\/y\r\n\r\ny\r\n/,
    );
    matches(sent.body, /filename="s.txt"\r\nContent-Type: application\/octet-stream\r\n\r\nab\r\n/);
    const whole = await make({ baseURL: url }).post<Echo>('/echo', { body: multipart({ file }) });
    equal(Number(whole.headers['content-length']), new TextEncoder().encode(whole.body).length);
  },

  'a form is sent with its boundary, also when it is retried': async ({ url }) => {
    const client = make({ baseURL: url });
    const echo = await client.post<Echo>('/echo', {
      body: multipart({ a: 'x', f: new File(['y'], 'y.txt') }),
    });
    matches(echo.headers['content-type'], /^multipart\/form-data; ?boundary=/);
    matches(echo.body, /name="a"\r\n\r\nx\r\n[^]*filename="y\.txt"/);
    const query = new URLSearchParams({
      key: `form${Math.random()}`,
      failures: '1',
      status: '429',
      headers: '{"retry-after-ms":"1"}',
    });
    const again = await client.post<Echo>(`/flaky?${query}`, { body: multipart({ a: 'x' }) });
    matches(again.body, /name="a"\r\n\r\nx\r\n/);
  },
};
