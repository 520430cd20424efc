/** Diagnostics: what sdkwright reports about its input, as values. The catalogue has one entry per code. */

import { catalogue, type DiagnosticCode, type Params } from './catalogue.js';
import type { Entry, Severity } from './entry.js';

export type { DiagnosticCode } from './catalogue.js';
export type { Severity } from './entry.js';

/** A location in the input. */
export interface SourceLocation {
  /** Path of the file, relative to the folder of the document or config. */
  readonly file: string;
  /** JSON pointer (RFC 6901) within the file; absent for the file as a whole. */
  readonly pointer?: string;
  /** Line, counted from 1; absent until the diagnostic is located, and for the file as a whole. */
  readonly line?: number;
  /** Column in UTF-16 code units, counted from 1; present together with `line`. */
  readonly column?: number;
}

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  /** What is wrong, in one sentence. */
  readonly message: string;
  /** How to fix it; empty where the message is enough. */
  readonly help: string;
  readonly source: SourceLocation;
  /** Other locations involved, such as the first of two equal operationIds. */
  readonly related?: readonly { readonly message: string; readonly source: SourceLocation }[];
}

/** Creates a diagnostic of the catalogue. The type of `params` follows from the code. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  params: Params<C>,
  source: SourceLocation,
  related?: Diagnostic['related'],
): Diagnostic {
  const { severity, message, help } = catalogue[code] as Entry<Params<C>>;
  return {
    severity,
    code,
    message: message(params),
    help: help(params),
    source,
    ...(related && { related }),
  };
}

/** Whether a run must stop before it writes anything. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
