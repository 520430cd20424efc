/**
 * Structures → text, by ts-morph, which only this module imports. Files are printed one at a time, so that
 * the memory of one is free before the next.
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
  Accessor,
  ClassDeclaration,
  ConstDeclaration,
  Declaration,
  ExportDeclaration,
  FunctionDeclaration,
  InterfaceDeclaration,
  Method,
  Parameter,
  SourceFile,
} from './structures.js';

// `require` spares Node the search for export names in ten megabytes of CommonJS that `import` makes.
const { Project, StructureKind, VariableDeclarationKind } = createRequire(import.meta.url)(
  'ts-morph',
) as typeof import('ts-morph');

/** A function that prints files as unformatted TypeScript, banner and imports included. */
export function createPrinter(): (file: SourceFile) => string {
  const project = new Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
    compilerOptions: { noLib: true },
  });
  return (file) => {
    const statements = [
      ...importStructures(file),
      ...file.declarations.map((declaration) =>
        statementOf(declaration, { module: file.module, isNested: false }),
      ),
    ];
    const source = project.createSourceFile(
      `${file.module}.ts`,
      { statements },
      { overwrite: true },
    );
    const text = `${file.banner.text}\n\n${source.getFullText()}`;
    source.forget();
    return text;
  };
}

/** The specifier by which one module imports another; both are paths within `src`. */
function specifier(to: string, from: string): string {
  const path = relative(dirname(from), `${to}.js`);
  return str(path.startsWith('.') ? path : `./${path}`).text.slice(1, -1);
}

/** One statement for each imported module, sorted by specifier; names are sorted within. */
function importStructures(file: SourceFile): StatementStructures[] {
  return [...importsByModule(file)]
    .map(([from, names]) => ({ path: specifier(from, file.module), names: [...names] }))
    .toSorted((a, b) => compare(a.path, b.path))
    .map(({ path, names }) => {
      const typeOnly = names.every(([, isType]) => isType);
      return {
        kind: StructureKind.ImportDeclaration,
        moduleSpecifier: path,
        isTypeOnly: typeOnly,
        namedImports: names
          .toSorted(([a], [b]) => compare(a, b))
          .map(([name, isType]) => ({ name, isTypeOnly: !typeOnly && isType })),
      };
    });
}

/** The imported names of each module, and whether each is only used as a type. */
function importsByModule({ imports }: SourceFile): Map<string, Map<string, boolean>> {
  const modules = new Map<string, Map<string, boolean>>();
  for (const { from, name, typeOnly } of imports) {
    const names = modules.get(from) ?? new Map<string, boolean>();
    modules.set(from, names.set(name, typeOnly && names.get(name) !== false));
  }
  return modules;
}

/** The location of a statement. */
interface Place {
  readonly module: string;
  /** Whether it is in a namespace. */
  readonly isNested: boolean;
}

function statementOf(declaration: Declaration, place: Place): StatementStructures {
  switch (declaration.kind) {
    case 'interface':
      return interfaceOf(declaration);
    case 'alias':
      return {
        kind: StructureKind.TypeAlias,
        name: declaration.name.text,
        isExported: declaration.isLocal !== true,
        docs: docsOf(declaration.docs),
        type: declaration.type.text,
        leadingTrivia: declaration.docs ? '\n' : '',
      };
    case 'namespace':
      return {
        kind: StructureKind.Module,
        name: declaration.name.text,
        isExported: true,
        hasDeclareKeyword: !place.isNested,
        statements: declaration.declarations.map((inner) =>
          statementOf(inner, { ...place, isNested: true }),
        ),
      };
    case 'function':
      return { kind: StructureKind.Function, isExported: true, ...functionOf(declaration) };
    case 'class':
      return classOf(declaration);
    case 'const':
      return constOf(declaration);
    case 'export':
      return exportOf(declaration, place);
  }
}

