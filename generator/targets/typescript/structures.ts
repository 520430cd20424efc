/** The parts of a TypeScript file before it is printed. Everything that is printed is `Code`. */

import type { TypeId } from '../../model/api.js';
import type { Code, Import } from './code.js';

/** A file of the SDK, complete but not yet text. */
export interface SourceFile {
  /** Path within `src`, without extension: `resources/foo`. */
  readonly module: string;
  /** The comment on its first line. */
  readonly banner: Code;
  /** Everything that its declarations refer to in other modules; may contain duplicates. */
  readonly imports: readonly Import[];
  /** The schemas behind each `unknown` in the file. */
  readonly unknowns: readonly TypeId[];
  readonly declarations: readonly Declaration[];
}

/** A statement on the top level of a file or namespace. */
export type Declaration =
  | InterfaceDeclaration
  | AliasDeclaration
  | NamespaceDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | ConstDeclaration
  | ExportDeclaration;

/** `interface Name extends A, B { … }` */
export interface InterfaceDeclaration {
  readonly kind: 'interface';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly extends: readonly Code[];
  readonly members: readonly Member[];
  readonly indexes?: readonly IndexSignature[];
}

/** `[key: string]: …`, or a template literal type in place of `string`. */
export interface IndexSignature {
  readonly key: Code;
  readonly value: Code;
}

/** `readonly name?: Type` in an interface. */
export interface Member {
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  readonly optional: boolean;
  readonly readonly?: boolean;
}

/** `type Name = Type` */
export interface AliasDeclaration {
  readonly kind: 'alias';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  /** Whether it is not exported. */
  readonly isLocal?: boolean;
}

/** `namespace Name { … }` of types only. */
export interface NamespaceDeclaration {
  readonly kind: 'namespace';
  readonly name: Code;
  readonly declarations: readonly Declaration[];
}

/** `name?: Type` or `name: Type = initializer` in a function. */
export interface Parameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional: boolean;
  readonly initializer?: Code;
}

/** A signature without a body, in front of the function that it overloads. */
export type Overload = Pick<FunctionDeclaration, 'parameters' | 'returns' | 'docs'>;

/** `function name(parameters): Returns { body }`; the body is a list of statements. */
export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly parameters: readonly Parameter[];
  readonly returns: Code;
  readonly body: readonly Code[];
  /** All signatures that callers see, if there are several. */
  readonly overloads?: readonly Overload[];
}

/** `class Name extends Base { … }` */
export interface ClassDeclaration {
  readonly kind: 'class';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly extends: Code;
  readonly constructorOf?: {
    readonly parameters: readonly Parameter[];
    readonly body: readonly Code[];
  };
  /** The statement of a static block. */
  readonly staticBlock?: Code;
  readonly accessors: readonly Accessor[];
  readonly methods: readonly Method[];
}

/** A getter and, if `set` is given, a setter whose parameter is `value`, of the type of the getter by default. */
export interface Accessor {
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  readonly get: Code;
  readonly set?: Code;
  readonly setType?: Code;
}

/** A method of a class. */
export type Method = Omit<FunctionDeclaration, 'kind'>;

/** `const name: Type = value` */
export interface ConstDeclaration {
  readonly kind: 'const';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  readonly value: Code;
}

/** `export { a, b as c } from '…'`; without `from`, a re-export of names of the file itself. */
export interface ExportDeclaration {
  readonly kind: 'export';
  readonly from?: string;
  readonly names: readonly ExportedName[];
  readonly typeOnly: boolean;
}

/** `name`, `name as alias` or `type name` in an export. */
export interface ExportedName {
  readonly name: Code;
  readonly alias?: Code;
  readonly typeOnly?: boolean;
}
