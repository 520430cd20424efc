/** Names inside the function of an operation. */

import { words } from '../base/words.js';
import type { Operation } from '../model/api.js';
import type { Conventions } from './conventions.js';
import { toIdentifier } from './identifiers.js';
import type { ArgumentNames } from './names.js';
import { assignNames, type Claim } from './scope.js';

/** Key of the positional argument in the scope of a function; members have their own after a dot. */
const positionalKey = '';
const memberKey = (member: string): string => `.${member}`;

/**
 * Names of the positional argument and of the members that the function takes out of params. They share a
 * scope with what the function's body refers to.
 *
 * @param functionName which the body may refer to as well
 */
export function nameArguments(
  { arguments: { positional }, wire }: Operation,
  functionName: string,
  conventions: Conventions,
): ArgumentNames {
  const members = [...wire.path, ...wire.query, ...wire.headers, ...wire.cookies].flatMap((part) =>
    typeof part === 'object' && part.member !== undefined ? [part.member] : [],
  );
  const claim = (id: string, text: string, rank: number): Claim => {
    const name = toIdentifier(conventions.cases.argument(words(text)), 'value');
    return { id, rank, candidates: [name, `${name}Param`] };
  };
  const names = assignNames(
    [
      ...(positional ? [claim(positionalKey, positional.name, 0)] : []),
      ...members.map((member) => claim(memberKey(member), member, 1)),
    ],
    new Set([...conventions.locals, ...conventions.reservedWords, functionName]),
  );
  const own = names.get(positionalKey);
  return {
    ...(own !== undefined && { positional: own }),
    locals: new Map(members.map((member) => [member, names.get(memberKey(member))!])),
  };
}
