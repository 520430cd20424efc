/** Properties of names that hold in every document: methods do what their names say, and files are found anywhere. */

import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from '../../generator/base/words.js';
import { hasErrors } from '../../generator/diagnostics/diagnostics.js';
import { readApi } from '../../generator/pipeline.js';
import { loadTarget } from '../../generator/targets/load.js';
import { planTarget } from '../../generator/targets/target.js';
import { pathOf, sampled } from '../corpus/documents.js';
import { emitDocument, emitWithPack, Refused } from '../support/emit.js';

/** Verbs of a method that sends DELETE, without those that begin with `un`, `de` or `dis`. */
const removals = new Set(
  `abort cancel clear close delete end expire invalidate leave logout purge reject release remove reset revoke
   rollback stop terminate withdraw`.split(/\s+/),
);

/** The lists of a document that have a request with the same method for each item. */
const itemOf = (path: string, paths: readonly string[]): string | undefined =>
  paths.find(
    (other) => other.startsWith(`${path}/{`) && /^\/\{[^/]*\}$/.test(other.slice(path.length)),
  );

const chosen = sampled.filter((name) => statSync(pathOf(name)).size < 2_000_000).slice(0, 200);

test(`methods of ${chosen.length} documents do not do the opposite of what they say`, async () => {
  const target = await loadTarget({ target: 'typescript' });
  if (!('emit' in target)) throw new Error('The target cannot be loaded.');
  const faults: string[] = [];
  let deletions = 0;
  for (const name of chosen) {
    const { api, diagnostics } = readApi(pathOf(name));
    if (!api || hasErrors(diagnostics)) continue;
    const { names } = planTarget(target, {
      model: api,
      config: { spec: name, targets: { typescript: { out: '' } } },
      configFile: 'sdkwright.yml',
      documentName: name,
    });
    const paths = api.operations
      .filter(({ method }) => method === 'DELETE')
      .map(({ path }) => path);
    for (const { id, method, path, operationId = '' } of api.operations) {
      if (method !== 'DELETE') continue;
      deletions++;
      const { method: called, resource } = names.operations.get(id)!;
      const [verb = ''] = words(called).map((word) => word.toLowerCase().replace(/\d+$/, ''));
      const says = words(operationId).map((word) => word.toLowerCase());
      if (!removals.has(verb) && !/^(un|de|dis)/.test(verb) && !says.includes(verb)) {
        faults.push(`${name}: ${resource}.${called}() sends DELETE ${path} (${operationId})`);
      }
      if (called === 'delete' && itemOf(path, paths)) {
        faults.push(`${name}: ${resource}.delete() sends DELETE ${path}, which has items`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(deletions).toBeGreaterThan(300);
});

/** Reserved file names of Windows, with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Longest line that is code alone: strings and comments have text of the document. */
const longestLine = 200;

/** Lines of code that are too long, without strings, comments and docstrings. */
function longLines(path: string, text: string): string[] {
  const isPython = path.endsWith('.py');
  if (!isPython && !path.endsWith('.go')) return [];
  const code = isPython ? text.replaceAll(/"""[^]*?"""/g, '""') : text;
  return (
    code
      .split('\n')
      .filter((line) => line.length > longestLine)
      .map((line) => line.replaceAll(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '""').replace(/(\/\/|#).*$/, ''))
      // A list of types or values, or the path of a module, which cannot be broken.
      .filter((line) => line.length > longestLine && !/\b(Union|Literal)\[|^\s*from /.test(line))
      .map((line) => `${path}: ${line.slice(0, 300)}`)
  );
}

const small = sampled.filter((name) => statSync(pathOf(name)).size < 300_000).slice(0, 40);
const odd = ['aux', 'con', 'Prn', 'nul', 'com1', 'LPT9', 'x'.repeat(300)];

/** A document whose types, resources and tags have names of devices. */
const devices = {
  openapi: '3.1.0',
  info: { title: 'Devices', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://devices.test' }],
  paths: Object.fromEntries(
    [...odd, 'co/n', 'a/aux'].flatMap((name) =>
      [`/${name}/list`, `/list/${name}`].map((path) => [
        path,
        {
          get: {
            operationId: `get_${path}`,
            tags: [name],
            responses: Object.fromEntries([['200', { $ref: '#/components/responses/Any' }]]),
          },
        },
      ]),
    ),
  ),
  components: {
    responses: {
      Any: {
        description: 'OK',
        content: {
          'application/json': {
            schema: {
              type: 'object',
              properties: Object.fromEntries(
                odd.map((name) => [name.slice(0, 9), { $ref: `#/components/schemas/${name}` }]),
              ),
            },
          },
        },
      },
    },
    schemas: Object.fromEntries(
      odd.map((name) => [name, { type: 'object', properties: { a: { type: 'string' } } }]),
    ),
  },
};

test.each(['typescript', 'go', 'python'])(
  `%s: files of ${small.length} documents have short names that every file system allows`,
  async (language) => {
    const faults: string[] = [];
    for (const document of [devices, ...small]) {
      const name = typeof document === 'string' ? document : 'devices';
      let files: ReadonlyMap<string, string>;
      try {
        files = await emitFor(document, language);
      } catch (error) {
        if (error instanceof Refused) continue;
        throw error;
      }
      const paths = [...files.keys()];
      const segments = paths.flatMap((path) => path.split('/'));
      faults.push(
        ...segments.filter((each) => each.length > 100 || device.test(each)),
        ...[...files]
          .flatMap(([path, text]) => longLines(path, text))
          .map((line) => `${name}: ${line}`),
      );
      if (new Set(paths.map((path) => path.toLowerCase())).size < paths.length) faults.push(name);
    }
    expect(faults).toEqual([]);
  },
);

/** The files of an SDK by path. TypeScript is not formatted, which breaks its lines. */
async function emitFor(
  document: string | object,
  language: string,
): Promise<ReadonlyMap<string, string>> {
  const source = typeof document === 'string' ? pathOf(document) : document;
  if (language !== 'typescript') return emitWithPack(source, language);
  const { files } = await emitDocument(source);
  return new Map(files.map(({ path, text }) => [path, text]));
}
