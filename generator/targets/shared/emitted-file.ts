/** A file of the output, before formatting. */
export interface EmittedFile {
  /** Relative to the output folder. */
  readonly path: string;
  readonly text: string;
  /** Whether the file is formatted before it is written. */
  readonly format: boolean;
  /** Whether the file is only started: written if it does not exist, and the user's own from then on. */
  readonly once?: boolean;
}
