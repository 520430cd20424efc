/** Narrows the error in a `catch` block. */

import type { APIPromise, ErrorsOf } from './api-promise.js';
import { APIError } from './error.js';
import type { ThrownBy } from './result.js';

/** The errors that the API documents for an operation. */
export type ErrorOf<Operation extends (...args: never[]) => APIPromise<unknown>> = ThrownBy<
  ErrorsOf<ReturnType<Operation>>
>;

/**
 * Returns whether the error is an error response, and types it as documented for the operation.
 *
 * ```ts
 * catch (error) {
 *   if (isErrorOf(updateUser, error) && error.status === 422) error.error;
 * }
 * ```
 */
export function isErrorOf<Operation extends (...args: never[]) => APIPromise<unknown>>(
  _operation: Operation,
  error: unknown,
): error is ErrorOf<Operation> {
  return error instanceof APIError && error.status !== undefined;
}
