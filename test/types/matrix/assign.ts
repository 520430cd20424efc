/** Which values the compiler takes for a type. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFiles } from '../../support/emit.js';
import { compiler, scratch } from '../../support/places.js';
import { run } from '../../support/run.js';
import type { Json } from './positions.js';

/** A value, and the type that it is assigned to: an expression on `sdk`, the module of the SDK. */
export interface Assignment {
  readonly value: Json;
  readonly type: string;
}

const flags = {
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
  module: 'NodeNext',
  noEmit: true,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

/** The errors of a value that does not match its type. */
const mismatch = /^values\.ts.*error TS(2322|2375|2559|2740|2741|2739|2696|2345):/;

/** Which assignments an SDK refuses, by index, and every other error. */
export async function refusedBy(
  files: readonly { readonly path: string; readonly text: string }[],
  assignments: readonly Assignment[],
): Promise<{ readonly refused: ReadonlySet<number>; readonly errors: readonly string[] }> {
  const out = scratch('matrix');
  writeFiles(out, new Map(files.map(({ path, text }) => [path, text])));
  const lines = assignments.map(
    ({ value, type }) => `((value: ${typeOf(value)}): ${type} => value);`,
  );
  const head = "import * as sdk from './src/index.js';";
  writeFileSync(join(out, 'values.ts'), `${[head, ...lines].join('\n')}\n`);
  writeFileSync(
    join(out, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: flags, include: ['src', 'values.ts'] }),
  );
  const args = [compiler('ts70'), '-p', out, '--pretty', 'false'];
  const { stdout } = await run(process.execPath, args, { cwd: out });
  const errors = stdout.split('\n').filter((line) => /^\S.*error TS/.test(line));
  const refused = errors.filter((line) => mismatch.test(line));
  return {
    refused: new Set(refused.map((line) => Number(/\((\d+),/.exec(line)?.[1]) - 2)),
    errors: errors.filter((line) => !mismatch.test(line)),
  };
}

/** The exact type of a value, because excess properties are checked for fresh literals only. */
function typeOf(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(typeOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, member]) => {
    const name = key === '__proto__' ? '["__proto__"]' : JSON.stringify(key);
    return `${name}: ${typeOf(member)}`;
  });
  return `{ ${members.join('; ')} }`;
}
