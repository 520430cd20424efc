/** Documentation comments of types and members. */

import type { Json } from '../../base/json.js';
import type { Type, Use } from '../../model/api.js';
import { sentencesOf } from '../shared/constraints.js';
import { words } from '../../base/words.js';
import { comment, join, json, code, type Code } from './code.js';
import { fill } from '../shared/prose.js';

/** Columns of a line, and what a comment's frame takes of them. */
const printWidth = 100;
const frame = 3;

/** Width of text in a comment that stands `depth` levels deep. */
export const textWidth = (depth: number): number => printWidth - frame - 2 * depth;

/** Blocks of lines, with an empty line between blocks; undefined if there is nothing to say. */
export function docBlock(blocks: readonly (readonly Code[])[]): Code | undefined {
  const filled = blocks.filter((block) => block.length > 0).map((block) => join(block, code`\n`));
  return filled.length > 0 ? join(filled, code`\n\n`) : undefined;
}

export const prose = (text: string | undefined, depth: number): Code[] =>
  text === undefined || text.trim() === ''
    ? []
    : fill(text, textWidth(depth)).map((line) => comment(escapeTags(line)));

/** An `@` that begins a line or follows a brace would be a tag of the comment. */
const escapeTags = (line: string): string =>
  line.replace(/^(\s*)@|\{@/g, (at) => at.replace('@', '\\@'));

/** What is said of a member or type: description, bounds, deprecation, default, example. */
export function useDocs(use: Use, depth: number): Code | undefined {
  return documented(use, use.description ?? use.title, exampleLine(use.examples[0], depth), depth);
}

/** The same of a declaration: a title that only repeats the name is left out, and so is the example. */
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
      ...(use.default ? [code`@default ${comment(oneLine(use.default.value))}`] : []),
      ...(example ? [example] : []),
    ],
  ]);
}

/** A JSON value as TypeScript on one line; text that a comment cannot hold is escaped already. */
const oneLine = (value: Json): string => json(value);

function exampleLine(example: Json | undefined, depth: number): Code | undefined {
  if (example === undefined) return undefined;
  const text = oneLine(example);
  if (text.length > textWidth(depth) - 9) return undefined;
  return code`@example ${comment(text)}`;
}

/** What the type cannot say, as sentences. */
export function constraints(type: Type): Code[] {
  const sentences = sentencesOf(type);
  return sentences.length > 0 ? [comment(sentences.join(' '))] : [];
}
