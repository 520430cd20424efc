/** What a language is: the type of `pack.ts`, the one file of a pack that is not a template. */

import type { ConfigSchema } from '../../config/schema.js';
import type { Lowering } from '../../lower/lower.js';
import type { Case } from '../../naming/conventions.js';
import type { Code } from './code.js';
import type { Escapes, Helpers } from './helpers.js';
import type { Literals } from './literals.js';
import type { TypePrinters } from './type-printers.js';
import type { OperationView } from './view/operation-view.js';
import type { ModelView } from './view/model-view.js';
import type { ResourceView, SdkView } from './view/sdk-view.js';

export interface Pack {
  /** Name of the target: lower case. */
  readonly language: string;
  /** The version of the view that it is written for; see `viewVersion`. */
  readonly view: 1;
  readonly lower: Lowering;
  readonly naming: PackNaming;
  readonly reserved: Reserved;
  readonly types: TypePrinters;
  readonly literals: Literals;
  readonly comment: CommentStyle;
  /** How many empty lines may follow each other. */
  readonly blankLines: number;
  readonly files: readonly FileRule[];
  /** What templates call beside the built-in helpers: each gives code, or a fact to test. */
  readonly helpers?: (escapes: Escapes, sdk: SdkView) => Helpers;
  /** The module of the SDK's own that code refers to as `./path`. */
  readonly module?: (path: string, sdk: SdkView, escapes: Escapes) => Code;
  /** JSON Schema of the keys that this target takes in the config, beside `out` and `templates`. */
  readonly options?: Readonly<Record<string, ConfigSchema>>;
  /** What the config leaves out. @param sdk facts of the SDK that need no names */
  readonly defaults?: (sdk: SdkFacts) => Readonly<Record<string, string>>;
}

export interface SdkFacts {
  /** Package name: lower case, hyphens. */
  readonly name: string;
  readonly className: string;
  readonly repository?: string;
}

export interface PackNaming {
  readonly type: Case;
  /** A component's own name; by default that of its words as a type. */
  readonly component?: (name: string) => string;
  /** The class of a resource, from the words of its last step, or of each. */
  readonly resourceClass: (steps: readonly (readonly string[])[]) => string;
  /** A step of an accessor. */
  readonly resource: Case;
  readonly method: Case;
  /** A member of a type. */
  readonly property: Case;
  /** What a member is called whose name is taken. */
  readonly otherwise?: (name: string) => readonly string[];
  readonly argument: Case;
  /** A member of an enum, in the scope that `constants` says. */
  readonly constant: (words: readonly string[], owner: string) => string;
  /** A variant of a union. */
  readonly variant: Case;
  /** A step of a path of a file: lower-case ASCII. */
  readonly file: Case;
  /** Whether constants of all enums share one scope with the types. */
  readonly constants: 'own' | 'global';
  /** What the request form of a type is called after it. */
  readonly requestSuffix: string;
}

/** Names that the output must not give, by scope. */
export interface Reserved {
  /** Words of the language: nowhere. */
  readonly words: readonly string[];
  /** Among types and classes: globals that the output refers to, and the runtime. */
  readonly types: readonly string[];
  /** The same, made of the name of the client class. */
  readonly typesWith?: (className: string) => readonly string[];
  /** What the client class must not be called beside. */
  readonly clientClass?: readonly string[];
  readonly client: readonly string[];
  readonly resource: readonly string[];
  /** The package itself must not be called so, beside words of the language. */
  readonly packages?: readonly string[];
  /** Among files of types. */
  readonly files?: readonly string[];
  /** Among members of a type. */
  readonly properties: readonly string[];
  /** Among arguments and local variables. */
  readonly arguments: readonly string[];
}

/** How prose stands in the language. */
export interface CommentStyle {
  /** Columns of a line. */
  readonly width: number;
  /** Before each line: `// `, `# `; empty where the template has a block around. */
  readonly prefix: string;
  /** Changes filled lines as a whole, before they are made harmless. */
  readonly lines?: (lines: readonly string[]) => readonly string[];
  /** Makes one line of prose harmless; what cannot be seen is escaped already. */
  readonly escape: (line: string) => string;
}

/** A file or many: of a template, or copied. `path` is relative to the output. */
export type FileRule =
  | (Rendered<SdkView> & { readonly each?: undefined; readonly copy?: undefined })
  | (Rendered<ResourceView> & { readonly each: 'resource'; readonly copy?: undefined })
  | (Rendered<OperationView> & { readonly each: 'operation'; readonly copy?: undefined })
  /** Types that stand in no other, each with what is nested in it; all of them, or of one kind. */
  | (Rendered<ModelView> & { readonly each: 'model' | 'enum' | 'union'; readonly copy?: undefined })
  | Copied;

/** A folder of the pack: each file as it is, save that a template (`.hbs`) is rendered. */
export interface Copied {
  readonly each?: undefined;
  readonly copy: string;
  readonly path: (sdk: SdkView) => string;
  readonly when?: (file: string, sdk: SdkView) => boolean;
}

export interface Rendered<Item> {
  readonly template: string;
  readonly path: (item: Item, sdk: SdkView) => string;
  readonly when?: (item: Item, sdk: SdkView) => boolean;
  /**
   * Which types the file declares, so that it imports none of them. By default those of its item, and of a
   * file without one the shared types; once a rule says it, or types have files of their own, none.
   */
  readonly declares?: (item: Item, sdk: SdkView) => readonly ModelView[];
}

/** The pack, checked by its type: a kind or format that it does not print does not compile. */
export const definePack = (pack: Pack): Pack => pack;

/** A fork: what differs from the pack that it extends. */
export interface Fork extends Partial<Omit<Pack, 'language' | 'view'>> {
  /** Name of a built-in pack, or path of a folder relative to this one. */
  readonly extends: string;
  readonly language: string;
}

export const extendPack = (fork: Fork): Fork => fork;

export type { Code };
