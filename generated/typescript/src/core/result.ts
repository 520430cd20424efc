/** The result of `safe()`: a success, or a failure that is typed by its status. */

import type { APIConnectionError, APIError, APIUserAbortError, SDKError } from './error.js';

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type Parsed<Text> = Text extends `${infer Status extends number}` ? Status : never;
type Statuses<Class extends 3 | 4 | 5> = Parsed<`${Class}${Digit}${Digit}`>;

/** Statuses that are documented individually. */
type Declared<Errors> = Extract<keyof Errors, number>;
type Fallback<Errors> = Errors extends { default: infer Body } ? Body : unknown;
type Ranged<Errors, Range extends '4XX' | '5XX'> =
  Errors extends Record<Range, infer Body> ? Body : Fallback<Errors>;

/** A successful response. `data` is its parsed body. */
export interface Success<Data> {
  readonly ok: true;
  readonly data: Data;
  readonly status: number;
  readonly response: Response;
}

/** An error response. `error` is its body, `cause` the error that awaiting the promise throws. */
export interface Failure<Status extends number, Body> {
  readonly ok: false;
  readonly status: Status;
  readonly error: Body;
  readonly headers: Headers;
  readonly cause: APIError;
}

/** No response: the connection failed, timed out or was aborted, or an option is invalid. */
export interface NoAnswer {
  readonly ok: false;
  readonly status: undefined;
  readonly error: APIConnectionError | APIUserAbortError | SDKError;
}

/** The failures of an operation; `3XX`, `4XX`, `5XX` and `default` apply to statuses without their own entry. */
export type Failures<Errors> =
  | { [Status in Declared<Errors>]: Failure<Status, Errors[Status]> }[Declared<Errors>]
  | (Errors extends Record<'3XX', infer Body>
      ? Failure<Exclude<Statuses<3>, Declared<Errors>>, Body>
      : never)
  | Failure<Exclude<Statuses<4>, Declared<Errors>>, Ranged<Errors, '4XX'>>
  | Failure<Exclude<Statuses<5>, Declared<Errors>>, Ranged<Errors, '5XX'>>;

/** The result of an operation: `ok` distinguishes success from failure, `status` narrows `error`. */
export type SafeResult<Data, Errors> = Success<Data> | Failures<Errors> | NoAnswer;

/** The error that an operation throws: `status` narrows `error`. */
export type ThrownBy<Errors> =
  Failures<Errors> extends infer Each
    ? Each extends Failure<infer Status, infer Body>
      ? APIError<Status, Body>
      : never
    : never;
