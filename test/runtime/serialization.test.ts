/** Serialization, compared with the tables of the OpenAPI Specification and of RFC 3986. */

import type { BodyStream } from '../../templates/typescript/runtime/body.js';
import { brackets, comma, repeat } from '../../templates/typescript/runtime/array-formats.js';
import { describe, expect, test } from 'vitest';
import { joinHeaders, mergeHeaders } from '../../templates/typescript/runtime/headers.js';
import { encodePathPart, path } from '../../templates/typescript/runtime/path.js';
import {
  jsonPath,
  labelPath,
  matrixPath,
  simpleHeader,
  simplePath,
} from '../../templates/typescript/runtime/path-styles.js';
import { stringifyQuery, type ArrayFormat } from '../../templates/typescript/runtime/query.js';
import {
  deepObjectQuery,
  formQuery,
  jsonQuery,
  pipeDelimitedQuery,
  spaceDelimitedQuery,
} from '../../templates/typescript/runtime/query-styles.js';
import { cookieHeader } from '../../templates/typescript/runtime/cookies.js';
import { urlEncoded } from '../../templates/typescript/runtime/form.js';
import { multipart, type MultipartOptions } from '../../templates/typescript/runtime/multipart.js';

// The values of the specification's table, https://spec.openapis.org/oas/v3.2.0#style-examples
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200, B: 150 };

test('the style table: paths', () => {
  expect(simplePath('blue').pathText).toBe('blue');
  expect(simplePath(array).pathText).toBe('blue,black,brown');
  expect(simplePath(object).pathText).toBe('R,100,G,200,B,150');
  expect(simplePath(array, true).pathText).toBe('blue,black,brown');
  expect(simplePath(object, true).pathText).toBe('R=100,G=200,B=150');
  expect(labelPath('blue').pathText).toBe('.blue');
  expect(labelPath(array).pathText).toBe('.blue,black,brown');
  expect(labelPath(object).pathText).toBe('.R,100,G,200,B,150');
  expect(labelPath(array, true).pathText).toBe('.blue.black.brown');
  expect(labelPath(object, true).pathText).toBe('.R=100.G=200.B=150');
  expect(matrixPath('color', '').pathText).toBe(';color');
  expect(matrixPath('color', 'blue').pathText).toBe(';color=blue');
  expect(matrixPath('color', array).pathText).toBe(';color=blue,black,brown');
  expect(matrixPath('color', object).pathText).toBe(';color=R,100,G,200,B,150');
  expect(matrixPath('color', array, true).pathText).toBe(';color=blue;color=black;color=brown');
  expect(matrixPath('color', object, true).pathText).toBe(';R=100;G=200;B=150');
  expect(jsonPath({ a: 1 }).pathText).toBe('%7B%22a%22:1%7D');
});

test('dates are ISO 8601 in every place', () => {
  const date = new Date(0);
  const [plain, strict] = ['1970-01-01T00:00:00.000Z', '1970-01-01T00%3A00%3A00.000Z'];
  expect(path`/${date}`).toBe(`/${plain}`);
  expect(simplePath([date]).pathText).toBe(strict);
  expect(simplePath({ a: date }, true).pathText).toBe(`a=${strict}`);
  expect(labelPath(date).pathText).toBe(`.${strict}`);
  expect(matrixPath('a', date, true).pathText).toBe(`;a=${strict}`);
  expect(simpleHeader([date])).toBe(plain);
  expect(cookieHeader({ a: date, b: [date] })).toBe(`a=${strict}; b=${strict}`);
  expect(stringifyQuery({ a: date }, repeat)).toBe(`a=${strict}`);
  const headers = { 'X-A': date as unknown as string };
  expect(mergeHeaders(headers).values.get('x-a')).toBe(plain);
});

