/** Markdown of the document as lines of a comment of the language. */

import { marked, type Token, type Tokens } from 'marked';
import { markdownOf } from '../shared/markdown.js';
import { fill, fold } from '../shared/prose.js';
import type { CommentLine, ProseStyle } from './comment-style.js';

/** Longer texts, and those that cannot be parsed, are filled without being understood. */
const maxLength = 20_000;

const plainLine = (text: string): CommentLine => ({ lead: '', text });
const empty: CommentLine = plainLine('');

/** A text as lines of at most a width. */
export function proseLines(
  text: string,
  width: number,
  style: ProseStyle | undefined,
): CommentLine[] {
  if (style && text.length <= maxLength) {
    try {
      const lines = blockLines(marked.lexer(markdownOf(text)), { width, style });
      return lines.slice(0, lines.findLastIndex((line) => line !== empty) + 1);
    } catch {
      // Nested too deeply.
    }
  }
  return fill(text, width).map(plainLine);
}

interface Layout {
  readonly width: number;
  readonly style: ProseStyle;
}

/** Blocks, each with an empty line after it. */
const blockLines = (tokens: readonly Token[], layout: Layout): CommentLine[] =>
  tokens.flatMap((token) => {
    const lines = linesOf(token, layout);
    return lines.length === 0 || lines.at(-1) === empty ? lines : [...lines, empty];
  });

function linesOf(token: Token, layout: Layout): CommentLine[] {
  const { width, style } = layout;
  switch (token.type) {
    case 'heading': {
      const text = inlineText(token.tokens ?? []).replaceAll(/\s+/g, ' ');
      return text === '' ? [] : [{ lead: style.heading, text }];
    }
    case 'paragraph':
    case 'text':
      return filled(inlineText(token.tokens ?? [token]), width).map(plainLine);
    case 'list':
      return listLines(token as Tokens.List, layout);
    case 'code':
      return codeLines((token as Tokens.Code).text.split('\n'), style);
    case 'table':
      return codeLines(tableRows(token as Tokens.Table), style);
    case 'blockquote':
      return blockLines(token.tokens ?? [], layout);
    case 'html':
      return filled(withoutTags(token.raw), width).map(plainLine);
    default:
      return [];
  }
}

/** Lines of code without their common indentation, and without empty lines around them. */
function codeLines(lines: readonly string[], { code }: ProseStyle): CommentLine[] {
  const wide = lines.map((line) => line.replaceAll('\t', '  ').trimEnd());
  const start = wide.findIndex((line) => line !== '');
  if (start < 0) return [];
  const used = wide.slice(start, wide.findLastIndex((line) => line !== '') + 1);
  const indents = used.filter((line) => line !== '').map((line) => /^ */.exec(line)![0].length);
  const common = Math.min(...indents);
  return used.map((line) => (line === '' ? empty : { lead: code, text: line.slice(common) }));
}

const tableRows = ({ header, rows }: Tokens.Table): string[] =>
  [header, ...rows].map((cells) => cells.map(({ tokens }) => inlineText(tokens)).join(' | '));

/** The items of a list; those of lists in it stand after the item that has them. Code in an item follows the list. */
function listLines(list: Tokens.List, layout: Layout): CommentLine[] {
  const { style, width } = layout;
  const after: CommentLine[] = [];
  const itemLines = ({ items, ordered, start }: Tokens.List): CommentLine[] =>
    items.flatMap(({ tokens }, index) => {
      const lead = style.item(ordered ? Number(start) + index : null);
      const indent = ' '.repeat(Math.max(lead.length, style.item(null).length));
      const lists = tokens.filter((token) => token.type === 'list') as Tokens.List[];
      const texts = tokens.filter(({ type }) => type === 'text' || type === 'paragraph');
      const others = tokens.filter(
        (token) => !lists.includes(token as Tokens.List) && !texts.includes(token),
      );
      after.push(...blockLines(others, layout));
      const text = texts
        .map((token) => inlineText(('tokens' in token && token.tokens) || [token]))
        .join(' ');
      const lines = filled(text.replaceAll('\n', ' '), width - indent.length);
      const own = lines.map((line, at) => ({ lead: at === 0 ? lead : indent, text: line }));
      return [...own, ...lists.flatMap(itemLines)];
    });
  return [...itemLines(list), ...(after.length > 0 ? [empty, ...after] : [])];
}

const filled = (text: string, width: number): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .flatMap((line) => fold(line, width));

/** The text of a line without markup; code keeps its quotes, and a link its address. */
const inlineText = (tokens: readonly Token[]): string =>
  tokens
    .map((token): string => {
      switch (token.type) {
        case 'link': {
          const { href, tokens: inner } = token as Tokens.Link;
          const text = inlineText(inner);
          return href === text || href === `mailto:${text}` || text.includes(href)
            ? text
            : `${text} (${href})`;
        }
        case 'codespan':
          return `\`${(token as Tokens.Codespan).text}\``;
        case 'image':
          return (token as Tokens.Image).text;
        case 'br':
          return '\n';
        case 'html':
          return withoutTags(token.raw);
        case 'strong':
        case 'em':
        case 'del':
          return inlineText(token.tokens ?? []);
        default: {
          const { tokens: inner } = token as Tokens.Text;
          return inner
            ? inlineText(inner)
            : decoded((token as Tokens.Text).text).replaceAll(/ *\n */g, ' ');
        }
      }
    })
    .join('');

const withoutTags = (html: string): string =>
  decoded(html.replaceAll(/<!--[^]*?-->|<\/?[a-z][^<>]{0,500}>/gi, ' ')).replaceAll(/\s+/g, ' ');

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
]);

const decoded = (text: string): string =>
  text.replaceAll(/&(#39|[a-z]{2,4});/g, (whole, name: string) => entities.get(name) ?? whole);
