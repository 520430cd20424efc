/** What a target tells the stage `naming` about its language. */

import { words } from './words.js';

export interface Conventions {
  readonly cases: Cases;
  /** Whether names that the config gives, in camel case, stay as they are. */
  readonly givenVerbatim: boolean;
  /**
   * Where types within types have their names: in a namespace of their owner, by the whole path in the
   * scope of all, or in the scope of their outermost owner's file.
   */
  readonly nested: 'namespace' | 'joined' | 'file';
  /** Whether each operation has a function of its own among the exported names. */
  readonly functions: boolean;
  /** What the request form of a type is called after it. */
  readonly requestSuffix: string;
  /** Words that no name may be. */
  readonly reservedWords: ReadonlySet<string>;
  /** What the runtime and the language put into the scope of the exported names. */
  readonly exported: ReadonlySet<string>;
  /** What is exported under the name of the client class with something added. */
  readonly exportedWith: (className: string) => readonly string[];
  /** Members that the client class has. */
  readonly clientMembers: ReadonlySet<string>;
  /** Members that every resource class has. */
  readonly resourceMembers: ReadonlySet<string>;
  /** What the body of a function refers to, so that no argument may hide it. */
  readonly locals: ReadonlySet<string>;
}

/** Words → the name of each kind of thing. What is no identifier is made one afterwards. */
export interface Cases {
  readonly type: Case;
  /** A component's own name where it can stay, else by words. */
  readonly component: (name: string) => string;
  /** The class of a resource, from the words of its last step, or of each. */
  readonly resourceClass: (steps: readonly (readonly string[])[]) => string;
  /** A step of an accessor. */
  readonly resource: Case;
  readonly method: Case;
  readonly function: Case;
  readonly argument: Case;
  /** A step of a path of a file, in lower-case ASCII. */
  readonly file: Case;
}

export type Case = (words: readonly string[]) => string;

/** A name of the config in the case of the language. */
export const givenName = (name: string, { givenVerbatim }: Conventions, to: Case): string =>
  givenVerbatim ? name : to(words(name));

/** Names that the config gives; they come before every rule. */
export interface NameRules {
  /** `PATCH /foo/{id}` → `foo.update`. */
  readonly operations: ReadonlyMap<string, string>;
  /** A path segment, or a dotted resource path → its name. */
  readonly resources: ReadonlyMap<string, string>;
  /** Identity of a type (`#/components/schemas/Foo`) → its name. */
  readonly types: ReadonlyMap<string, string>;
}

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
