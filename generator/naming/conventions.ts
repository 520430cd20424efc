/** What a target tells the stage `naming` about its language. */

export interface Conventions {
  /** Lower case. */
  readonly initialisms: ReadonlySet<string>;
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
