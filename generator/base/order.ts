/** Compares by UTF-16 code units, for `toSorted`: the same on every machine, unlike `localeCompare`. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
