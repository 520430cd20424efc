import type { Json } from '../base/json.js';
import type { Diagnostic } from '../diagnostics/diagnostics.js';

export interface ParseResult {
  /** Absent if the text is not valid. */
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
}
