/** A fault of a target pack, not of a document: a template, its `pack.ts`, or what they make. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
