/**
 * Prints how many methods of a published SDK our rules call by the same name, from its `api.md`:
 *
 *     npm run measure:names -- api.md [openapi.json] [--config sdkwright.yml] [--list]
 *
 * The first figure is from verbs and paths alone, the second one from the document. `--config` gives names, such
 * as prefixes of resources that no rule can know. `--list` lists the methods that are called otherwise.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { readMethods } from '../../generator/naming/imported/read-methods.js';
import { accuracy, pathsOnly } from './accuracy.js';

const { values, positionals } = parseArgs({
  options: { config: { type: 'string' }, list: { type: 'boolean' } },
  allowPositionals: true,
});
const [surface, document] = positionals;
if (surface === undefined) throw new Error('Name an api.md.');

const methods = readMethods(readFileSync(surface, 'utf8'));
const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const config = values.config === undefined ? {} : (read(values.config) as { names?: object });

async function report(title: string, given: object): Promise<void> {
  const { all, right, wrong } = await accuracy(methods, given, config.names);
  const percent = ((100 * right) / Math.max(all, 1)).toFixed(1);
  process.stdout.write(`${title}: ${right} of ${all} methods (${percent} %)\n`);
  if (values.list !== true) return;
  for (const { published, called } of wrong) {
    const { method, path, accessor } = published;
    process.stdout.write(`  ${method} ${path}: ${accessor} is ${called}\n`);
  }
}

await report('From paths alone', pathsOnly(methods));
if (document !== undefined) await report('From the document', read(document) as object);
