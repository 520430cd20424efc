/** What a document may ask of us, so that a hostile one ends in a message and not in a hang. */
export const limits = {
  /** Size of one file. */
  bytes: 64 * 1024 * 1024,
  /** Files that one document may refer to. */
  files: 2000,
  /** Nesting of objects and arrays. */
  depth: 400,
  /** Nodes that YAML aliases and merge keys may add by repetition. */
  aliasNodes: 1_000_000,
  /** Schemas of all files together. */
  schemas: 1_000_000,
  /** References that lead nowhere for which the nearest name is looked for. */
  suggestions: 100,
  /** Length of a generated name. */
  nameLength: 120,
} as const;
