/** How the language writes comments. */

export interface CommentStyle {
  /** Longest line, in columns. */
  readonly width: number;
  /** Before each line: `// `, `# `; empty where the template puts a block around the text. */
  readonly prefix: string;
  /** Changes the filled lines as a whole, before each is escaped. */
  readonly lines?: (lines: readonly string[]) => readonly string[];
  /** Escapes what would end the comment or have a meaning in it; invisible characters are escaped already. */
  readonly escape: (line: string) => string;
}
