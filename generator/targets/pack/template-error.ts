/** An error in a target pack: in a template, in `pack.ts`, or in what they produce. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}
