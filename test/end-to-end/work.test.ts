/** Work is counted, not timed: the numbers reveal a quadratic step or a lost cache. */

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generate, type Stats } from '../../generator/index.js';
import { planDocument } from '../support/emit.js';
import { scratch, seedPath, telnyxPath } from '../support/places.js';

interface Document {
  readonly paths: Record<string, Record<string, { operationId?: string }>>;
  readonly components: { readonly schemas: Record<string, unknown> };
}

/** A document with `times` copies of everything, each with other names. */
function enlarged(document: Document, times: number): Document {
  const paths: Document['paths'] = {};
  const schemas: Record<string, unknown> = {};
  for (let copy = 0; copy < times; copy++) {
    // The first copy keeps its names, because shared responses and parameters refer to them.
    const count = copy === 0 ? '' : String(copy);
    const rename = (text: string): string =>
      text.replaceAll(/"#\/components\/schemas\/([^"/]+)/g, `"#/components/schemas/$1${count}`);
    for (const [path, item] of Object.entries(document.paths)) {
      const renamed = JSON.parse(rename(JSON.stringify(item))) as Document['paths'][string];
      for (const operation of Object.values(renamed)) {
        if (operation.operationId !== undefined) operation.operationId += count;
      }
      paths[`/copy${copy}${path}`] = renamed;
    }
    for (const [name, schema] of Object.entries(document.components.schemas)) {
      schemas[`${name}${count}`] = JSON.parse(rename(JSON.stringify(schema)));
    }
  }
  return { ...document, paths, components: { ...document.components, schemas } };
}

/** Counts the schema objects of a document. */
const sizeOf = (document: object): number =>
  JSON.stringify(document).match(/"type":|"\$ref":/g)!.length;

test('four times the document is four times the work', async () => {
  const telnyx = JSON.parse(readFileSync(telnyxPath, 'utf8')) as Document;
  const large = enlarged(telnyx, 4);
  const small = (await planDocument(telnyx)).read.stats;
  const folder = scratch('four');
  const spec = join(folder, 'four.json');
  writeFileSync(spec, JSON.stringify(large));
  // Formatting, which the next test counts, would take longer than all else.
  const options = { spec, out: join(folder, 'sdk'), format: false };
  const { ok, stats, outputs } = await generate(options);
  expect(ok).toBe(true);
  // Responses and parameters are shared by the four copies, so it is a little less than four times.
  expect(stats.schemasVisited / small.schemasVisited).toBeGreaterThan(3);
  expect(stats.schemasVisited / small.schemasVisited).toBeLessThanOrEqual(4);
  expect(stats.schemasBuilt / small.schemasBuilt).toBeLessThanOrEqual(4);
  // Each schema is visited once, not once for each reference.
  expect(small.schemasVisited).toBeLessThanOrEqual(sizeOf(telnyx));
  expect(stats.schemasVisited).toBeLessThanOrEqual(sizeOf(large));
  expect(small.schemasBuilt).toBeLessThanOrEqual(Object.keys(telnyx.components.schemas).length);
  const listed = readFileSync(join(folder, 'sdk/api.md'), 'utf8').match(/<code title="/g);
  expect(listed).toHaveLength(4 * 361);
  expect(stats.bytesRead).toBe(statSync(spec).size);
  expect(stats.filesWritten).toBe(outputs[0]!.total);
  expect(await generate(options)).toMatchObject({
    stats: { bytesRead: 0, filesFormatted: 0, filesWritten: 0 },
  });
});

test.for([
  ['seed', seedPath],
  ['Telnyx', telnyxPath],
] as const)(
  '%s: bytes are read once, files formatted once, and again only where they change',
  async ([, path]) => {
    const folder = scratch('work');
    mkdirSync(folder, { recursive: true });
    const spec = join(folder, path.endsWith('.yml') ? 'openapi.yml' : 'openapi.json');
    writeFileSync(spec, readFileSync(path));
    const out = join(folder, 'sdk');
    const run = async (): Promise<Stats> => {
      const { ok, stats } = await generate({ spec, out });
      expect(ok).toBe(true);
      return stats;
    };
    const first = await run();
    const { outputs } = await generate({ spec, out });
    const total = outputs[0]!.total;
    expect(first.bytesRead).toBe(statSync(spec).size);
    expect(first.filesWritten).toBe(total);
    // Files of the runtime and of the package are not formatted.
    expect(first.filesFormatted).toBeGreaterThan(0);
    expect(first.filesFormatted).toBeLessThan(total);
    expect(await run()).toMatchObject({
      bytesRead: 0,
      schemasVisited: 0,
      filesFormatted: 0,
      filesWritten: 0,
    });
    const text = readFileSync(spec, 'utf8');
    writeFileSync(
      spec,
      text.replace('Updates an existing outbound voice profile.', 'Changes a profile.'),
    );
    expect(await run()).toMatchObject({ filesFormatted: 1, filesWritten: 1 });
  },
);
