/** What an entry of the catalogue is, and how entries are written. */

/** An error stops a run before anything is written; a warning does not. */
export type Severity = 'error' | 'warning';

/** A kind of diagnostic, with the parameters that its texts need. */
export interface Entry<P> {
  readonly severity: Severity;
  /** What the diagnostic means, whatever its parameters: for `explain` and the documentation. */
  readonly title: string;
  /** What is wrong, in one sentence. */
  readonly message: (params: P) => string;
  /** How to fix it; empty where the message is enough. */
  readonly help: (params: P) => string;
}

/** Texts that need no parameters are plain strings. */
interface Texts<P> {
  readonly title: string;
  readonly message: string | ((params: P) => string);
  readonly help?: string | ((params: P) => string);
}

/** A kind of error. `P` holds the parameters of its texts. */
export const error = <P = Record<string, never>>(texts: Texts<P>): Entry<P> =>
  toEntry('error', texts);

/** A kind of warning. `P` holds the parameters of its texts. */
export const warning = <P = Record<string, never>>(texts: Texts<P>): Entry<P> =>
  toEntry('warning', texts);

function toEntry<P>(severity: Severity, { title, message, help = '' }: Texts<P>): Entry<P> {
  return { severity, title, message: toFunction(message), help: toFunction(help) };
}

const toFunction = <P>(text: string | ((params: P) => string)): ((params: P) => string) =>
  typeof text === 'string' ? () => text : text;

/** Parameters of a diagnostic that can suggest a similar name. */
export interface Suggestion {
  readonly suggestion?: string | undefined;
}

/** Suggests the similar name if there is one, and gives general help otherwise. */
export const didYouMean = ({ suggestion }: Suggestion, otherwise: string): string =>
  suggestion === undefined ? otherwise : `Did you mean "${suggestion}"?`;

/** `RequestBody` → `Request Body Object`, as the specification names its objects. */
export const specificationName = (object: string): string =>
  `${object.replaceAll(/(?<=[a-z])(?=[A-Z][a-z])/g, ' ')} Object`;
