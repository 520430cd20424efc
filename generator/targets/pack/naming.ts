/** The naming of a pack as the conventions of the stage `naming`. */

import { type Conventions } from '../../naming/conventions.js';
import { pascalSpelling } from '../../naming/cases.js';
import { isIdentifier } from '../../naming/identifiers.js';
import { words } from '../../base/words.js';
import type { FileRule, Pack } from './pack.js';

/** Where the names of nested types are declared, by how inline types are lowered. */
const nested = { nest: 'namespace', join: 'joined', file: 'file' } as const;

/** Whether a rule makes a file for each type, or for each one of a kind. */
const hasFileForEachType = ({ each }: FileRule): boolean =>
  each === 'model' || each === 'enum' || each === 'union';

/** The conventions that the stage `naming` needs, from what a pack declares. */
export function conventionsOf({ naming, reserved, lower, files }: Pack): Conventions {
  return {
    cases: {
      type: naming.type,
      component: naming.component ?? ((name) => pascalSpelling(name, naming.type)),
      verbatim: (name) =>
        isIdentifier(name) ? (naming.verbatim?.(name) ?? name) : naming.type(words(name)),
      resourceClass: naming.resourceClass,
      resource: naming.resource,
      method: naming.method,
      function: naming.method,
      argument: naming.argument,
      file: naming.file,
    },
    configuredVerbatim: false,
    nested: nested[lower.inline],
    typeFiles: files.some(hasFileForEachType) ? 'own' : 'modules',
    reservedFiles: new Set(reserved.files),
    functions: false,
    requestSuffix: naming.requestSuffix,
    reservedWords: new Set(reserved.words),
    exported: new Set(reserved.types),
    exportedWith: (className) => reserved.typesWith?.(className) ?? [],
    exportedWithClass: (className) => reserved.typesWithResource?.(className) ?? [],
    clientMembers: new Set([...reserved.words, ...reserved.client]),
    resourceMembers: new Set([...reserved.words, ...reserved.resource]),
    locals: new Set(reserved.arguments),
  };
}
