/** How the language writes comments. */

/** A line of a comment. */
export interface CommentLine {
  /** What the language has in front of it: the marker of a list or heading, or an indentation. */
  readonly lead: string;
  /** Text of the document, which is escaped. */
  readonly text: string;
}

/** How the language writes what Markdown has. */
export interface ProseStyle {
  /** In front of a heading. */
  readonly heading: string;
  /** In front of an item of a list. @param number of a numbered item */
  readonly item: (number: number | null) => string;
  /** In front of each line of code. */
  readonly code: string;
}

export interface CommentStyle {
  /** Longest line, in columns. */
  readonly width: number;
  /** Before each line: `// `, `# `; empty where the template puts a block around the text. */
  readonly prefix: string;
  /** By default, Markdown stays as it is. */
  readonly prose?: ProseStyle;
  /** Changes the filled lines as a whole, before each is escaped. */
  readonly lines?: (lines: readonly CommentLine[]) => readonly CommentLine[];
  /** Escapes what would end the comment or have a meaning in it; invisible characters are escaped already. */
  readonly escape: (line: string) => string;
  /** The same for lines of code. By default as for any other. */
  readonly escapeCode?: (line: string) => string;
}
