/** What the generator knows about the TypeScript runtime is what the runtime's sources say. */

import { format, resolveConfig } from 'prettier';
import { join } from 'node:path';
import { Node, Project, SyntaxKind, type ClassDeclaration, type SourceFile } from 'ts-morph';
import { expect, test } from 'vitest';
import { projectFolder } from '../support/places.js';

const factsPath = join(projectFolder, 'generator/targets/typescript/runtime-facts.ts');
const project = new Project({ compilerOptions: { strict: true } });
const sources = project
  .addSourceFilesAtPaths(join(projectFolder, 'templates/typescript/runtime/*.ts'))
  .toSorted((a, b) => (a.getBaseName() < b.getBaseName() ? -1 : 1));

const moduleName = (source: SourceFile): string => `core/${source.getBaseNameWithoutExtension()}`;

const source = (name: string): SourceFile =>
  sources.find((file) => file.getBaseNameWithoutExtension() === name)!;

const isType = (node: Node): boolean =>
  Node.isInterfaceDeclaration(node) || Node.isTypeAliasDeclaration(node);

/** Exported values, exported types and imported modules. */
function moduleFacts(file: SourceFile) {
  const exported = [...file.getExportedDeclarations()].map(([name, nodes]) => ({
    name,
    isType: nodes.every(isType),
  }));
  const named = (types: boolean): string[] =>
    exported
      .filter((item) => item.isType === types)
      .map(({ name }) => name)
      .toSorted();
  const imported = [...file.getImportDeclarations(), ...file.getExportDeclarations()].flatMap(
    (declaration) => declaration.getModuleSpecifierSourceFile() ?? [],
  );
  return {
    values: named(false),
    types: named(true),
    imports: [...new Set(imported.map(moduleName))].toSorted(),
  };
}

/** Names of a class's own instance members; private (`#`) ones take no name from subclasses. */
const instanceMembers = (declaration: ClassDeclaration): string[] =>
  declaration
    .getInstanceMembers()
    .map((member) => member.getName())
    .filter((name) => !name.startsWith('#'));

const unique = (names: readonly string[]): string[] => [...new Set(names)].toSorted();

/** Every class that extends `SDKError`, and the error class of each status. */
function errorFacts() {
  const classes = source('error').getClasses();
  const statuses = classes.flatMap((declaration): [string, string][] => {
    const [status] = declaration.getExtends()?.getTypeArguments() ?? [];
    const isNumber = status?.getFirstDescendantByKind(SyntaxKind.NumericLiteral);
    return isNumber ? [[status!.getText(), declaration.getName()!]] : [];
  });
  const derived = classes.filter((declaration) => declaration.getExtends()?.getText() !== 'Error');
  return {
    errorClasses: derived.map((declaration) => declaration.getName()!).toSorted(),
    errorsByStatus: Object.fromEntries(statuses),
  };
}

async function factsText(): Promise<string> {
  const { errorClasses, errorsByStatus } = errorFacts();
  const client = source('client').getClassOrThrow('Client');
  const apiClient = source('api-client').getClassOrThrow('APIClient');
  const resource = source('resource').getClassOrThrow('APIResource');
  const modules = Object.fromEntries(sources.map((file) => [moduleName(file), moduleFacts(file)]));
  const constant = (name: string, docs: string, value: object): string =>
    `/** ${docs} */\nexport const ${name} = ${JSON.stringify(value)} as const;\n`;
  const text = [
    `/**
      * Facts about the runtime in \`templates/typescript/runtime\`, extracted from its sources by
      * \`npx vitest run test/targets/runtime.test.ts -u\`. Do not edit.
      */\n`,
    constant(
      'runtimeModules',
      'The modules of the runtime, by path within `src`: their exports, and the modules they import.',
      modules,
    ),
    constant(
      'clientMembers',
      'Instance members of the client class, private (`#`) ones excluded.',
      unique([...instanceMembers(client), ...instanceMembers(apiClient)]),
    ),
    constant(
      'resourceMembers',
      'Instance members of every resource class.',
      unique(instanceMembers(resource)),
    ),
    constant('errorClasses', 'The error classes, without their base `SDKError`.', errorClasses),
    constant('errorsByStatus', 'The error class of each status that has its own.', errorsByStatus),
  ].join('\n');
  return format(text, { ...(await resolveConfig(factsPath)), parser: 'typescript' });
}

test('runtime-facts.ts matches the sources of the runtime', async () => {
  await expect(await factsText()).toMatchFileSnapshot(factsPath);
});
