/** Names of methods that a person should review before they are published. */

import type { Operation, OperationId } from '../model/api.js';
import type { Names } from '../naming/names.js';

export interface DoubtfulName {
  readonly operation: OperationId;
  /** `pets.listForOwner`. */
  readonly accessor: string;
  /** Why it may not be the name that a person would choose. */
  readonly why: string;
}

/** Words of a method's name that are too many for a name that is typed. */
const manyWords = 5;

/** Methods whose name is not the one that the rules prefer, or is very long. */
export function doubtfulNames(
  names: Pick<Names, 'operations'>,
  operations: readonly Operation[],
): DoubtfulName[] {
  return operations.flatMap(({ id }) => {
    const { resource, method, methodWords, reason } = names.operations.get(id)!;
    const why =
      reason.kind === 'taken'
        ? `${reason.wanted} is another method or resource`
        : reason.kind === 'rule' && methodWords.length > manyWords
          ? 'long'
          : undefined;
    return why === undefined ? [] : [{ operation: id, accessor: `${resource}.${method}`, why }];
  });
}
