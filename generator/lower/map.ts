/** Types outside of named ones: what operations take and give, and what events send. */

import type { Api, Type, Use } from '../model/api.js';

/** @param change gets the direction of each type; a caller's values are requests */
export function mapOperationTypes(
  api: Api,
  change: (type: Type, direction: 'request' | 'response') => Type,
): Pick<Api, 'operations' | 'webhooks'> {
  const use = <U extends Use>(item: U, direction: 'request' | 'response'): U => ({
    ...item,
    type: change(item.type, direction),
  });
  const operations = api.operations.map((operation) => {
    const { positional } = operation.arguments;
    return {
      ...operation,
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

/** Every type of an API, wherever it is used. */
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
