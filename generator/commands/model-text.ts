import type { Api } from '../model/api.js';

/** A model as JSON text. Maps become objects, in the same order. */
export const modelText = (api: Api): string =>
  `${JSON.stringify(
    api,
    (_, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value),
    2,
  )}\n`;
