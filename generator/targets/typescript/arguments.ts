/** The one object of arguments: what it is called, and which of its members go where. */

import type { Operation, WireMember } from '../../model/api.js';

/** What the one object of arguments is called: after its only source, else `params`. */
export function paramsName({ wire }: Operation): string {
  const onlyBody = wire.body?.from === 'rest' && placed(wire).length === 0;
  if (onlyBody) return 'body';
  return isOnlyQuery(wire) ? 'query' : 'params';
}

/** Members of params that go somewhere by themselves; a path may name one twice. */
export const placed = ({ path, query, headers, cookies }: Operation['wire']): WireMember[] => {
  const all = [...path, ...query, ...headers, ...cookies].flatMap((part) =>
    typeof part === 'object' && part.member !== undefined ? [[part.member, part] as const] : [],
  );
  return [...new Map(all).values()];
};

const isOnlyQuery = (wire: Operation['wire']): boolean =>
  !wire.body && wire.query.length > 0 && placed(wire).length === wire.query.length;

/** The arguments as api.md shows them: `id, { ...body }`. */
export function argumentShape(operation: Operation, positional: string | undefined): string {
  const { params } = operation.arguments;
  return [
    ...(positional === undefined ? [] : [positional]),
    ...(params ? [`{ ...${paramsName(operation)} }`] : []),
  ].join(', ');
}
