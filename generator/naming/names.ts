/** The result of stage `name`: one table of all names of a target. */

import type { OperationId, TypeId } from '../model/api.js';

export interface Names {
  readonly sdk: SdkNames;
  /** All resources by accessor (`ai.assistants`), parents before children. */
  readonly resources: ReadonlyMap<string, ResourceNames>;
  readonly operations: ReadonlyMap<OperationId, OperationNames>;
  /** The qualified name of each type: `['UserProfileUpdateParams', 'OfficeHours']`. */
  readonly types: ReadonlyMap<TypeId, readonly string[]>;
  /** The module of each type, as a path without extension: that of a resource (`resources/users`), or of shared types. */
  readonly modules: ReadonlyMap<TypeId, string>;
  /** The file that declares each type that is not nested, without extension: its module, or a file of its own. */
  readonly files: ReadonlyMap<TypeId, string>;
}

export interface SdkNames {
  /** Name of the package: lower case, words separated by hyphens. */
  readonly name: string;
  /** Of the client class. */
  readonly className: string;
  /** Prefix of environment variables: upper case, words separated by underscores. */
  readonly envPrefix: string;
}

export interface ResourceNames {
  /** `ai.assistants`: unique. */
  readonly accessor: string;
  /** The last step, as a member of its parent: `assistants`. */
  readonly member: string;
  /** Accessor of the parent; absent for a member of the client. */
  readonly parent?: string;
  readonly className: string;
  /** The prefix of the names of its types: `Assistant`. */
  readonly prefix: string;
  /** The same from the whole accessor, used where short prefixes collide: `AIAssistant`. */
  readonly longPrefix: string;
  /** The same in the words of the accessor, used where these collide: `AIAssistants`. */
  readonly spelledPrefix: string;
  /** Path of its file without extension: `ai/assistants`. */
  readonly file: string;
}

export interface OperationNames extends MethodNames, ArgumentNames {
  /** Of the standalone function; empty for a target without functions. */
  readonly function: string;
  /** Accessor of the resource that has the method. */
  readonly resource: string;
}

export interface MethodNames {
  readonly method: string;
  readonly methodWords: readonly string[];
  readonly reason: NameReason;
}

/** Why a method has its name. */
export type NameReason =
  /** The rules say so. */
  | { readonly kind: 'rule' }
  /** The config says so. */
  | { readonly kind: 'config' }
  /** It is the published name, although the rules would give another one now. */
  | { readonly kind: 'published' }
  /** The name that the rules give is that of another method or resource. */
  | { readonly kind: 'taken'; readonly wanted: string };

/** Names inside the function of an operation. */
export interface ArgumentNames {
  /** The argument for the last path parameter. */
  readonly positional?: string;
  /** Local variables for members that the function takes out of params, by member. */
  readonly locals: ReadonlyMap<string, string>;
}