test('the style table: queries', () => {
  const query = (value: unknown) => stringifyQuery({ color: value }, repeat);
  expect(query(formQuery(''))).toBe('color=');
  expect(query(formQuery('blue'))).toBe('color=blue');
  expect(query(formQuery(array))).toBe('color=blue&color=black&color=brown');
  expect(query(formQuery(object))).toBe('R=100&G=200&B=150');
  expect(query(formQuery(array, { explode: false }))).toBe('color=blue,black,brown');
  expect(query(formQuery(object, { explode: false }))).toBe('color=R,100,G,200,B,150');
  expect(query(spaceDelimitedQuery(array))).toBe('color=blue%20black%20brown');
  expect(query(spaceDelimitedQuery(object))).toBe('color=R%20100%20G%20200%20B%20150');
  expect(query(pipeDelimitedQuery(array))).toBe('color=blue%7Cblack%7Cbrown');
  expect(query(pipeDelimitedQuery(object))).toBe('color=R%7C100%7CG%7C200%7CB%7C150');
  expect(query(deepObjectQuery(object))).toBe('color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150');
  const lists = { a: ['x/y', 'z'], b: [{ c: 1 }] };
  expect(decodeURIComponent(query(deepObjectQuery(lists)))).toBe(
    'color[a][0]=x/y&color[a][1]=z&color[b][0][c]=1',
  );
  const bracketed = deepObjectQuery(lists, { arrays: 'brackets', allowReserved: true });
  expect(query(bracketed)).toBe(
    'color%5Ba%5D%5B%5D=x/y&color%5Ba%5D%5B%5D=z&color%5Bb%5D%5B%5D%5Bc%5D=1',
  );
  expect(query(jsonQuery({ a: 1 }))).toBe('color=%7B%22a%22%3A1%7D');
  expect(query(formQuery('a/b?c&d', { allowReserved: true }))).toBe('color=a/b?c%26d');
  expect(query(formQuery(undefined))).toBe('');
  expect(query(formQuery([]))).toBe('');
});

test('queries without a style: arrays in the configured format, objects in brackets, all encoded', () => {
  const value = {
    a: ['x', 'y z'],
    f: { n: { c: 'ä' } },
    s: null,
    u: undefined,
    d: new Date(0),
    b: true,
  };
  const rest = 'f%5Bn%5D%5Bc%5D=%C3%A4&s=&d=1970-01-01T00%3A00%3A00.000Z&b=true';
  expect(stringifyQuery(value, repeat)).toBe(`a=x&a=y%20z&${rest}`);
  expect(stringifyQuery(value, comma)).toBe(`a=x,y%20z&${rest}`);
  expect(stringifyQuery(value, brackets)).toBe(`a%5B%5D=x&a%5B%5D=y%20z&${rest}`);
  const nested = { a: [1], 'b[]': [2], c: [{ d: [3] }, { d: [4] }] };
  const decoded = (arrays: ArrayFormat): string =>
    decodeURIComponent(stringifyQuery(nested, arrays));
  expect(decoded(repeat)).toBe('a=1&b[]=2&c[0][d]=3&c[1][d]=4');
  expect(decoded(comma)).toBe('a=1&b[]=2&c[0][d]=3&c[1][d]=4');
  expect(decoded(brackets)).toBe('a[]=1&b[]=2&c[][d][]=3&c[][d][]=4');
  const loop: Record<string, unknown> = {};
  loop['self'] = loop;
  expect(() => stringifyQuery(loop, repeat)).toThrow(RangeError);
  const shared = { x: 1 };
  expect(stringifyQuery({ a: shared, b: shared }, repeat)).toBe('a%5Bx%5D=1&b%5Bx%5D=1');
});

