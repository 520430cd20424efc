/** Recursive schemas, and chains longer than the call stack: they result in a type or a diagnostic, never in a crash. */

import { expect, test } from 'vitest';
import type { Json } from '../../generator/base/json.js';
import { readLoaded } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/openapi/load.js';
import { emitDocument } from '../support/emit.js';
import { scratch } from '../support/places.js';
import { writeSharingRuntime } from '../support/shared-runtime.js';
import { typeFaultsIn } from '../support/type-check.js';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const text = { type: 'string' };
const object = (properties: object) => ({ type: 'object', properties });

/** A document that uses schema A as parameter, body and response. */
function using(schemas: Record<string, unknown>): object {
  const json = { content: { 'application/json': { schema: ref('A') } } };
  const post = {
    operationId: 'a',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: ref('A') },
      { name: 'q', in: 'query', schema: ref('A') },
    ],
    requestBody: { required: true, ...json },
    responses: { 200: { description: 'Yes', ...json } },
  };
  const info = { title: 'Cycles', version: '1' };
  return { openapi: '3.1.0', info, paths: { '/a/{id}': { post } }, components: { schemas } };
}

const chain = (length: number, link: (next: string, index: number) => object): object =>
  using({
    A: ref('S0'),
    ...Object.fromEntries(
      Array.from({ length }, (_, index) => [`S${index}`, link(`S${index + 1}`, index)]),
    ),
    [`S${length}`]: object({ end: text }),
  });

const made: Record<string, object> = {
  'a union of itself': using({ A: { oneOf: [ref('A'), object({ x: text })] } }),
  'two unions of each other': using({ A: { anyOf: [ref('B')] }, B: { anyOf: [ref('A')] } }),
  'two unions with more': using({
    A: { anyOf: [ref('B'), text] },
    B: { anyOf: [ref('A'), { type: 'null' }] },
  }),
  'allOf itself': using({ A: { allOf: [ref('A'), object({ x: text })] } }),
  'allOf over a union': using({
    A: { allOf: [ref('B'), object({ a: text })] },
    B: { oneOf: [ref('A'), object({ b: text })] },
  }),
  'a member that extends its owner, which cannot be extended': using({
    A: {
      ...object({ b: { allOf: [ref('A'), object({ t: text })] } }),
      additionalProperties: { oneOf: [text] },
    },
  }),
  'a member that is its owner with that member required': using({
    A: {
      additionalProperties: true,
      ...object({ a: { anyOf: [ref('A')], allOf: [{ required: ['a'] }] } }),
    },
  }),
  'members that are the other owner with its member required': using({
    A: object({ b: { allOf: [ref('B'), { required: ['a'] }] } }),
    B: object({ a: { allOf: [ref('A'), { required: ['b'] }] } }),
  }),
  'a list of itself': using({ A: { type: 'array', items: ref('A') } }),
  'references alone': using({ A: ref('B'), B: ref('A') }),
  'a map of itself': using({ A: { type: 'object', additionalProperties: ref('A') } }),
  'a tuple of itself': using({ A: { type: 'array', prefixItems: [ref('A')], items: ref('A') } }),
  'not itself': using({ A: { not: ref('A') } }),
  'a member that must be itself': using({ A: { ...object({ a: ref('A') }), required: ['a'] } }),
  'a long enum': using({ A: { enum: Array.from({ length: 3000 }, (_, index) => `v${index}`) } }),
  'a chain of members': chain(20_000, (next) => object({ next: ref(next) })),
};

test('types that refer to themselves compile', async () => {
  const root = scratch('cycles');
  for (const [index, [name, document]] of Object.entries(made).entries()) {
    const { files, diagnostics } = await emitDocument(document);
    expect(
      diagnostics.filter(({ severity }) => severity === 'error'),
      name,
    ).toEqual([]);
    const texts = new Map(files.map((file) => [file.path, file.text]));
    writeSharingRuntime(root, `sdk${index}`, texts);
  }
  expect(await typeFaultsIn(root)).toEqual([]);
});

test.for([
  ['a chain of references', chain(5000, (next) => ref(next)), ['limit-exceeded']],
  [
    'a chain of allOf',
    chain(5000, (next, index) => ({ allOf: [ref(next), object({ [`p${index}`]: text })] })),
    ['limit-exceeded'],
  ],
] as const)('%s: refused', ([, document, expected]) => {
  const { diagnostics } = readLoaded(loadValue(document as Json, 'cycles.json'));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ code }) => code)).toEqual(expected);
});
