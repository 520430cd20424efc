/** `sdkwright explain`: what a diagnostic means and how to fix it, without a document. */

import { nearest } from '../base/nearest.js';
import { catalogue, type DiagnosticCode } from '../diagnostics/catalogue.js';
import { UsageError } from './usage-error.js';

/** The explanation of a code, as text. @throws {UsageError} if the code does not exist */
export function explain(code: string): string {
  if (!isCode(code)) {
    const suggestion = nearest(code, Object.keys(catalogue));
    const hint =
      suggestion === undefined
        ? 'All of them are listed in node_modules/sdkwright/docs/diagnostics.md.'
        : `Did you mean ${suggestion}?`;
    throw new UsageError(`There is no diagnostic "${code}". ${hint}`);
  }
  const { severity, title, message, help } = catalogue[code];
  const howToFix = (help as TextOf)(placeholders);
  const lines = [
    `${code} (${severity}): ${title}.`,
    '',
    `Message:  ${(message as TextOf)(placeholders)}`,
    ...(howToFix === '' ? [] : [`To fix:   ${howToFix}`]),
  ];
  if (severity === 'warning') {
    lines.push('', `To silence it, add this to sdkwright.yml:  silence: [${code}]`);
  }
  return `${lines.join('\n')}\n`;
}

const isCode = (code: string): code is DiagnosticCode => Object.hasOwn(catalogue, code);

/** A text of the catalogue. Each has parameters of its own; placeholders stand in for all of them. */
type TextOf = (params: object) => string;

/** Has every parameter, each with its name in angle brackets as its value. There is never a suggestion. */
const placeholders = new Proxy(
  {},
  { get: (_, name) => (name === 'suggestion' ? undefined : `<${String(name)}>`) },
);
