/** Properties of names that hold in every document: methods do what their names say. */

import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words } from '../../generator/base/words.js';
import { hasErrors } from '../../generator/diagnostics/diagnostics.js';
import { readApi } from '../../generator/pipeline.js';
import { loadTarget } from '../../generator/targets/load.js';
import { planTarget } from '../../generator/targets/target.js';
import { pathOf, sampled } from '../corpus/documents.js';

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
