/** Text of the document as lines of a comment. */

/** Lines that keep their breaks: lists, headings, quotes, tables, indented code. */
const ownLine = /^(\s{4,}|\s*([-*+>|#]|\d+[.)])\s)/;

/** Markdown, with its paragraphs filled to `width`; fenced code is left alone. */
export function fill(text: string, width: number): string[] {
  const result: string[] = [];
  let paragraph: string[] = [];
  let fence: string | undefined;
  const flush = (): void => {
    if (paragraph.length > 0) result.push(...fold(paragraph.join(' '), width));
    paragraph = [];
  };
  for (const line of text.trim().split(/\r\n|[\n\r\u2028\u2029]/)) {
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

/** One line as several, broken at spaces; words longer than the width stay whole. */
function fold(line: string, width: number, indent = 0): string[] {
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
