/** The promise of an answer: parsed when it is awaited, once. */

import type { Client } from './client.js';
import { connectionError } from './connection.js';
import { APIError, MalformedResponseError, SDKError } from './error.js';
import { withIdleTimeout } from './idle.js';
import type { SafeResult } from './result.js';
import type { APIResponseProps } from './send.js';

export type { APIResponseProps };

/** Headers of which the document says nothing. */
export type AnyHeaders = Readonly<Record<string, string | null>>;

/** A raw answer whose declared headers are known: `get` completes their names and types their values. */
export type ResponseWith<H> = string extends keyof H
  ? Response
  : Omit<Response, 'headers'> & { readonly headers: HeadersWith<H> };

export interface HeadersWith<H> extends Headers {
  get<K extends keyof H>(name: K): H[K];
  get(name: string): string | null;
}

/** The declared errors of a promise, by status. */
export type ErrorsOf<P> = P extends { readonly _errors?: infer E } ? E : unknown;

/** What makes a value of an answer. */
type Parse<T> = (client: Client, props: APIResponseProps) => T | PromiseLike<T>;

/**
 * @typeParam T what success gives
 * @typeParam E what the service may answer beside success: body types by status
 * @typeParam H the headers that the answer declares, by name
 */
export class APIPromise<T, E = unknown, H = AnyHeaders> extends Promise<T> {
  /** Types alone: lets a promise with declared errors stand for one without. */
  declare readonly _errors?: E;

  readonly #client: Client;
  readonly #received: Promise<APIResponseProps>;
  readonly #parse: Parse<T>;
  #parsed: Promise<T> | undefined;

  /**
   * @param received the answer, when its headers are there
   * @param parse what makes the value of it, when it is first asked for; by default as its media type says
   */
  constructor(client: Client, received: Promise<APIResponseProps>, parse: Parse<T> = parseBody) {
    super((resolve) => resolve(null as T)); // never seen: `then` reads the answer
    this.#client = client;
    this.#received = received;
    this.#parse = parse;
  }

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /**
   * The answer as soon as its headers are there; its body is left to the caller, under an idle timeout.
   *
   * @throws as `await` does
   */
  async asResponse(): Promise<Response> {
    const { response, deadline } = await this.#received;
    return withIdleTimeout(response, deadline);
  }

  /** The parsed answer and the raw one. */
  async withResponse(): Promise<{ data: T; response: ResponseWith<H> }> {
    const [data, { response }] = await Promise.all([this.#data(), this.#received]);
    return { data, response: response as ResponseWith<H> };
  }

  /** The answer or what went wrong, as a value: for anything on the wire it never throws. */
  async safe<P extends APIPromise<unknown>>(
    this: P & APIPromise<T>,
  ): Promise<SafeResult<T, ErrorsOf<P>>> {
    try {
      const { data, response } = await (this as APIPromise<T>).withResponse();
      return { ok: true, data, status: response.status, response };
    } catch (error) {
      if (!(error instanceof SDKError)) throw error;
      // What is malformed has a status too, but that of a success.
      const answered = error instanceof APIError && Number(error.status) >= 400;
      const failure = answered
        ? {
            ok: false,
            status: error.status,
            error: error.error,
            headers: error.headers,
            cause: error,
          }
        : { ok: false, status: undefined, error };
      return failure as SafeResult<T, ErrorsOf<P>>;
    }
  }

  /** The same answer, seen through a function. */
  _thenUnwrap<U>(transform: (data: T) => U): APIPromise<U, E, H> {
    return new APIPromise<U, E, H>(this.#client, this.#received, async () =>
      transform(await this.#data()),
    );
  }

  // `catch` and `finally` call `then`.
  override then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#data().then(onfulfilled, onrejected);
  }

  #data(): Promise<T> {
    return (this.#parsed ??= this.#received.then((props) => this.#parse(this.#client, props)));
  }
}

/** No body is null, JSON is its value, anything else its text. */
async function parseBody<T>(_: Client, props: APIResponseProps): Promise<T> {
  const { response, options, deadline, observation } = props;
  if (options.decode) return withIdleTimeout(response, deadline) as T;
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    const failure = connectionError(error, deadline, response.url || 'about:blank');
    observation?.failed(failure);
    throw failure;
  } finally {
    deadline?.clear();
  }
  const value = valueOf(text, response);
  observation?.parsed(value);
  return value as T;
}

function valueOf(text: string, { status, headers }: Response): unknown {
  if (status === 204) return null;
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
  if (!/^application\/json$|\+json$/i.test(type)) return text;
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = `The answer is not valid JSON: ${text.slice(0, 100)}`;
    throw new MalformedResponseError(status, text, message, headers, { cause });
  }
}
