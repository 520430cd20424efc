/** A place in the input: the file and the pointer in it. */
export interface Place {
  readonly file: string;
  readonly pointer: string;
}

export interface Located<T> extends Place {
  readonly value: T;
}
