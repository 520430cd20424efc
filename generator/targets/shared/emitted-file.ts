/** A file of the output. `format` asks for the formatter; other files are as they will be. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
  readonly format: boolean;
}
