/** Information about named types for the printer of literals, from their views. */

import type { Json } from '../../../base/json.js';
import { jsonKindOfValue } from '../../../model/json-kind.js';
import type { TypeId } from '../../../model/api.js';
import { SpecText } from '../code.js';
import { Literal } from '../literal.js';
import type { DeclaredTypes } from '../literals.js';
import type { ModelView } from './model-view.js';

/**
 * Looks up how a named type is declared; its functions return null for a type that is declared in another
 * way.
 */
export function declaredTypes(models: ReadonlyMap<TypeId, ModelView>): DeclaredTypes {
  return {
    fields: (id) => {
      const model = models.get(id);
      if (model?.declared !== 'object') return null;
      return model.fields.map(({ wireName, name, type }) => ({
        wireName: SpecText.read(wireName),
        name,
        type,
      }));
    },
    constants: (id) =>
      nullIfEmpty(
        (models.get(id)?.constants ?? []).map(({ value, name }) => ({
          value: Literal.read(value),
          name,
        })),
      ),
    alias: (id) => models.get(id)?.alias ?? null,
    variants: (id) =>
      nullIfEmpty(
        (models.get(id)?.variants ?? []).map(({ name, type, json }) => ({
          name,
          type,
          accepts: (value: Json) => json === 'any' || json === jsonKindOfValue(value),
        })),
      ),
  };
}

const nullIfEmpty = <T>(items: readonly T[]): readonly T[] | null =>
  items.length > 0 ? items : null;