const interfaceOf = (declaration: InterfaceDeclaration): StatementStructures => ({
  kind: StructureKind.Interface,
  name: declaration.name.text,
  isExported: true,
  docs: docsOf(declaration.docs),
  extends: declaration.extends.map(({ text }) => text),
  properties: membersOf(declaration),
  indexSignatures: (declaration.indexes ?? []).map(({ key, value }) => ({
    keyName: 'key',
    keyType: key.text,
    returnType: value.text,
  })),
});

/** If any member is documented, all are separated by empty lines. */
function membersOf({ members }: InterfaceDeclaration): OptionalKind<PropertySignatureStructure>[] {
  const isDocumented = members.some(({ docs }) => docs !== undefined);
  return members.map(({ name, docs, type, optional, readonly = false }) => ({
    name: name.text,
    docs: docsOf(docs),
    type: type.text,
    hasQuestionToken: optional,
    isReadonly: readonly,
    leadingTrivia: isDocumented ? '\n' : '',
  }));
}

const functionOf = ({
  name,
  docs,
  parameters,
  returns,
  body,
  overloads = [],
}: Method | FunctionDeclaration) => ({
  name: name.text,
  docs: docsOf(docs),
  overloads: overloads.map((overload) => ({
    docs: docsOf(overload.docs),
    parameters: overload.parameters.map(parameterOf),
    returnType: overload.returns.text,
  })),
  parameters: parameters.map(parameterOf),
  returnType: returns.text,
  statements: body.map(({ text }) => text),
});

function classOf(declaration: ClassDeclaration): StatementStructures {
  const { constructorOf, staticBlock, accessors } = declaration;
  return {
    kind: StructureKind.Class,
    name: declaration.name.text,
    isExported: true,
    docs: docsOf(declaration.docs),
    extends: declaration.extends.text,
    staticBlocks: staticBlock ? [{ statements: [staticBlock.text] }] : [],
    ctors: constructorOf
      ? [
          {
            parameters: constructorOf.parameters.map(parameterOf),
            statements: constructorOf.body.map(({ text }) => text),
          },
        ]
      : [],
    getAccessors: accessors.map(({ name, docs, type, get }) => ({
      name: name.text,
      docs: docsOf(docs),
      returnType: type.text,
      statements: [get.text],
    })),
    setAccessors: accessors.flatMap(setterOf),
    methods: declaration.methods.map(functionOf),
  };
}

const setterOf = ({ name, type, set, setType = type }: Accessor) =>
  set
    ? [
        {
          name: name.text,
          parameters: [{ name: 'value', type: setType.text }],
          statements: [set.text],
        },
      ]
    : [];

const constOf = ({ name, docs, type, value }: ConstDeclaration): StatementStructures => ({
  kind: StructureKind.VariableStatement,
  declarationKind: VariableDeclarationKind.Const,
  isExported: true,
  docs: docsOf(docs),
  leadingTrivia: '\n',
  declarations: [{ name: name.text, type: type.text, initializer: value.text }],
});

const exportOf = (
  { from, names, typeOnly }: ExportDeclaration,
  { module }: Place,
): StatementStructures => ({
  kind: StructureKind.ExportDeclaration,
  ...(from !== undefined && { moduleSpecifier: specifier(from, module) }),
  isTypeOnly: typeOnly,
  namedExports: names.map(({ name, alias, typeOnly: isType = false }) => ({
    name: name.text,
    isTypeOnly: isType,
    ...(alias && { alias: alias.text }),
  })),
});

const parameterOf = ({
  name,
  type,
  optional,
  initializer,
}: Parameter): OptionalKind<ParameterDeclarationStructure> => ({
  name: name.text,
  type: type.text,
  hasQuestionToken: optional && !initializer,
  ...(initializer && { initializer: initializer.text }),
});

const docsOf = (docs: Code | undefined): OptionalKind<JSDocStructure>[] =>
  docs ? [{ description: docs.text.includes('\n') ? `\n${docs.text}` : docs.text }] : [];
