/** The naming conventions of a language, which a target passes to the stage `name`. */

export interface Conventions {
  readonly cases: Cases;
  /** Whether names of the config, which are written in camel case, are used unchanged. */
  readonly configuredVerbatim: boolean;
  /**
   * Where nested types have their names: in a namespace of their owner, in the scope of all exported names
   * after their owner's name, or in the scope of their outermost owner's file.
   */
  readonly nested: 'namespace' | 'joined' | 'file';
  /** Whether each type that is not nested has a file of its own, or types stand together in modules. */
  readonly typeFiles: 'own' | 'modules';
  /** Names that no file of a type has where each has its own. */
  readonly reservedFiles: ReadonlySet<string>;
  /** Whether each operation has a standalone function among the exported names. */
  readonly functions: boolean;
  /** The suffix of the request form of a type. */
  readonly requestSuffix: string;
  /** Reserved words of the language, which cannot be names. */
  readonly reservedWords: ReadonlySet<string>;
  /** Names that the runtime and the language put into the scope of the exported names. */
  readonly exported: ReadonlySet<string>;
  /** Exported names that are derived from the name of the client class. */
  readonly exportedWith: (className: string) => readonly string[];
  /** Names that are declared with a resource class, such as that of its constructor. */
  readonly exportedWithClass: (className: string) => readonly string[];
  /** Members that the client class has. */
  readonly clientMembers: ReadonlySet<string>;
  /** Members that every resource class has. */
  readonly resourceMembers: ReadonlySet<string>;
  /** Names that the body of a function refers to, which no argument may shadow. */
  readonly locals: ReadonlySet<string>;
}

/** Words → the name of each kind of thing. The result is made an identifier afterwards. */
export interface Cases {
  readonly type: Case;
  /** A component of the document, or a step of its dotted name, in the case of types. */
  readonly component: (name: string) => string;
  /** The spelling of the document if the language allows it, or else a name from its words. */
  readonly verbatim: (name: string) => string;
  /** The class of a resource, from the words of its last step, or of all steps. */
  readonly resourceClass: (steps: readonly (readonly string[])[]) => string;
  /** A step of an accessor. */
  readonly resource: Case;
  readonly method: Case;
  readonly function: Case;
  readonly argument: Case;
  /** A segment of the path of a file, in lower-case ASCII. */
  readonly file: Case;
}

export type Case = (words: readonly string[]) => string;

/** Words that are upper case as a whole inside a name, in lower case: `accessIPAddress`. */
export const defaultInitialisms: readonly string[] = [
  'id',
  'ip',
  'url',
  'uri',
  'uuid',
  'api',
  'sdk',
  'sms',
  'ai',
];
