/**
 * Compiles many projects in one process, as reading the standard library takes longer than most of them. A line of input
 * is `{"project"}`, the path of a tsconfig.json that emits nothing; a line of output is a list of messages.
 *
 * Argument: the path of the folder of a TypeScript compiler.
 */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

const ts = createRequire(import.meta.url)(join(process.argv[2], 'lib/typescript.js'));
/** The files of the standard library by path and by what their syntax trees depend on. */
const trees = new Map();

function compile(project) {
  const read = ts.readConfigFile(project, ts.sys.readFile);
  const { fileNames, options, errors } = ts.parseJsonConfigFileContent(
    read.config,
    ts.sys,
    dirname(project),
    undefined,
    project,
  );
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const library = host.getDefaultLibLocation();
  host.getSourceFile = (path, how, ...rest) => {
    if (dirname(path) !== library) return getSourceFile.call(host, path, how, ...rest);
    const key = JSON.stringify([path, how]);
    if (!trees.has(key)) trees.set(key, getSourceFile.call(host, path, how, ...rest));
    return trees.get(key);
  };
  const program = ts.createProgram({
    rootNames: fileNames,
    options: { ...options, noEmit: true },
    configFileParsingDiagnostics: errors,
    host,
  });
  if (fileNames.length === 0) return ['There are no files.'];
  return ts
    .getPreEmitDiagnostics(program)
    .concat(read.error ?? [])
    .map((diagnostic) => ts.formatDiagnostic(diagnostic, host));
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(compile(JSON.parse(line).project))}\n`);
