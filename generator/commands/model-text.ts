import { jsonText } from '../base/json.js';
import { visibleJson } from '../base/unprintable.js';
import type { Api } from '../model/api.js';

/** A model as JSON text. Maps become objects, in the same order. */
export const modelText = (api: Api): string =>
  `${visibleJson(jsonText(api, { replace: mapsAsObjects, indent: 2 }))}\n`;

const mapsAsObjects = (_: string, value: unknown): unknown =>
  value instanceof Map ? Object.fromEntries(value) : value;
