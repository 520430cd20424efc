/** `sdkwright explain`: what a diagnostic means, without a document at hand. */

import { catalogue, type DiagnosticCode } from '../diagnostics/diagnostics.js';
import { nearest } from '../base/nearest.js';
import { UsageError } from './project.js';

/** @throws {UsageError} for a code that there is not */
export function explain(code: string): string {
  if (!Object.hasOwn(catalogue, code)) {
    const suggestion = nearest(code, Object.keys(catalogue));
    const hint = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    throw new UsageError(`There is no diagnostic "${code}".${hint}`);
  }
  const { severity, title, message, help } = catalogue[code as DiagnosticCode];
  const lines = [
    `${code} (${severity}): ${title}.`,
    '',
    `It says:  ${(message as Told)(placeholders)}`,
    `To mend:  ${(help as Told)(placeholders)}`,
  ];
  if (severity === 'warning') {
    lines.push('', `To silence it: silence: [${code}] in sdkwright.yml.`);
  }
  return `${lines.join('\n')}\n`;
}

type Told = (params: object) => string;

/** Stands for the parameters of any diagnostic: each is its own name. */
const placeholders = new Proxy(
  {},
  { get: (_, name) => (name === 'suggestion' ? undefined : `<${String(name)}>`) },
);
