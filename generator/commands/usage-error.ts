/** Thrown when a command or a library function is called with options that do not fit. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
