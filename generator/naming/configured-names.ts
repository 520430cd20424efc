/** Names that the config assigns; they take precedence over every rule and over published names. */

import type { Config, TypeCase } from '../config/load.js';
import { words } from '../base/words.js';
import type { OperationId, TypeId } from '../model/api.js';
import type { Case, Conventions } from './conventions.js';

export interface ConfiguredNames {
  /** Operation → accessor of its method: `PATCH /foo/{id}` → `foo.update`. */
  readonly operations: ReadonlyMap<OperationId, string>;
  /** A path segment, a dotted resource path, a pattern of paths or a tag → its name. */
  readonly resources: ReadonlyMap<string, string>;
  /** Type (`#/components/schemas/Foo`) → its name. */
  readonly types: ReadonlyMap<TypeId, string>;
  /** How components are spelled that have no name of their own here. */
  readonly typeCase: TypeCase;
}

/** The `names` of a config. */
export const configuredNames = ({ names = {} }: Pick<Config, 'names'>): ConfiguredNames => ({
  operations: new Map(Object.entries(names.operations ?? {})),
  resources: new Map(Object.entries(names.resources ?? {})),
  types: new Map(Object.entries(names.types ?? {})),
  typeCase: names.typeCase ?? 'pascal',
});

/** A name of the config, which is written in camel case, in the case of the language. */
export const inTargetCase = (
  name: string,
  { configuredVerbatim }: Conventions,
  toCase: Case,
): string => (configuredVerbatim ? name : toCase(words(name)));
