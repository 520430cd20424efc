/**
 * The catalogue: every diagnostic by its code. Codes are public (`silence:` in the config, `explain`), so
 * they never change; texts may. `docs/diagnostics.md` is generated from it.
 */

import { config } from './catalogue/config.js';
import { document } from './catalogue/document.js';
import { files } from './catalogue/files.js';
import { names } from './catalogue/names.js';
import { operations } from './catalogue/operations.js';
import { output } from './catalogue/output.js';
import { references } from './catalogue/references.js';
import { schemas } from './catalogue/schemas.js';
import { servers } from './catalogue/servers.js';

export const catalogue = {
  ...files,
  ...document,
  ...servers,
  ...references,
  ...schemas,
  ...operations,
  ...config,
  ...names,
  ...output,
} as const;

export type DiagnosticCode = keyof typeof catalogue;

/** The parameters of the texts of a diagnostic. */
export type Params<C extends DiagnosticCode> = Parameters<(typeof catalogue)[C]['message']>[0];
