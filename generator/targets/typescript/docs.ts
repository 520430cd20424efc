/** Documentation comments of types and members. */

import type { Json } from '../../base/json.js';
import type { Type, Use } from '../../model/api.js';
import { sentencesOf } from '../shared/constraints.js';
import { words } from '../../base/words.js';
import { fill } from '../shared/prose.js';
import { code, comment, join, json, type Code } from './code.js';

/** Columns of a line, and of ` * ` in front of each line of a comment. */
const printWidth = 100;
const frame = 3;

/** Columns for the text of a comment that is indented by `depth` levels. */
const textWidth = (depth: number): number => printWidth - frame - 2 * depth;

/** Blocks of lines, separated by empty lines; undefined if all are empty. */
export function docBlock(blocks: readonly (readonly Code[])[]): Code | undefined {
  const filled = blocks.filter((block) => block.length > 0).map((block) => join(block, code`\n`));
  return filled.length > 0 ? join(filled, code`\n\n`) : undefined;
}

/** Markdown of the document as lines of a comment; empty if there is no text. */
export const prose = (text: string | undefined, depth: number): Code[] =>
  text === undefined || text.trim() === ''
    ? []
    : fill(text, textWidth(depth)).map((line) => comment(escapeTags(line)));

/** A tag such as `@param id`, followed by Markdown of the document. */
export function tagged(tag: Code, text: string, depth: number): Code[] {
  const [first = '', ...rest] = fill(`${tag.text} ${text}`, textWidth(depth));
  if (!first.startsWith(tag.text)) return [tag, ...prose(text, depth)];
  const afterTag = comment(escapeTags(first.slice(tag.text.length)));
  return [code`${tag}${afterTag}`, ...rest.map((line) => comment(escapeTags(line)))];
}

/** An `@` at the start of a line or after a brace would start a TSDoc tag. */
const escapeTags = (line: string): string =>
  line.replace(/^(\s*)@|\{@/g, (at) => at.replace('@', '\\@'));

/** The documentation of a member: description, constraints, deprecation, default and example. */
export function useDocs(use: Use, depth: number): Code | undefined {
  const example = exampleLine(use.examples[0], depth);
  return docBlock([
    prose(use.description ?? use.title, depth),
    constraints(use.type),
    [...useTags(use), ...example],
  ]);
}

/** The documentation of a declaration: without an example, and without a title that repeats its name. */
export function declarationDocs(use: Use, name: string, depth: number): Code | undefined {
  const title = words(use.title ?? '')
    .join('')
    .toLowerCase();
  const repeats = words(name).join('').toLowerCase().startsWith(title);
  const text = use.description ?? (repeats ? undefined : use.title);
  return docBlock([prose(text, depth), constraints(use.type), useTags(use)]);
}

const useTags = ({ deprecated, default: value }: Use): Code[] => [
  ...(deprecated ? [code`@deprecated`] : []),
  ...(value ? [code`@default ${comment(json(value.value).text)}`] : []),
];

/** An `@example` tag, if there is an example that fits on one line. */
function exampleLine(example: Json | undefined, depth: number): Code[] {
  if (example === undefined) return [];
  const line = `@example ${json(example).text}`;
  return line.length > textWidth(depth) ? [] : [comment(line)];
}

/** Constraints that the type cannot express, as one paragraph. */
function constraints(type: Type): Code[] {
  const sentences = sentencesOf(type);
  return sentences.length > 0 ? [comment(sentences.join(' '))] : [];
}
