/** By code units, the same on every machine: for `toSorted`. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
