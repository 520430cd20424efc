/** The generator's knowledge of the TypeScript runtime matches the sources of the runtime. */

import { secretNames } from '../../../generator/model/secrets.js';
import { secretName } from '../../../templates/typescript/runtime/secret-names.js';
import { format, resolveConfig } from 'prettier';
import { dirname, join } from 'node:path';
import { Node, Project, SyntaxKind, type ClassDeclaration, type SourceFile } from 'ts-morph';
import { expect, test } from 'vitest';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import {
  clientMembers,
  resourceMembers,
  runtimeModules,
} from '../../../generator/targets/typescript/runtime-facts.js';
import { environmentVariables } from '../../../generator/targets/typescript/environment.js';
import { emitDocument, planDocument } from '../../support/emit.js';
import { compiler, projectFolder, scratch } from '../../support/places.js';
import { run } from '../../support/run.js';

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
  // The rest is emitted.
  const ofRuntime = imported.filter((other) => sources.includes(other));
  return {
    values: named(false),
    types: named(true),
    imports: [...new Set(ofRuntime.map(moduleName))].toSorted(),
  };
}

/** Names of a class's own instance members; private (`#`) ones cannot collide with subclasses. */
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

const optionNames = (module: string, name: string): string[] =>
  source(module)
    .getInterfaceOrThrow(name)
    .getProperties()
    .map((property) => property.getName());

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
      * \`npx vitest run test/targets/typescript/runtime.test.ts -u\`. Do not edit.
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
    constant(
      'clientOptions',
      'Options that the constructor of the client class may have besides credentials.',
      unique([
        ...optionNames('client', 'CoreOptions'),
        ...optionNames('api-client', 'LogOptions'),
        ...optionNames('servers', 'ServerOptions'),
      ]),
    ),
    constant('errorClasses', 'The error classes, without their base `SDKError`.', errorClasses),
    constant('errorsByStatus', 'The error class of each status that has its own.', errorsByStatus),
  ].join('\n');
  return format(text, { ...(await resolveConfig(factsPath)), parser: 'typescript' });
}

test('runtime-facts.ts matches the sources of the runtime', async () => {
  await expect(await factsText()).toMatchFileSnapshot(factsPath);
});

test('the client class has no members but those that are documented', () => {
  const documented = ['docs/runtime.md', 'templates/typescript/package/README.md.hbs']
    .map((path) => readFileSync(join(projectFolder, path), 'utf8'))
    .join('\n');
  const named = (name: string): boolean => new RegExp(`[\`.]${name}\\b`).test(documented);
  expect(clientMembers.filter((name) => !named(name))).toEqual([]);
});

test('a resource may have the name of an internal', async () => {
  const members = ['tokens', 'telemetry', 'config', 'credentials', 'middleware', 'options'];
  const responses = { 200: { description: 'OK' } };
  const { target } = await planDocument({
    openapi: '3.1.0',
    info: { title: 'Names', version: '1' },
    paths: Object.fromEntries(members.map((name) => [`/${name}`, { post: { responses } }])),
  });
  expect([...target.names.resources.keys()].toSorted()).toEqual(members.toSorted());
});

/** Every name that the runtime, its client class or an emitted module puts into some scope. */
const names = unique([
  ...clientMembers,
  ...resourceMembers,
  ...Object.values(runtimeModules).flatMap(({ values, types }) => [...values, ...types]),
  ...'ClientOptions CreateClientOptions classConfig config createClient'.split(' '),
  ...'client options params body query environment serverVariables'.split(' '),
  ...'baseURL customHeaders log default constructor prototype then name'.split(' '),
]);

const object = (properties: object): object => ({ type: 'object', properties });
const content = (type: string, schema: object): object => ({ content: { [type]: { schema } } });

/** Three operations for each name, which use it wherever a document can give a name. */
function operationsOf(name: string): [string, object][] {
  const ref = { $ref: `#/components/schemas/${name}` };
  const parameter = (location: string): object => ({
    name,
    in: location,
    required: true,
    schema: { type: 'array', items: { type: 'string' } },
  });
  const responses = { 200: { description: 'OK', ...content('application/json', ref) } };
  // A nested type of this name, beside a member whose type the runtime declares.
  const form = object({
    [name]: object({ file: { type: 'string', format: 'binary' }, [name]: object({ ref }) }),
  });
  return [
    [`/${name}`, { get: { operationId: name, security: [{ [name]: [] }], responses } }],
    [
      `/${name}/things/{${name}}`,
      {
        put: {
          parameters: [parameter('path'), ...['query', 'header', 'cookie'].map(parameter)],
          requestBody: { required: true, ...content('multipart/form-data', form) },
          responses,
        },
      },
    ],
    [`/things/${name}`, { post: { responses } }],
  ];
}

const collisions = {
  openapi: '3.1.0',
  info: { title: 'Names of the runtime', version: '1' },
  servers: [{ url: 'https://names.test/{version}', variables: { version: { default: 'v1' } } }],
  paths: Object.fromEntries(names.flatMap(operationsOf)),
  components: {
    schemas: Object.fromEntries(
      names.map((name) => [name, object({ [name]: { type: 'string' } })]),
    ),
    securitySchemes: Object.fromEntries(
      names.map((name) => [name, { type: 'http', scheme: 'bearer' }]),
    ),
  },
};

test('an API can use every name of the runtime', async () => {
  const { files } = await emitDocument(collisions, {
    headers: { prefix: 'X-Test-', idempotency: 'Idempotency-Key' },
  });
  const folder = scratch('runtime-names');
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { stdout } = await run(process.execPath, [compiler('ts70'), '-p', '.', '--noEmit'], {
    cwd: folder,
  });
  expect(stdout).toBe('');
});

test('no credential shares an environment variable with another option', async () => {
  const { target } = await planDocument(collisions);
  const variables = [
    ...Object.values(environmentVariables(target.names.sdk.envPrefix)),
    ...target.credentials.map(({ env }) => env),
  ];
  expect(variables).toHaveLength(new Set(variables).size);
});

test('the runtime knows the names of secrets that all languages know', () => {
  expect(secretName).toEqual(new RegExp(secretNames, 'i'));
});
