/** The order of members in declarations and documentation. */

import { compare } from '../../base/order.js';

interface Ordered {
  readonly name: string;
  readonly required: boolean;
}

/** Required members first, alphabetical in each group, so that the order of the document has no effect. */
export const inMemberOrder = <M extends Ordered>(members: readonly M[]): M[] =>
  members.toSorted((a, b) => Number(b.required) - Number(a.required) || compare(a.name, b.name));
