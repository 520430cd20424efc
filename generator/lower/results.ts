/** Results that a caller can ask for have the types, and so the names, of the variants of the result of a plain call. */

import type { AnswerAlternative, Api, Operation } from '../model/api.js';
import { essence } from '../model/media-types.js';
import { needsName, selectingUnion } from '../model/walk.js';

/** Replaces the inline types of results that are among those of a plain call. Ambiguous ones are left out. */
export const nameResults = (api: Api): Api => ({
  ...api,
  operations: api.operations.map((operation): Operation => {
    const { wire } = operation;
    const alternatives = wire.response.alternatives.flatMap((alternative) =>
      namedAlternative(alternative, operation, api),
    );
    return { ...operation, wire: { ...wire, response: { ...wire.response, alternatives } } };
  }),
});

function namedAlternative(
  alternative: AnswerAlternative,
  { success }: Operation,
  api: Api,
): AnswerAlternative[] {
  if (!alternative.isUsual || !needsName(alternative.use.type)) return [alternative];
  const union = selectingUnion(success.type, api);
  const use = union?.variants.find((_, index) =>
    alternative.mediaTypes.some((name) => union.mediaTypes[index]!.includes(essence(name))),
  );
  return use ? [{ ...alternative, use }] : [];
}
