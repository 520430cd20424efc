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

/** Parameters of the usual case: there is no suggestion, and nothing else to resolve first. */
const usual: Readonly<Record<string, string | undefined>> = {
  suggestion: undefined,
  blocked: undefined,
  generate: 'sdkwright generate',
  accept: 'sdkwright generate --accept',
  lock: 'sdkwright.lock',
};

/** Has every parameter; those without a usual value are their names in angle brackets. */
const placeholders = new Proxy(
  {},
  {
    get: (_, name) => {
      const key = String(name);
      return Object.hasOwn(usual, key) ? usual[key] : `<${key}>`;
    },
  },
);
