/** What a target pack declares about its language: the type of the default export of `pack.ts`. */

import type { ConfigSchema } from '../../config/schema.js';
import type { Lowering } from '../../lower/lower.js';
import type { Case } from '../../naming/conventions.js';
import type { Code } from './code.js';
import type { CommentStyle } from './comment-style.js';
import type { Escapes, Helpers } from './helpers.js';
import type { Literals } from './literals.js';
import type { TypePrinters } from './type-printers.js';
import type { ModelView } from './view/model-view.js';
import type { OperationView } from './view/operation-view.js';
import type { ModelFileView, ResourceView, SdkView } from './view/sdk-view.js';

export interface Pack {
  /** Name of the language, in lower case. */
  readonly language: string;
  /** Version of the view that the pack is written for; see `viewVersion`. */
  readonly view: 2;
  readonly lower: Lowering;
  readonly naming: PackNaming;
  readonly reserved: Reserved;
  readonly types: TypePrinters;
  readonly literals: Literals;
  readonly comment: CommentStyle;
  /** The maximum number of consecutive empty lines. */
  readonly blankLines: number;
  readonly files: readonly FileRule[];
  /** Helpers for the templates, in addition to the built-in ones. A helper returns code, or a value to test. */
  readonly helpers?: (escapes: Escapes, sdk: SdkView) => Helpers;
  /** Name of the SDK's own module that code refers to as `./path`. */
  readonly module?: (path: string, sdk: SdkView, escapes: Escapes) => Code;
  /** JSON Schema of the target's keys in the config, in addition to `out` and `templates`. */
  readonly options?: Readonly<Record<string, ConfigSchema>>;
  /** Values of the options that the config does not set. */
  readonly defaults?: (sdk: SdkFacts) => Readonly<Record<string, string>>;
  /** Faults of the options of the config that their schema cannot state. Each is an error. */
  readonly check?: (given: GivenOptions) => readonly OptionFault[];
}

/** What the config says. */
export interface GivenOptions {
  /** Version of the SDK. */
  readonly version: string;
  readonly options: Readonly<Record<string, string>>;
}

export interface OptionFault {
  /** The key of the option. */
  readonly option: string;
  /** What is wrong, and how to fix it, in one or two sentences. */
  readonly message: string;
}

/** Information about an SDK before its names are assigned. */
export interface SdkFacts {
  /** Package name: lower case, with hyphens. */
  readonly name: string;
  /** Name of the client class. */
  readonly className: string;
  /** URL of the repository. */
  readonly repository?: string;
  /** Version of the SDK. */
  readonly version: string;
}

/** How the language spells names. Names that are not identifiers are made valid afterwards. */
export interface PackNaming {
  readonly type: Case;
  /** Name of a component of the document; by default it stays if it is in Pascal case, or else is that of its words. */
  readonly component?: (name: string) => string;
  /** The same if the config keeps the spelling of the document; by default any identifier stays. */
  readonly verbatim?: (identifier: string) => string;
  /** Class of a resource, from the words of its last step, or of each step. */
  readonly resourceClass: (steps: readonly (readonly string[])[]) => string;
  /** A step of an accessor. */
  readonly resource: Case;
  readonly method: Case;
  /** A field of a type. */
  readonly property: Case;
  /** Alternatives for a field or an argument whose name is taken, in order of preference. */
  readonly otherwise?: (name: string) => readonly string[];
  readonly argument: Case;
  /** A constant of an enum, in the scope that `constants` names. */
  readonly constant: (words: readonly string[], owner: string) => string;
  /** A variant of a union. */
  readonly variant: Case;
  /** The package. By default the words in lower case, joined by `_`. */
  readonly package?: Case;
  /** A step of the path of a file, in lower-case ASCII. */
  readonly file: Case;
  /** `own`: constants are members of their enum. `global`: they share one scope with the types. */
  readonly constants: 'own' | 'global';
  /** Suffix of the request form of a type. */
  readonly requestSuffix: string;
}

/** Names that generated code must not use, by scope. */
export interface Reserved {
  /** Keywords of the language: reserved in every scope. */
  readonly words: readonly string[];
  /** Types and classes: globals that the output refers to, and names of the runtime. */
  readonly types: readonly string[];
  /** Types and classes that are named after the client class. */
  readonly typesWith?: (className: string) => readonly string[];
  /** Types, classes and functions that are named after a resource class. */
  readonly typesWithResource?: (className: string) => readonly string[];
  /** Names that only the client class must not have. */
  readonly clientClass?: readonly string[];
  /** Members of the client. */
  readonly client: readonly string[];
  /** Client options that every SDK has, as `CredentialView.option` names them. */
  readonly options?: readonly string[];
  /** Members of every resource. */
  readonly resource: readonly string[];
  /** Names that the package must not have, in addition to the keywords. */
  readonly packages?: readonly string[];
  /** Files of types and resources. */
  readonly files?: readonly string[];
  /** Members of types. */
  readonly properties: readonly string[];
  /** Arguments and local variables. */
  readonly arguments: readonly string[];
}

/** One or more files, rendered from a template or copied. Paths are relative to the output. */
export type FileRule =
  | (Rendered<SdkView> & { readonly each?: undefined; readonly copy?: undefined })
  | (Rendered<ResourceView> & { readonly each: 'resource'; readonly copy?: undefined })
  /** Types that are not those of a resource, by file. */
  | (Rendered<ModelFileView> & { readonly each: 'modelFile'; readonly copy?: undefined })
  | (Rendered<OperationView> & { readonly each: 'operation'; readonly copy?: undefined })
  /** Types that are not nested in another: all of them (`model`), or those of one kind. */
  | (Rendered<ModelView> & { readonly each: 'model' | 'enum' | 'union'; readonly copy?: undefined })
  | Copied;

/** A folder of the pack. Its templates (`.hbs`) are rendered, other files are copied. */
export interface Copied {
  readonly each?: undefined;
  /** Path of the folder within the pack. */
  readonly copy: string;
  readonly path: (sdk: SdkView) => string;
  /** Whether a file, by its path within the folder, is part of the output. */
  readonly when?: (file: string, sdk: SdkView) => boolean;
}

export interface Rendered<Item> {
  /** Name of the template. */
  readonly template: string;
  readonly path: (item: Item, sdk: SdkView) => string;
  /** Whether the file is only started: written if it does not exist, and the user's own from then on. */
  readonly once?: boolean;
  /** Whether there is a file for an item. */
  readonly when?: (item: Item, sdk: SdkView) => boolean;
  /**
   * The types that the file declares and therefore does not import. By default the types of its item, or the
   * shared types for a file of the whole SDK unless a rule has `modelFile`; none if a rule of the pack has
   * `declares`, or if types have their own files.
   */
  readonly declares?: (item: Item, sdk: SdkView) => readonly ModelView[];
  /**
   * Other names that the file of an item declares, such as members of classes. An import of the same name gets
   * another one, and a built-in name is that of its module.
   */
  readonly hides?: (item: Item, escapes: Escapes) => readonly Code[];
}

/** Declares a pack. Its type requires a printer for each kind and format, which `tsc` checks. */
export const definePack = (pack: Pack): Pack => pack;

/** A pack that extends another: only what differs. */
export interface Fork extends Partial<Omit<Pack, 'language' | 'view'>> {
  /** Name of a built-in pack, or path of a folder relative to this one. */
  readonly extends: string;
  readonly language: string;
}

/**
 * Declares a pack that extends another one. Returns its argument; it exists for type checking in
 * `pack.ts`.
 */
export const extendPack = (fork: Fork): Fork => fork;
