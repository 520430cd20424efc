/** The module of a Go SDK: its path ends in the major version (Go Modules Reference, "Major version suffixes"). */

import { expect, test } from 'vitest';
import { emitWithPack } from '../../support/emit.js';
import { documentOf } from '../../support/faulty-document.js';

const document = documentOf(`\npaths: {}`);

const emit = (version: string, module?: string, name = 'acme') =>
  emitWithPack(document, 'go', {
    sdk: { name, version, repository: 'https://example.org/acme/acme-go' },
    targets: { go: { out: 'sdk', ...(module !== undefined && { module }) } },
  });

const moduleOf = (files: ReadonlyMap<string, string>): string =>
  /^module (.+)$/m.exec(files.get('go.mod')!)![1]!;

test.each([
  ['0.1.0', undefined, 'example.org/acme/acme-go'],
  ['1.9.9', undefined, 'example.org/acme/acme-go'],
  ['2.0.0', undefined, 'example.org/acme/acme-go/v2'],
  ['12.3.0-beta.1', undefined, 'example.org/acme/acme-go/v12'],
  ['1.0.0', 'example.org/acme', 'example.org/acme'],
  ['3.1.0', 'example.org/acme/v3', 'example.org/acme/v3'],
  ['2.0.0', 'gopkg.in/acme.v2', 'gopkg.in/acme.v2'],
])('version %s, path %s: %s', async (version, module, expected) => {
  expect(moduleOf(await emit(version, module))).toBe(expected);
});

test.each([
  ['2.0.0', 'example.org/acme', 'needs the path "example.org/acme/v2"'],
  ['2.0.0', 'example.org/acme/v3', 'needs the path "example.org/acme/v2"'],
  ['1.0.0', 'example.org/acme/v2', 'needs the path "example.org/acme"'],
  ['0.1.0', 'example.org/acme/v1', 'needs the path "example.org/acme"'],
  ['2.0.0', 'gopkg.in/acme', 'needs the path "gopkg.in/acme.v2"'],
])('version %s, path %s: error', async (version, module, message) => {
  await expect(emit(version, module)).rejects.toThrow(message);
});

test.each([
  ['acme', 'acme'],
  ['acme-cloud-api', 'acmecloudapi'],
  ['load-test', 'loadtest'],
  ['main', 'mainsdk'],
  ['type', 'typesdk'],
  ['documentation', 'documentationsdk'],
  ['init', 'initsdk'],
])('the package of %s is %s', async (name, expected) => {
  const files = await emit('0.1.0', undefined, name);
  const packages = [...files]
    .filter(([path]) => /^[^/]+\.go$/.test(path))
    .map(([, text]) => /^package (.+)$/m.exec(text)?.[1]);
  expect(packages.length).toBeGreaterThan(1);
  expect(new Set(packages)).toEqual(new Set([expected]));
});
