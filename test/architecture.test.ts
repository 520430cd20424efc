/** The rules of CONTRIBUTING.md that span files: layers, lengths, documentation. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { projectFolder } from './support/places.js';

const root = join(projectFolder, 'generator');
const sources = readdirSync(root, { recursive: true })
  .map(String)
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({
    path: path.replaceAll('\\', '/'),
    file: ts.createSourceFile(
      path,
      readFileSync(join(root, path), 'utf8'),
      ts.ScriptTarget.Latest,
      true,
    ),
  }));

/**
 * The layers, lowest first: a file imports from its own layer and from those before it. The two kinds of
 * target share a layer but do not import each other.
 */
const layers = [
  'base',
  'diagnostics',
  'text',
  'config',
  'model',
  'openapi',
  'analyze',
  'lint',
  'lower',
  'naming',
  'targets/shared',
  'targets/target.ts',
  'targets/pack',
  'targets/typescript',
  'targets/load.ts',
  'output',
  'pipeline.ts',
  'commands',
  'index.ts',
  'cli.ts',
];
const independent = new Set(['targets/pack targets/typescript', 'targets/typescript targets/pack']);

const layerOf = (path: string): string => {
  const found = layers.find((layer) => path === layer || path.startsWith(`${layer}/`));
  if (found === undefined) throw new Error(`generator/${path} is in no layer: add it to the list.`);
  return found;
};

/** Static imports, re-exports, `import()` calls and import types. */
function importsOf(file: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && node.text.startsWith('.')) {
      const { parent } = node;
      const isImport =
        ts.isImportDeclaration(parent) ||
        ts.isExportDeclaration(parent) ||
        (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword) ||
        (ts.isLiteralTypeNode(parent) && ts.isImportTypeNode(parent.parent));
      if (isImport) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

test('imports point from later layers to earlier ones', () => {
  const wrong = sources.flatMap(({ path, file }) =>
    importsOf(file).flatMap((specifier) => {
      const to = relative('.', join(dirname(path), specifier)).replace(/\.js$/, '.ts');
      const [from, target] = [layerOf(path), layerOf(to)];
      const isWrong =
        layers.indexOf(target) > layers.indexOf(from) || independent.has(`${from} ${target}`);
      return isWrong ? [`${path} → ${to}`] : [];
    }),
  );
  expect(sources.length).toBeGreaterThan(150);
  expect(wrong).toEqual([]);
});

test('every exported function is documented', () => {
  const missing = sources.flatMap(({ path, file }) =>
    file.statements.flatMap((statement) => {
      const isExported =
        ts.canHaveModifiers(statement) &&
        ts
          .getModifiers(statement)
          ?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) === true;
      if (!isExported || ts.getJSDocCommentsAndTags(statement).length > 0) return [];
      if (ts.isFunctionDeclaration(statement)) return [`${path} ${statement.name?.text}`];
      if (!ts.isVariableStatement(statement)) return [];
      return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
        initializer && ts.isArrowFunction(initializer) ? [`${path} ${name.getText()}`] : [],
      );
    }),
  );
  expect(missing).toEqual([]);
});

test('functions are short, and take few parameters', () => {
  const found: string[] = [];
  const check = (path: string, node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const file = node.getSourceFile();
      const lineOf = (position: number): number =>
        file.getLineAndCharacterOfPosition(position).line;
      const lines = lineOf(node.end) - lineOf(node.getStart()) + 1;
      const name = node.name?.getText() ?? 'anonymous';
      if (lines > 60) found.push(`${path} ${name}: ${lines} lines`);
      if (node.parameters.length > 4) {
        found.push(`${path} ${name}: ${node.parameters.length} parameters`);
      }
    }
    ts.forEachChild(node, (child) => check(path, child));
  };
  for (const { path, file } of sources) check(path, file);
  expect(found).toEqual([]);
});
