/**
 * The last step of the build. It merges the compiled modules into few, because Node takes most of the time of an
 * import to load hundreds of files. Every module remains and exports the same as before, but from the merged ones, so
 * that a class is the same by whichever path it is imported. The package works without this step, too.
 */

import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { build } from 'esbuild';

/** Modules that are merged by themselves: bundlers leave out the class where only functions are used. */
const roots = ['client.js', 'index.js'];

const options = {
  bundle: true,
  target: 'es2022',
  external: ['node:*'],
  minifyWhitespace: true,
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

rmSync('dist/chunks', { recursive: true, force: true });
rmSync('dist/all.js', { force: true });

const modules = readdirSync('dist', { recursive: true })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.js'))
  .toSorted();

/** The names that each module exports, and what they are called where all modules are one. */
const names = await exportedNames();

await mergeForRequire();
await mergeForImport();

/** By module: pairs of a name and a name that no other export has. */
async function exportedNames() {
  const { metafile } = await build({
    entryPoints: modules.map((path) => `dist/${path}`),
    outdir: 'dist',
    format: 'esm',
    write: false,
    metafile: true,
  });
  const used = new Set(['default']);
  return new Map(
    modules.map((path) => {
      const { exports } = metafile.outputs[`dist/${path}`];
      return [path, exports.map((name) => [name, unused(name, used)])];
    }),
  );
}

function unused(name, used) {
  let free = name === 'default' ? 'defaultExport' : name;
  for (let count = 2; used.has(free); count++) free = `${name}_${count}`;
  used.add(free);
  return free;
}

/** A module that exports everything that the modules export. */
function everything(paths) {
  const lines = paths
    .filter((path) => names.get(path).length > 0)
    .map((path) => `export { ${list(names.get(path))} } from './${path}';\n`);
  return lines.join('');
}

function list(pairs) {
  return pairs.map(([from, to]) => (from === to ? from : `${from} as ${to}`)).join(', ');
}

/** The module `all`, as another module imports it. */
function allFrom(path) {
  const relative = posix.relative(posix.dirname(path), 'all.js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

async function mergeForImport() {
  const others = modules.filter((path) => !roots.includes(path));
  writeFileSync('dist/all.js', everything(others));
  await build({
    ...options,
    entryPoints: ['all.js', ...roots].map((path) => `dist/${path}`),
    outdir: 'dist',
    chunkNames: 'chunks/[hash]',
    format: 'esm',
    platform: 'neutral',
    splitting: true,
    allowOverwrite: true,
  });
  for (const path of others) {
    const pairs = names.get(path).map(([name, unique]) => [unique, name]);
    if (pairs.length === 0) continue;
    writeFileSync(`dist/${path}`, `export { ${list(pairs)} } from '${allFrom(path)}';\n`);
    rmSync(`dist/${path}.map`);
  }
}

/** An object is created faster than thousands of exports are defined. */
async function mergeForRequire() {
  const exporting = modules.filter((path) => names.get(path).length > 0);
  const imports = exporting.map(
    (path) => `import { ${list(names.get(path))} } from './${path}';\n`,
  );
  const all = exporting.flatMap((path) => names.get(path).map(([, unique]) => unique));
  await build({
    ...options,
    stdin: {
      contents: `${imports.join('')}export const all = { ${all.join(', ')} };\n`,
      resolveDir: 'dist',
      // For source maps, which lead into files that the package contains.
      sourcefile: '../src/index.ts',
    },
    outfile: 'cjs/all.js',
    format: 'cjs',
    platform: 'node',
  });
  for (const path of exporting) {
    const head = `'use strict';\nObject.defineProperty(exports, '__esModule', { value: true });\n`;
    const load = `const { all } = require('${allFrom(path)}');\n`;
    const lines = names.get(path).map(([name, unique]) => `exports.${name} = all.${unique};\n`);
    writeFileSync(`cjs/${path}`, head + load + lines.join(''));
    rmSync(`cjs/${path}.map`);
  }
}
