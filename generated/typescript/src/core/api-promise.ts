/** The promise of a response, whose body is parsed once, when the promise is first awaited. */

import { parserOf } from './answer.js';
import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import { textOf } from './connection.js';
import { SDKError, type APIError } from './error.js';
import { shownResponse } from './response.js';
import { internalsOf, setInternals } from './internal.js';
import type { SafeResult } from './result.js';
import type { APIResponseProps } from './send.js';

export type { APIResponseProps };

/** Response headers that the API does not document. */
export type AnyHeaders = Readonly<Record<string, string | null>>;

/** A `Response` whose `headers.get` knows the names and types of the documented headers. */
export interface ResponseWith<H> extends Response {
  readonly headers: HeadersWith<H>;
}

/** `Headers` whose `get` knows the documented headers. */
export interface HeadersWith<H> extends Headers {
  get<K extends keyof H>(name: K): H[K];
  get(name: string): string | null;
}

/** The documented error bodies of a promise, by status. */
export type ErrorsOf<P> = P extends { readonly _errors?: infer E } ? E : unknown;

/** Turns a response into a value. */
type Parse<T> = (client: Client, props: APIResponseProps) => T | PromiseLike<T>;

interface PromiseState<T> {
  readonly client: Client;
  readonly received: Promise<APIResponseProps>;
  /** Parses the response on first use. */
  readonly data: () => Promise<T>;
}

/**
 * @typeParam T the parsed body of a successful response
 * @typeParam E the documented error bodies, by status
 * @typeParam H the documented response headers, by name
 */
export class APIPromise<T, E = unknown, H = AnyHeaders> extends Promise<T> {
  /** Exists only in types: keeps promises with documented errors assignable to those without. */
  declare readonly _errors?: E;

  /**
   * @param received resolves when the response headers have arrived
   * @param parse parses the response on first use; by default according to its media type
   */
  constructor(client: Client, received: Promise<APIResponseProps>, parse: Parse<T> = parseBody) {
    super((resolve) => resolve(null as T)); // never observed: `then` is overridden
    let parsed: Promise<T> | undefined;
    const data = (): Promise<T> => (parsed ??= received.then((props) => parse(client, props)));
    setInternals<PromiseState<T>>(this, { client, received, data });
  }

  /** Returns a promise of a value that was never requested, for tests. */
  static of<T>(value: T): APIPromise<T> {
    const { json } = Response as unknown as { json: (data: unknown) => Response };
    const props = { response: json(value ?? null), options: {} } as APIResponseProps;
    return new this(undefined as never, Promise.resolve(props), () => value);
  }

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /**
   * Returns the response as soon as its headers arrive. The caller reads the body; the timeout applies to each
   * chunk. Every call returns the same response, and the value can be awaited before or after.
   *
   * @throws the same errors as awaiting the promise
   */
  async asResponse(): Promise<Response> {
    return responseOf(await partsOf(this).received);
  }

  /** Returns the parsed body together with the response, whose body can be read again. */
  async withResponse(): Promise<{ data: T; response: ResponseWith<H> }> {
    const data = await partsOf(this).data();
    return { data, response: (await this.asResponse()) as ResponseWith<H> };
  }

  /** Returns a result object instead of throwing an `SDKError`. */
  async safe<P extends APIPromise<unknown>>(
    this: P & APIPromise<T>,
  ): Promise<SafeResult<T, ErrorsOf<P>>> {
    try {
      const { data, response } = await (this as APIPromise<T>).withResponse();
      return { ok: true, data, status: response.status, response };
    } catch (error) {
      if (!(error instanceof SDKError)) throw error;
      // A malformed response has a status as well, but that of a success.
      const { status, error: body, headers } = error as APIError;
      const failure =
        status! >= 300
          ? { ok: false, status, error: body, headers, cause: error }
          : { ok: false, status: undefined, error };
      return failure as SafeResult<T, ErrorsOf<P>>;
    }
  }

  /** Returns a promise of the transformed data, for the same response. */
  _thenUnwrap<U>(transform: (data: T) => U): APIPromise<U, E, H> {
    return transformed(partsOf(this), transform);
  }

  // `catch` and `finally` call `then`.
  override then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return partsOf(this).data().then(onfulfilled, onrejected);
  }
}

/** Not in the class: bundlers rename a class that refers to itself. */
const transformed = <T, U, E, H>(
  { client, received, data }: PromiseState<T>,
  transform: (data: T) => U,
): APIPromise<U, E, H> => new APIPromise(client, received, async () => transform(await data()));

const partsOf: <T>(promise: Promise<T>) => PromiseState<T> = internalsOf;

/** Returns the value that the operation expects; that of JSON, if it does not say otherwise. */
async function parseBody<T>(client: Client, props: APIResponseProps): Promise<T> {
  const parse = parserOf(props);
  if (parse === 'response') return responseOf(props) as T;
  const { response, observer } = props;
  try {
    props.text = props.reread?.() ?? textOf(props);
    const value = parse(await props.text, props);
    (observer ?? stateOf(client).observed?.(props))?.parsed(value);
    observer?.ended({ response });
    return value as T;
  } catch (error) {
    observer?.failed(error);
    observer?.ended({ error });
    throw error;
  }
}

/** The response for the caller: one for each answer. */
const responseOf = (props: APIResponseProps): Promise<Response> =>
  (props.shown ??= shownResponse(props));
