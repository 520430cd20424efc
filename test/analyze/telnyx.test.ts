/** The full Telnyx document: every operation is generated, and `unknown` only for schemas that allow anything. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { generate } from '../../generator/index.js';
import { allKinds } from '../support/all-kinds.js';
import { anythingGoes } from '../support/anything.js';
import { emitDocument, type Emitted } from '../support/emit.js';
import { compiler, scratch, telnyxPath } from '../support/places.js';
import { run } from '../support/run.js';

type Raw = Record<string, Record<string, unknown>>;

const document = JSON.parse(readFileSync(telnyxPath, 'utf8')) as { readonly paths: Raw };
let sdk: Emitted;

beforeAll(async () => {
  sdk = await emitDocument(telnyxPath);
});

test('api.md lists exactly the operations of the document', () => {
  const declared = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => /^(get|put|post|patch|delete|head|options|trace)$/.test(method))
      .map((method) => `${method} ${path}`),
  );
  const listed = [...sdk.text('api.md').matchAll(/<code title="([^"]*)">/g)].map(
    (match) => match[1],
  );
  expect(declared).toHaveLength(361);
  expect(listed.toSorted()).toEqual(declared.toSorted());
});

test('every `unknown` comes from a schema that allows anything, and every such schema becomes one', () => {
  const traced = new Set(sdk.unknowns.map(({ at }) => at));
  expect([...traced].toSorted()).toEqual([...anythingGoes(document as never)].toSorted());
  const typeFiles = sdk.files.filter(({ path }) => /^src\/(models|resources\/.*)\.ts$/.test(path));
  for (const { path, text } of typeFiles) {
    const code = text.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/'(?:[^'\\]|\\.)*'/g, '');
    const printed = code.match(/\bunknown\b/g)?.length ?? 0;
    expect(printed, path).toBe(sdk.unknowns.filter((trace) => trace.path === path).length);
    expect(code, path).not.toMatch(/\bany\b/);
  }
});

/** A copy with the members of every object in reverse order; arrays keep their order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member)] as const);
  return Object.fromEntries(entries.toReversed());
}

test.for([
  ['Telnyx', document],
  ['all kinds', allKinds],
] as const)('the order of members does not show: %s', async ([, plain]) => {
  const [one, two] = await Promise.all([
    emitDocument(plain),
    emitDocument(shuffled(plain) as object),
  ]);
  expect(two.files.map(({ path }) => path)).toEqual(one.files.map(({ path }) => path));
  for (const { path, text } of one.files) expect(two.text(path), path).toBe(text);
});

test('no error under the strictest flags', async () => {
  const folder = scratch('telnyx');
  const result = await generate({ spec: telnyxPath, out: folder, format: false });
  expect(result.ok).toBe(true);
  const flags = {
    noEmit: true,
    declaration: true,
    isolatedDeclarations: true,
    erasableSyntaxOnly: true,
    skipLibCheck: false,
  };
  const config = { extends: './tsconfig.json', compilerOptions: flags };
  writeFileSync(join(folder, 'tsconfig.check.json'), JSON.stringify(config));
  const checked = await run(process.execPath, [compiler('ts70'), '-p', 'tsconfig.check.json'], {
    cwd: folder,
  });
  expect(checked.stdout).toBe('');
  expect(checked.code).toBe(0);
});

test('components with names of the runtime are renamed; operations without an operationId get stable names', () => {
  const type = (name: string) => sdk.names.types.get(`#/components/schemas/${name}`);
  expect(type('Error')).toEqual(['ErrorModel']);
  expect(type('UnprocessableEntityError')).toEqual(['UnprocessableEntityErrorModel']);
  expect(sdk.text('src/index.ts')).toMatch(/ UnprocessableEntityError[,\s]/);
  const name = (id: string) => {
    const { resource, method, function: standalone } = sdk.names.operations.get(id)!;
    return [resource, method, standalone];
  };
  expect(name('GET /porting_phone_numbers')).toEqual([
    'portingPhoneNumbers',
    'list',
    'getPortingPhoneNumbers',
  ]);
  expect(name('GET /reports/mdrs')).toEqual(['reports.mdrs', 'list', 'getReportsMdrs']);
  const media = '/whatsapp_media/{whatsapp_user_id}/{media_id}';
  expect(name(`GET ${media}`)).toEqual([
    'whatsappMedia',
    'retrieve',
    'getWhatsappMediaByWhatsappUserIDAndMediaID',
  ]);
  expect(name(`DELETE ${media}`)).toEqual([
    'whatsappMedia',
    'delete',
    'deleteWhatsappMediaByWhatsappUserIDAndMediaID',
  ]);
});
