/** Documentation comments of types and members. */

import type { Json } from '../../base/json.js';
import type { Type, Use } from '../../model/api.js';
import { sentencesOf } from '../shared/constraints.js';
import { words } from '../../base/words.js';
import { comment, join, json, code, type Code } from './code.js';
import { fill } from '../shared/prose.js';

/** Columns of a line, and of ` * ` in front of each line of a comment. */
const printWidth = 100;
const frame = 3;

/** Columns for the text of a comment that is indented by `depth` levels. */
export const textWidth = (depth: number): number => printWidth - frame - 2 * depth;

/** Blocks of lines, separated by empty lines; undefined if all are empty. */
export function docBlock(blocks: readonly (readonly Code[])[]): Code | undefined {
  const filled = blocks.filter((block) => block.length > 0).map((block) => join(block, code`\n`));
  return filled.length > 0 ? join(filled, code`\n\n`) : undefined;
}

/** Markdown of the document as lines of a comment; none if there is no text. */
export const prose = (text: string | undefined, depth: number): Code[] =>
  text === undefined || text.trim() === ''
    ? []
    : fill(text, textWidth(depth)).map((line) => comment(escapeTags(line)));

/** An `@` at the start of a line or after a brace would start a TSDoc tag. */
const escapeTags = (line: string): string =>
  line.replace(/^(\s*)@|\{@/g, (at) => at.replace('@', '\\@'));

/** The documentation of a member: description, constraints, deprecation, default and example. */
export function useDocs(use: Use, depth: number): Code | undefined {
  return documented(use, use.description ?? use.title, exampleLine(use.examples[0], depth), depth);
}

/** The documentation of a declaration: without an example, and without a title that repeats its name. */
export function declarationDocs(use: Use, name: string, depth: number): Code | undefined {
  const title = words(use.title ?? '')
    .join('')
    .toLowerCase();
  const repeats = words(name).join('').toLowerCase().startsWith(title);
  return documented(use, use.description ?? (repeats ? undefined : use.title), undefined, depth);
}

function documented(
  use: Use,
  text: string | undefined,
  example: Code | undefined,
  depth: number,
): Code | undefined {
  return docBlock([
    prose(text, depth),
    constraints(use.type),
    [
      ...(use.deprecated ? [code`@deprecated`] : []),
      ...(use.default ? [code`@default ${comment(json(use.default.value).text)}`] : []),
      ...(example ? [example] : []),
    ],
  ]);
}

/** An `@example` tag, if there is an example that fits on one line. */
function exampleLine(example: Json | undefined, depth: number): Code | undefined {
  if (example === undefined) return undefined;
  const { text } = json(example);
  if (text.length > textWidth(depth) - 9) return undefined;
  return code`@example ${comment(text)}`;
}

/** Constraints that the type cannot express, as one paragraph. */
export function constraints(type: Type): Code[] {
  const sentences = sentencesOf(type);
  return sentences.length > 0 ? [comment(sentences.join(' '))] : [];
}
