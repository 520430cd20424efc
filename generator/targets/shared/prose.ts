/** Text of the document, filled to the width of a comment. */

import { markdownOf } from './markdown.js';

/** Lines that are not joined with others: list items, headings, quotes, tables, indented code. */
const ownLine = /^(\s{4,}|\s*([-*+>|#]|\d+[.)])\s)/;

/** The lines of a Markdown text with its paragraphs filled. Fenced code stays as it is. @param width in columns */
export function fill(text: string, width: number): string[] {
  const result: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = (): void => {
    if (paragraph.length > 0) result.push(...fold(paragraph.join(' '), width));
    paragraph = [];
  };
  for (const line of markdownOf(text)
    .trim()
    .split(/\r\n|[\n\r\u2028\u2029]/)) {
    const mark = /^\s*(```|~~~)/.exec(line)?.[1];
    if (fence !== undefined || mark !== undefined) {
      flush();
      result.push(line.trimEnd());
      if (mark !== undefined)
        fence = fence === undefined ? mark : fence === mark ? undefined : fence;
    } else if (line.trim() === '') {
      flush();
      if (result.length > 0 && result.at(-1) !== '') result.push('');
    } else if (ownLine.test(line)) {
      flush();
      result.push(
        ...fold(line.trimEnd(), width, /^\s*(?:[-*+]|\d+[.)])\s+/.exec(line)?.[0].length),
      );
    } else paragraph.push(line.trim());
  }
  flush();
  return result;
}

/** A line broken at spaces. Words that are longer than the width are not broken. @param indent of further lines */
export function fold(line: string, width: number, indent = 0): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  const lead = /^\s*/.exec(line)![0];
  let current = lead;
  for (const word of line.slice(lead.length).split(/ +/)) {
    if (current.trim() !== '' && current.length + 1 + word.length > width) {
      lines.push(current);
      current = ' '.repeat(indent) + word;
    } else current += current.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, current];
}
