/** The references of the declarations of a file, collected from their code. */

import type { Code, Use } from './code.js';
import type {
  ClassDeclaration,
  Declaration,
  FunctionDeclaration,
  InterfaceDeclaration,
  Parameter,
} from './structures.js';

/** In the order of the text, duplicates included. */
export const usesOf = (declarations: readonly Declaration[]): Use[] =>
  declarations.flatMap(codesOf).flatMap(({ uses }) => uses);

/** All code of a declaration that may refer to something; comments and own names cannot. */
function codesOf(declaration: Declaration): readonly Code[] {
  switch (declaration.kind) {
    case 'interface':
      return codesOfInterface(declaration);
    case 'alias':
      return [declaration.type];
    case 'namespace':
      return declaration.declarations.flatMap(codesOf);
    case 'function':
      return codesOfFunction(declaration);
    case 'class':
      return codesOfClass(declaration);
    case 'const':
      return [declaration.type, declaration.value];
    case 'export':
      return declaration.names.map(({ name }) => name);
  }
}

const codesOfInterface = ({
  extends: bases,
  members,
  indexes = [],
}: InterfaceDeclaration): Code[] => [
  ...indexes.map(({ value }) => value),
  ...bases,
  ...members.map(({ type }) => type),
];

const codesOfParameters = (parameters: readonly Parameter[]): Code[] =>
  parameters.flatMap(({ type, initializer }) => [type, ...(initializer ? [initializer] : [])]);

const codesOfFunction = ({
  parameters,
  returns,
  body,
  overloads = [],
}: Omit<FunctionDeclaration, 'kind'>): Code[] => [
  ...overloads.flatMap((overload) => [...codesOfParameters(overload.parameters), overload.returns]),
  ...codesOfParameters(parameters),
  returns,
  ...body,
];

function codesOfClass(declaration: ClassDeclaration): Code[] {
  const { constructorOf, staticBlock, accessors, methods } = declaration;
  return [
    declaration.extends,
    ...(constructorOf ? codesOfParameters(constructorOf.parameters) : []),
    ...(constructorOf?.body ?? []),
    ...(staticBlock ? [staticBlock] : []),
    ...accessors.flatMap(({ type, get, set, setType }) =>
      [type, get, set, setType].flatMap((part) => part ?? []),
    ),
    ...methods.flatMap(codesOfFunction),
  ];
}
