/**
 * Type-checks generated sources in this process, with the strictest flags. Files of the
 * standard library and of the runtime, which are the same in every SDK, are parsed once.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ts as ts_ } from 'ts-morph';
import { testFolder } from '../support/places.js';

const require = createRequire(import.meta.url);
const library = join(testFolder, 'tools/node_modules/ts59/lib');

export interface Checker {
  /** One message for each error. @param files sources by path: `src/index.ts` */
  readonly check: (files: ReadonlyMap<string, string>) => string[];
}

export function createChecker(): Checker {
  const ts = require(join(library, 'typescript.js')) as typeof ts_;
  const options: ts_.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    declaration: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitOverride: true,
    noPropertyAccessFromIndexSignature: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
    isolatedDeclarations: true,
  };
  const parsed = new Map<string, ts_.SourceFile>();
  const parse = (path: string, text: string): ts_.SourceFile =>
    ts.createSourceFile(path, text, {
      languageVersion: ts.ScriptTarget.ES2022,
      impliedNodeFormat: ts.ModuleKind.ESNext,
    });
  /** A file that is the same in every SDK. */
  const shared = (path: string, text: string): ts_.SourceFile => {
    const key = `${path}\n${text}`;
    const known = parsed.get(key) ?? parse(path, text);
    parsed.set(key, known);
    return known;
  };

  return {
    check(files) {
      const root = '/sdk';
      const texts = new Map([...files].map(([path, text]) => [`${root}/${path}`, text]));
      texts.set(`${root}/package.json`, '{ "type": "module" }');
      const read = (path: string): string | undefined =>
        texts.get(path) ?? (path.startsWith(library) ? readFileSync(path, 'utf8') : undefined);
      const folders = new Set<string>();
      for (const path of texts.keys()) {
        for (let at = dirname(path); at !== '/'; at = dirname(at)) folders.add(at);
      }
      const host: ts_.CompilerHost = {
        getSourceFile(path) {
          const text = read(path);
          if (text === undefined) return undefined;
          const isShared = path.startsWith(library) || path.startsWith(`${root}/src/core/`);
          return isShared ? shared(path, text) : parse(path, text);
        },
        getDefaultLibFileName: () => join(library, 'lib.d.ts'),
        getDefaultLibLocation: () => library,
        writeFile: () => undefined,
        getCurrentDirectory: () => root,
        getCanonicalFileName: (path) => path,
        useCaseSensitiveFileNames: () => true,
        getNewLine: () => '\n',
        fileExists: (path) => texts.has(path),
        directoryExists: (path) => folders.has(path),
        readFile: read,
      };
      const names = [...texts.keys()].filter((path) => path.endsWith('.ts'));
      const program = ts.createProgram(names, options, host);
      const found = [
        ...program.getOptionsDiagnostics(),
        ...program.getSyntacticDiagnostics(),
        ...program.getSemanticDiagnostics(),
        ...program.getDeclarationDiagnostics(),
      ];
      return found.map(({ file, start, code, messageText }) => {
        const { line } = file?.getLineAndCharacterOfPosition(start ?? 0) ?? { line: -1 };
        const text = ts.flattenDiagnosticMessageText(messageText, ' ');
        return `${file?.fileName.slice(root.length + 1) ?? ''}:${line + 1} TS${code} ${text}`;
      });
    },
  };
}
