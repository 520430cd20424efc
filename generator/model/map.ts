/** Replacing the types of a whole API. */

import type { Api, Form, Type, Use } from './api.js';

/** Whether a value is sent to the API or received from it. */
export type Direction = Exclude<Form, 'both'>;

/** Replaces the types directly in operations and webhooks, not those in named types. */
export function mapOperationTypes(
  api: Api,
  change: (type: Type, direction: Direction) => Type,
): Pick<Api, 'operations' | 'webhooks'> {
  const use = <U extends Use>(item: U, direction: Direction): U => ({
    ...item,
    type: change(item.type, direction),
  });
  const operations = api.operations.map((operation) => {
    const { wire } = operation;
    const { positional } = operation.arguments;
    const alternatives = wire.response.alternatives.map((alternative) => ({
      ...alternative,
      use: use(alternative.use, 'response'),
    }));
    return {
      ...operation,
      wire: { ...wire, response: { ...wire.response, alternatives } },
      success: use(operation.success, 'response'),
      arguments: {
        ...operation.arguments,
        ...(positional && { positional: use(positional, 'request') }),
      },
    };
  });
  const webhooks = api.webhooks.map((event) => ({
    ...event,
    payload: use(event.payload, 'response'),
  }));
  return { operations, webhooks };
}

/** Replaces every type of an API. */
export const mapTypes = (api: Api, change: (type: Type) => Type): Api => ({
  ...api,
  ...mapOperationTypes(api, change),
  types: new Map(
    [...api.types].map(([id, type]) => [
      id,
      { ...type, use: { ...type.use, type: change(type.use.type) } },
    ]),
  ),
});
