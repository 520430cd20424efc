/**
 * Fails unless every suite of .ci/suites.txt ran, with at least one test that passed and none that failed or was
 * skipped, and unless every file that ran is listed.
 *
 * Argument: the JSON report of vitest. A line of suites.txt is a test file, or a test file and one of its
 * top-level suites: `test/wire/runtimes.test.ts > Deno`.
 */

import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const listed = readFileSync(join(root, '.ci/suites.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));
const { testResults } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** Statuses of the tests of each file and of each of its top-level suites. */
const statuses = new Map();
const add = (suite, status) => statuses.set(suite, [...(statuses.get(suite) ?? []), status]);
for (const { name, assertionResults } of testResults) {
  const file = relative(root, name).replaceAll('\\', '/');
  for (const { status, ancestorTitles } of assertionResults) {
    add(file, status);
    if (ancestorTitles.length > 0) add(`${file} > ${ancestorTitles[0]}`, status);
  }
}

const faults = [];
for (const suite of listed) {
  const results = statuses.get(suite) ?? [];
  const others = results.filter((status) => status !== 'passed');
  if (results.length === 0) faults.push(`${suite} did not run.`);
  else if (others.length > 0) faults.push(`${suite}: ${others.length} tests did not pass.`);
}
for (const suite of statuses.keys()) {
  if (!suite.includes(' > ') && !listed.includes(suite)) {
    faults.push(`${suite} is not in .ci/suites.txt.`);
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length > 0 ? 1 : 0;
