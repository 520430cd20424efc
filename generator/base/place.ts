/** A place in the input. */
export interface Place {
  /** Path of the file, relative to the folder of the document. */
  readonly file: string;
  /** JSON pointer (RFC 6901) within the file. */
  readonly pointer: string;
}

/** A value with the place that it comes from. */
export interface Located<T> extends Place {
  readonly value: T;
}
