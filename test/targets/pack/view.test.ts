/** The view of real documents: no text of a document is a plain string or a key. */

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { templatesFolder } from '../../../generator/base/paths.js';
import { readLoaded } from '../../../generator/pipeline.js';
import { packTarget } from '../../../generator/targets/pack/target.js';
import { planTarget } from '../../../generator/targets/target.js';
import { loadValue } from '../../../generator/openapi/load.js';
import { Code, SpecText } from '../../../generator/targets/pack/code.js';
import { Literal } from '../../../generator/targets/pack/literal.js';
import { allKinds } from '../../support/all-kinds.js';
import { hostileDocument } from '../../support/hostile.js';

/** Keys that can have plain strings: ids, which only the view compares, and kinds. */
const kinds: Record<string, RegExp> = {
  id: /./,
  file: /^[a-z0-9_/-]+$/,
  flatFile: /^[a-z0-9]+$/,
  kind: /^[a-z]+$/,
  resolvedKind: /^[a-z]+$/,
  declared: /^(object|enum|union|alias)$/,
  form: /^(both|request|response)$/,
  role: /^[a-z]+$/,
  presence: /^(required|optional|nullable|both)$/,
  in: /^(path|query|header|cookie|body)$/,
  style: /^[a-zA-Z]+$/,
  json: /^(null|boolean|number|string|array|object|any)$/,
  encoding: /^(json|form|multipart|text|binary)$/,
  decode: /^(json|text|binary|none|mixed)$/,
  kinds: /^(json|string|text|binary|none|any)$/,
  type: /^(bearer|basic|apiKey|clientCredentials)$/,
  arrays: /^(repeat|brackets)$/,
  lists: /^(repeat|comma|brackets|indices)$/,
  queryArrays: /^(repeat|comma|brackets)$/,
  formArrays: /^(repeat|brackets|indices)$/,
  objects: /^(json|brackets)$/,
  nonIdempotent: /^(safe|always|never)$/,
};

async function viewOf(document: object, target: string): Promise<object> {
  const { api } = readLoaded(loadValue(document as never, 'document.json'));
  const input = {
    model: api!,
    config: { spec: '', targets: {} },
    configFile: 'sdkwright.yml',
    documentName: 'document.json',
  };
  const loaded = await packTarget(target, join(templatesFolder, target));
  return loaded.view(planTarget(loaded, input));
}

/** Every plain value of a view, with its key. */
function walk(
  value: unknown,
  key: string,
  seen: Set<unknown>,
  visit: (key: string, value: unknown) => void,
): void {
  if (value instanceof Code || value instanceof SpecText || value instanceof Literal) return;
  if (typeof value !== 'object' || value === null) return visit(key, value);
  if (seen.has(value)) return;
  seen.add(value);
  visit(key, value);
  for (const [name, member] of Object.entries(value)) {
    walk(member, Array.isArray(value) ? key : name, seen, visit);
  }
}

const canary = '*/ CANARY /*';

describe.each(['go', 'python'])('%s', (target) => {
  test.each<[string, object]>([
    ['all kinds', allKinds],
    ['a hostile document', hostileDocument(canary)],
  ])('%s', async (_, document) => {
    const view = await viewOf(document, target);
    let strings = 0;
    const keys = new Set<string>();
    walk(view, '', new Set(), (key, value) => {
      keys.add(key);
      if (typeof value === 'object' && value !== null) {
        expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
        return;
      }
      expect(['string', 'boolean', 'object']).toContain(typeof value);
      if (typeof value !== 'string') return;
      strings++;
      expect(kinds, `${key}: ${value}`).toHaveProperty(key);
      expect(value, key).toMatch(kinds[key]!);
    });
    expect(strings).toBeGreaterThan(50);
    for (const key of keys) expect(key).toMatch(/^[a-zA-Z]*$/);
    expect([...keys].join(' ')).not.toContain('CANARY');
  });
});
