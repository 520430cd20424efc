/** The object argument of an operation: its name, and the members that are parameters. */

import type { Operation, WireMember } from '../../model/api.js';

/** `body` or `query` if the object has nothing else, otherwise `params`. */
export function paramsName({ wire }: Operation): string {
  const parameters = parameterMembers(wire);
  if (wire.body?.from === 'rest' && parameters.length === 0) return 'body';
  const isQuery = wire.query.length > 0 && parameters.length === wire.query.length;
  return !wire.body && isQuery ? 'query' : 'params';
}

/** Members of the object that are parameters. A path may contain the same one twice. */
export function parameterMembers({
  path,
  query,
  headers,
  cookies,
}: Operation['wire']): WireMember[] {
  const all = [...path, ...query, ...headers, ...cookies].flatMap((part) =>
    typeof part === 'object' && part.member !== undefined ? [[part.member, part] as const] : [],
  );
  return [...new Map(all).values()];
}

/** The arguments as api.md shows them: `id, { ...body }`. @param positional name of the positional argument */
export function argumentShape(operation: Operation, positional: string | undefined): string {
  const { params } = operation.arguments;
  return [
    ...(positional === undefined ? [] : [positional]),
    ...(params ? [`{ ...${paramsName(operation)} }`] : []),
  ].join(', ');
}
