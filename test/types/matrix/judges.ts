/** Two validators that judge the tables. Where they disagree, a row says what the specification says. */

import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Json } from './positions.js';

/** A schema, and the components that it refers to. */
export interface Judged {
  readonly schema: Json;
  readonly components?: { readonly [name: string]: Json };
}

/** Whether a value is valid. */
type Verdict = (value: Json) => boolean;

const ajv = new Ajv2020({ strict: false, validateFormats: false, ownProperties: true });
const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** The validators by name. */
export const judges = {
  ajv: (judged: Judged): Promise<Verdict> =>
    Promise.resolve(ajv.compile(documentOf(judged)) as Verdict),
  hyperjump: async (judged: Judged): Promise<Verdict> => {
    const document = documentOf(judged);
    registerSchema(document, document.$id, dialect);
    const judge = await validate(document.$id);
    return (value) => judge(value).valid;
  },
} as const;

export type JudgeName = keyof typeof judges;

let documents = 0;

/** A document with an id of its own, in which references to components resolve. */
function documentOf({ schema, components: schemas = {} }: Judged) {
  documents++;
  const $id = `https://matrix.example.com/${documents}`;
  return { $id, components: { schemas: { ...schemas } }, allOf: [schema] };
}