describe('paths', () => {
  test('keep the characters of pchar (RFC 3986) and encode all others', () => {
    expect(encodePathPart("AZaz09-._~!$&'()*+,;=:@")).toBe("AZaz09-._~!$&'()*+,;=:@");
    expect(encodePathPart('/?#[] %"<>\\^`{|}é')).toBe(
      '%2F%3F%23%5B%5D%20%25%22%3C%3E%5C%5E%60%7B%7C%7D%C3%A9',
    );
    expect(path`/users/${'a/b'}/x?q=${'a&b'}`).toBe('/users/a%2Fb/x?q=a%26b');
    expect(path`/users/${1}/${true}/${new String('s')}`).toBe('/users/1/true/s');
  });

  test.for(['.', '..', '%2e', '%2E.', '.%2e', '%2e%2E'])('refuse the segment %s', (value) => {
    const literal = Object.assign([`/a/${value}/b`], {
      raw: [''],
    }) as unknown as TemplateStringsArray;
    expect(() => path(literal)).toThrow(/can't be safely passed as a path parameter/);
  });

  test('refuse dot segments that values form, and show them', () => {
    expect(() => path`/a/${'..'}/b`).toThrow(
      [
        'Path parameters result in path with invalid segments:',
        'Value ".." can\'t be safely passed as a path parameter',
        '/a/../b',
        '   ^^',
      ].join('\n'),
    );
    expect(() => path`/a/${'.'}${'.'}/b`).toThrow();
    expect(path`/a/${'.'}.json`).toBe('/a/..json');
    expect(path`/a/-${'..'}`).toBe('/a/-..');
    expect(path`/a?x=${'..'}`).toBe('/a?x=..');
  });

  test.for([[null], [undefined], [{}], ['']])('refuse %s', ([value]) => {
    expect(() => path`/a/${value}`).toThrow(/path parameter/);
  });
});

test('headers: later ones win, null removes, undefined is ignored, arrays append', () => {
  const { values, removed } = mergeHeaders(
    { Accept: 'a', 'X-One': 1, 'X-Gone': 'x' },
    new Headers({ accept: 'b' }),
    [
      ['X-Two', 'a'],
      ['x-two', 'b'],
    ],
    { 'x-gone': null, 'X-One': undefined, 'X-List': ['p', 'q'] },
  );
  expect([...values]).toEqual([
    ['accept', 'b'],
    ['x-list', 'p, q'],
    ['x-one', '1'],
    ['x-two', 'a, b'],
  ]);
  expect([...removed]).toEqual(['x-gone']);
  expect(
    mergeHeaders({ Authorization: 'x' }, joinHeaders({ authorization: null })).values.has(
      'authorization',
    ),
  ).toBe(false);
  for (const value of ['a\r\nb: c', 'a\nb', 'a\0b']) {
    expect(() => mergeHeaders({ 'X-Evil': value })).toThrow(/CR, LF or NUL/);
  }
  expect(simpleHeader(array)).toBe('blue,black,brown');
  expect(simpleHeader(object, true)).toBe('R=100,G=200,B=150');
  expect(cookieHeader({ a: 1, b: 'x;y', c: undefined })).toBe('a=1; b=x%3By');
});

test('forms', async () => {
  const text = (value: unknown, arrays?: 'repeat' | 'brackets'): string =>
    decodeURIComponent(urlEncoded(value, arrays && { arrays })!.toString());
  expect(text({ a: [1, 2], b: { c: 'x y' }, d: null })).toBe('a=1&a=2&b[c]=x+y&d=');
  const nested = { a: [1], 'b[]': [2], c: [{ d: [3] }, { d: [4] }], e: [[5]], f: [] };
  expect(text(nested)).toBe('a=1&b[]=2&c[0][d][0]=3&c[1][d][0]=4&e[0][0]=5');
  expect(text(nested, 'repeat')).toBe('a=1&b[]=2&c[0][d]=3&c[1][d]=4&e[0]=5');
  expect(text(nested, 'brackets')).toBe('a[]=1&b[]=2&c[][d][]=3&c[][d][]=4&e[0][]=5');
  const file = new File(['bytes'], 'a.txt', { type: 'text/plain' });
  const body = { a: [1, 'x'], b: { c: [true] }, d: [{ e: 1 }], files: [file], gone: null };
  const read = async (value: unknown, options?: MultipartOptions): Promise<FormData> => {
    const form = await multipart(value, undefined, options);
    const { 'Content-Type': type } = (form as Partial<BodyStream>).headers ?? {};
    const init = type === undefined ? {} : { headers: { 'content-type': `${type}` } };
    return new Response(form as BodyInit, init).formData();
  };
  const keys = async (options?: MultipartOptions): Promise<string[]> => [
    ...(await read(body, options)).keys(),
  ];
  expect(await keys()).toEqual(['a', 'a', 'b', 'd', 'files']);
  expect(await keys({ arrays: 'brackets' })).toEqual(['a[]', 'a[]', 'b', 'd[]', 'files[]']);
  expect(await keys({ objects: 'brackets' })).toEqual(['a', 'a', 'b[c][0]', 'd[0][e]', 'files']);
  expect(await keys({ arrays: 'brackets', objects: 'brackets' })).toEqual([
    'a[]',
    'a[]',
    'b[c][]',
    'd[][e]',
    'files[]',
  ]);
  const sent = (await read({ file })).get('file') as File;
  expect([sent.name, sent.type, await sent.text()]).toEqual(['a.txt', 'text/plain', 'bytes']);
});
