/**
 * Marks in rendered text that are resolved when a file is complete: references to other modules, line ends
 * within code, columns. They are control characters, which neither templates nor escaped text contain.
 */

import { Code, type Imported } from './code.js';

const mark = {
  import: '\u0001',
  line: '\u0002',
  cell: '\u0003',
  columns: '\u0004',
  end: '\u0005',
  imports: '\u0006',
  late: '\u0007',
  either: '\u0010',
  or: '\u0011',
  done: '\u0012',
} as const;

const any = /[\u0001-\u0007\u0010-\u0012]/;

/** The references of a file to other modules, in order of first use. */
export interface References {
  readonly all: Imported[];
  readonly index: Map<string, number>;
}

/** A list of references without entries, for a file that is about to be rendered. */
export const noReferences = (): References => ({ all: [], index: new Map() });

/** Code as text with marks. @throws {Error} if the code contains a mark itself */
export function marked(code: Code, references: References): string {
  return Code.parts(code)
    .map((part) => {
      if (typeof part === 'string') {
        if (any.test(part)) throw new Error('Code contains a control character.');
        return part.replaceAll('\n', mark.line);
      }
      const key = JSON.stringify([part.module, part.name, part.local, part.declares]);
      let index = references.index.get(key);
      if (index === undefined) {
        index = references.all.push(part) - 1;
        references.index.set(key, index);
      }
      return `${mark.import}${index}${mark.import}`;
    })
    .join('');
}

/** End of a cell in columns. */
export const cell: string = mark.cell;
/** Where the imports of a file are printed. */
export const importsMark: string = mark.imports;
/** Where imports are printed that would form a cycle at the top of the file. */
export const lateImportsMark: string = mark.late;
/** The short text if all its lines fit into a width, or else the long one. */
export const eitherOf = (width: number, short: string, long: string): string =>
  `${mark.either}${width}${mark.or}${short}${mark.or}${long}${mark.done}`;
/** Text whose cells are aligned. */
export const inColumns = (text: string): string => `${mark.columns}${text}${mark.end}`;

/** Text with its marks resolved: names inserted, code indented like its first line, columns aligned. */
export function settle(text: string, nameOf: (index: number) => string): string {
  const named = text.replaceAll(/\u0001(\d+)\u0001/g, (_, index: string) => nameOf(Number(index)));
  const lines = named.split('\n').map((line) => {
    if (!line.includes(mark.line)) return line;
    const indent = /^[\u0003-\u0005\t ]*/.exec(line)![0].replaceAll(/[\u0003-\u0005]/g, '');
    return line
      .split(mark.line)
      .map((part, index) => (index === 0 ? part : part === '' ? '' : indent + part))
      .join('\n');
  });
  return choose(lines.join('\n')).replaceAll(
    /\u0004([^\u0004\u0005]*)\u0005/g,
    (_, block: string) => align(block),
  );
}

/** Resolves texts of two lengths. The first line of the short one counts with what precedes it. */
function choose(text: string): string {
  let result = '';
  let rest = text;
  for (let start = rest.indexOf(mark.either); start >= 0; start = rest.indexOf(mark.either)) {
    result += rest.slice(0, start);
    const end = rest.indexOf(mark.done, start);
    const [width, short, long] = rest.slice(start + 1, end).split(mark.or) as [
      string,
      string,
      string,
    ];
    const before = result.length - (result.lastIndexOf('\n') + 1);
    const fits = short
      .split('\n')
      .every((line, index) => (index === 0 ? before : 0) + [...line].length <= Number(width));
    result += fits ? short : long;
    rest = rest.slice(end + 1);
  }
  return result + rest;
}

/** Elastic tabstops: in consecutive lines, the cells of a column are as wide as the widest. */
function align(block: string): string {
  const rows = block.split('\n').map((line) => line.split(mark.cell));
  const widths = rows.map((cells) => cells.map(() => 0));
  const columns = Math.max(...rows.map((cells) => cells.length)) - 1;
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows.length;) {
      let end = row;
      while (end < rows.length && rows[end]!.length > column + 1) end++;
      const run = rows.slice(row, end);
      const width = Math.max(0, ...run.map((cells) => [...cells[column]!].length));
      for (let index = row; index < end; index++) widths[index]![column] = width;
      row = Math.max(end, row + 1);
    }
  }
  return rows
    .map((cells, row) =>
      cells
        .map((text, column) =>
          column === cells.length - 1
            ? text
            : `${text}${' '.repeat(widths[row]![column]! - [...text].length)} `,
        )
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
