/**
 * Path templates: `/users/{id}`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating
 */

/** The names of the parameters in order, duplicates included: `['id']`. */
export const templateNames = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!);

/** The literal texts and parameters of a template in order. */
export function splitTemplate(path: string): (string | { readonly name: string })[] {
  return path
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[^{}]*\}$/.test(part) ? { name: part.slice(1, -1) } : part));
}
