/** Narrowing in a `catch`. */

import type { APIPromise, ErrorsOf } from './api-promise.js';
import { APIError } from './error.js';
import type { ThrownBy } from './result.js';

/** The error that an operation's function may be rejected with, by its declared statuses. */
export type ErrorOf<Operation extends (...args: never[]) => APIPromise<unknown>> = ThrownBy<
  ErrorsOf<ReturnType<Operation>>
>;

/**
 * Whether an error is an answer of the service, typed as the document types those of the operation.
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
