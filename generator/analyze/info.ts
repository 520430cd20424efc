/** The metadata of a document. @see https://spec.openapis.org/oas/v3.2.0#info-object */

import type { Info, Tag } from '../model/api.js';
import type { OpenAPIDocument } from '../openapi/document.js';

/** The Info Object; a document without one is called `API`, version `0.0.0`. */
export function infoOf({ info }: OpenAPIDocument): Info {
  const { title, version, description, contact, license } = info ?? {};
  const licenseId = license?.identifier ?? license?.name;
  return {
    title: title ?? 'API',
    version: version ?? '0.0.0',
    ...(description !== undefined && { description }),
    ...(contact && { contact }),
    ...(licenseId !== undefined && { license: licenseId }),
  };
}

/** The tags that the document describes; those without a name are omitted. */
export const tagsOf = ({ tags = [] }: OpenAPIDocument): Tag[] =>
  tags.flatMap(({ name, summary, description, parent, kind }) =>
    name === undefined
      ? []
      : {
          name,
          ...(summary !== undefined && { summary }),
          ...(description !== undefined && { description }),
          ...(parent !== undefined && { parent }),
          ...(kind !== undefined && { kind }),
        },
  );
