/** What a TypeScript file is made of, before it is printed. Everything printed is `Code`. */

import type { Code } from './code.js';

export interface SourceFile {
  /** Path within the SDK: `src/resources/foo.ts`. */
  readonly path: string;
  /** The comment that opens it. */
  readonly banner: Code;
  readonly imports: readonly Import[];
  readonly declarations: readonly Declaration[];
}

/** `from` is a path within the SDK, without extension: the printer makes it relative. */
export interface Import {
  readonly from: string;
  readonly name: Code;
  readonly alias?: Code;
  readonly typeOnly: boolean;
}

export type Declaration =
  | InterfaceDeclaration
  | AliasDeclaration
  | NamespaceDeclaration
  | FunctionDeclaration
  | ClassDeclaration
  | ConstDeclaration
  | ExportDeclaration;

export interface InterfaceDeclaration {
  readonly kind: 'interface';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly extends: readonly Code[];
  readonly members: readonly Member[];
  /** `[key: string]: …` */
  readonly index?: Code | undefined;
}

export interface Member {
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  readonly optional: boolean;
  readonly readonly?: boolean;
}

export interface AliasDeclaration {
  readonly kind: 'alias';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  /** Whether only its own file sees it. */
  readonly isLocal?: boolean;
}

export interface NamespaceDeclaration {
  readonly kind: 'namespace';
  readonly name: Code;
  readonly declarations: readonly Declaration[];
}

export interface Parameter {
  readonly name: Code;
  readonly type: Code;
  readonly optional: boolean;
  readonly initializer?: Code;
}

export interface FunctionDeclaration {
  readonly kind: 'function';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly parameters: readonly Parameter[];
  readonly returns: Code;
  readonly body: readonly Code[];
}

export interface ClassDeclaration {
  readonly kind: 'class';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly extends: Code;
  readonly constructorOf?: {
    readonly docs?: Code;
    readonly parameters: readonly Parameter[];
    readonly body: readonly Code[];
  };
  /** Runs once, when the class is defined. */
  readonly staticBlock?: Code;
  readonly fields: readonly { readonly name: Code; readonly type: Code }[];
  readonly accessors: readonly {
    readonly name: Code;
    readonly docs?: Code | undefined;
    readonly type: Code;
    readonly get: Code;
    readonly set?: Code;
  }[];
  readonly methods: readonly Omit<FunctionDeclaration, 'kind'>[];
}

export interface ConstDeclaration {
  readonly kind: 'const';
  readonly name: Code;
  readonly docs?: Code | undefined;
  readonly type: Code;
  readonly value: Code;
}

/** `export { a, b as c } from '…'`; without a place, what the file itself has. */
export interface ExportDeclaration {
  readonly kind: 'export';
  readonly from?: string;
  readonly names: readonly {
    readonly name: Code;
    readonly alias?: Code;
    readonly typeOnly?: boolean;
  }[];
  readonly typeOnly: boolean;
}
