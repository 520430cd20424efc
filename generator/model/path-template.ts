/**
 * Path templates: `/users/{id}`.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-templating
 */

/** The names between braces, in order, repeated ones too. */
export const templateNames = (path: string): string[] =>
  [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]!);

/** Literal text and names, in order. */
export function splitTemplate(path: string): (string | { readonly name: string })[] {
  return path
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part) => (/^\{[^{}]*\}$/.test(part) ? { name: part.slice(1, -1) } : part));
}
