/**
 * Structures → text, by ts-morph: the only module that knows it. One project and one file at a time, so
 * that the memory of a file is free before the next.
 */

import { createRequire } from 'node:module';
import { relative, dirname } from 'node:path/posix';
import type {
  JSDocStructure,
  OptionalKind,
  ParameterDeclarationStructure,
  PropertySignatureStructure,
  StatementStructures,
} from 'ts-morph';
import { compare } from '../../base/order.js';
import { str, type Code } from './code.js';
import type {
  ClassDeclaration,
  Declaration,
  Import,
  InterfaceDeclaration,
  Parameter,
  SourceFile,
} from './structures.js';

// `require` spares Node the search for export names in ten megabytes of CommonJS that `import` makes.
const { Project, StructureKind, VariableDeclarationKind } = createRequire(import.meta.url)(
  'ts-morph',
) as typeof import('ts-morph');

export interface Printer {
  readonly print: (file: SourceFile) => string;
}

export function createPrinter(): Printer {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true },
  });
  return {
    print(file) {
      const source = project.createSourceFile(
        file.path,
        {
          statements: [
            ...importStructures(file),
            ...file.declarations.map((declaration) => structureOf(declaration, true, file.path)),
          ],
        },
        { overwrite: true },
      );
      const text = `${file.banner}\n\n${source.getFullText()}`;
      source.forget();
      return text;
    },
  };
}

/** Path of another file as an import of this one writes it. */
function specifier(target: string, from: string): string {
  const way = relative(dirname(from), `src/${target}`);
  return str(`${way.startsWith('.') ? way : `./${way}`}.js`).slice(1, -1);
}

/** One statement a module and kind, sorted; names sorted within. */
function importStructures(file: SourceFile): StatementStructures[] {
  const modules = new Map<string, Map<string, Import>>();
  for (const item of file.imports) {
    const names = modules.get(item.from) ?? new Map<string, Import>();
    modules.set(item.from, names);
    const known = names.get(item.alias ?? item.name);
    names.set(item.alias ?? item.name, known && !known.typeOnly ? known : item);
  }
  return [...modules]
    .map(([from, names]) => ({ path: specifier(from, file.path), names: [...names.values()] }))
    .toSorted((a, b) => compare(a.path, b.path))
    .map(({ path, names }) => {
      const typeOnly = names.every((item) => item.typeOnly);
      return {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: path,
        isTypeOnly: typeOnly,
        namedImports: names
          .toSorted((a, b) => compare(a.name, b.name))
          .map((item) => ({
            name: item.name,
            isTypeOnly: !typeOnly && item.typeOnly,
            ...(item.alias && { alias: item.alias }),
          })),
      };
    });
}

function structureOf(
  declaration: Declaration,
  exported: boolean,
  path: string,
): StatementStructures {
  switch (declaration.kind) {
    case 'interface':
      return {
        kind: StructureKind.Interface,
        name: declaration.name,
        isExported: exported,
        docs: docsOf(declaration.docs),
        extends: [...declaration.extends],
        properties: membersOf(declaration),
        indexSignatures: declaration.index
          ? [{ keyName: 'key', keyType: 'string', returnType: declaration.index }]
          : [],
      };
    case 'alias':
      return {
        kind: StructureKind.TypeAlias,
        name: declaration.name,
        isExported: exported && declaration.isLocal !== true,
        docs: docsOf(declaration.docs),
        type: declaration.type,
        leadingTrivia: declaration.docs ? '\n' : '',
      };
    case 'namespace':
      return {
        kind: StructureKind.Module,
        name: declaration.name,
        isExported: exported,
        hasDeclareKeyword: path !== '' && exported && !path.includes('#'),
        statements: declaration.declarations.map((inner) => structureOf(inner, true, `${path}#`)),
      };
    case 'function':
      return {
        kind: StructureKind.Function,
        name: declaration.name,
        isExported: exported,
        docs: docsOf(declaration.docs),
        parameters: declaration.parameters.map(parameterOf),
        returnType: declaration.returns,
        statements: [...declaration.body],
      };
    case 'class':
      return classOf(declaration, exported);
    case 'const':
      return {
        kind: StructureKind.VariableStatement,
        declarationKind: VariableDeclarationKind.Const,
        isExported: exported,
        docs: docsOf(declaration.docs),
        leadingTrivia: '\n',
        declarations: [
          { name: declaration.name, type: declaration.type, initializer: declaration.value },
        ],
      };
    case 'export':
      return {
        kind: StructureKind.ExportDeclaration,
        ...(declaration.from !== undefined && {
          moduleSpecifier: specifier(declaration.from, path),
        }),
        isTypeOnly: declaration.typeOnly,
        namedExports: declaration.names.map(({ name, alias, typeOnly = false }) => ({
          name,
          isTypeOnly: typeOnly,
          ...(alias && { alias }),
        })),
      };
  }
}

/** Documented members stand apart. */
function membersOf({ members }: InterfaceDeclaration): OptionalKind<PropertySignatureStructure>[] {
  const apart = members.some(({ docs }) => docs !== undefined);
  return members.map(({ name, docs, type, optional, readonly = false }) => ({
    name,
    docs: docsOf(docs),
    type,
    hasQuestionToken: optional,
    isReadonly: readonly,
    leadingTrivia: apart ? '\n' : '',
  }));
}

function classOf(declaration: ClassDeclaration, exported: boolean): StatementStructures {
  const { constructorOf } = declaration;
  return {
    kind: StructureKind.Class,
    name: declaration.name,
    isExported: exported,
    docs: docsOf(declaration.docs),
    extends: declaration.extends,
    staticBlocks: declaration.staticBlock ? [{ statements: [declaration.staticBlock] }] : [],
    properties: declaration.fields.map(({ name, type }) => ({ name, type })),
    ctors: constructorOf
      ? [
          {
            docs: docsOf(constructorOf.docs),
            parameters: constructorOf.parameters.map(parameterOf),
            statements: [...constructorOf.body],
          },
        ]
      : [],
    getAccessors: declaration.accessors.map(({ name, docs, type, get }) => ({
      name,
      docs: docsOf(docs),
      returnType: type,
      statements: [get],
    })),
    setAccessors: declaration.accessors.flatMap(({ name, type, set }) =>
      set ? [{ name, parameters: [{ name: 'value', type }], statements: [set] }] : [],
    ),
    methods: declaration.methods.map((method) => ({
      name: method.name,
      docs: docsOf(method.docs),
      parameters: method.parameters.map(parameterOf),
      returnType: method.returns,
      statements: [...method.body],
    })),
  };
}

const parameterOf = ({
  name,
  type,
  optional,
  initializer,
}: Parameter): OptionalKind<ParameterDeclarationStructure> => ({
  name,
  type,
  hasQuestionToken: optional && !initializer,
  ...(initializer && { initializer }),
});

const docsOf = (docs: Code | undefined): OptionalKind<JSDocStructure>[] =>
  docs ? [{ description: docs.includes('\n') ? `\n${docs}` : docs }] : [];
