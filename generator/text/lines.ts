/** Offsets in a text → lines and columns. */

/** Both counted from 1; columns are UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** The line and column of one offset. */
export const lineColumn = (text: string, offset: number): LineColumn =>
  createLineIndex(text)(offset);

/** The positions of many offsets of one text, whose lines are found only once. */
export function createLineIndex(text: string): (offset: number) => LineColumn {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) {
    starts.push(end + 1);
  }
  return (offset) => {
    const line = lastAtMost(starts, offset);
    return { line: line + 1, column: offset - starts[line]! + 1 };
  };
}

/** Index of the last of some ascending numbers that is not above `value`. The first is never above it. */
function lastAtMost(ascending: readonly number[], value: number): number {
  let [low, high] = [0, ascending.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ascending[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
