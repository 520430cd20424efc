/**
 * Limits on what is accepted and how far it is followed, so that a hostile document ends in a diagnostic
 * instead of a hang or a stack overflow.
 */
export const limits = {
  /** Size of one file, in bytes. */
  bytes: 64 * 1024 * 1024,
  /** Files that one document may refer to. */
  files: 2000,
  /** Nesting of objects and arrays in a text. */
  depth: 640,
  /** Levels of schemas within one another, and of objects and arrays in one value. */
  schemaDepth: 220,
  /** Levels of schemas within one another that are one type, without members between them. */
  inlineDepth: 64,
  /** Levels of schemas that are combinations of other named schemas. */
  composition: 400,
  /** Levels of schemas that are other named schemas, combined or not. */
  aliases: 2000,
  /** Nodes that YAML aliases and merge keys may add by repetition. */
  aliasNodes: 1_000_000,
  /** Schemas in all files. */
  schemas: 1_000_000,
  /** Unresolvable references and unknown keywords for which a similar name is suggested. */
  suggestions: 100,
  /** Length of a generated name, in UTF-16 code units: of longer ones, words in the middle are left out. */
  nameLength: 80,
  /** Successive `$ref`s that are followed to a type that is not a reference. */
  referenceSteps: 50,
  /** Levels of references, unions and base classes that are searched to classify a type. */
  classification: 20,
  /** Levels of base classes whose members are collected. */
  inheritance: 50,
  /** Levels of a generated example value. */
  exampleDepth: 6,
  /** Items of a list in a generated example value. */
  exampleItems: 50,
  /** Levels of common members that merging two types descends; deeper ones are `unknown`. */
  mergeDepth: 8,
  /** Variants of the union that merging two unions can produce; with more it becomes `unknown`. */
  mergeVariants: 128,
} as const;
