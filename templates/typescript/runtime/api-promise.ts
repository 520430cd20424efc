/** The promise of an answer: parsed when it is awaited, once. */

import type { Client } from './client.js';
import { APIError, MalformedResponseError, SDKError } from './error.js';
import { withIdleTimeout } from './idle.js';
import type { SafeResult } from './result.js';
import { connectionError, type Received } from './send.js';

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

/**
 * @typeParam T what success gives
 * @typeParam E what the service may answer beside success: body types by status
 * @typeParam H the headers that the answer declares, by name
 */
export class APIPromise<T, E = unknown, H = AnyHeaders> extends Promise<T> {
  /** Types alone: lets a promise with declared errors stand for one without. */
  declare readonly _errors?: E;

  readonly #client: Client;
  readonly #received: Promise<Received>;
  readonly #parse: (received: Received) => Promise<T>;
  #parsed: Promise<T> | undefined;

  constructor(
    client: Client,
    received: Promise<Received>,
    parse: (received: Received) => Promise<T> = parseBody,
  ) {
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

  override then<A = T, B = never>(
    onfulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#data().then(onfulfilled, onrejected);
  }

  override catch<B = never>(
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<T | B> {
    return this.#data().catch(onrejected);
  }

  override finally(onfinally?: (() => void) | null): Promise<T> {
    return this.#data().finally(onfinally);
  }

  #data(): Promise<T> {
    this.#parsed ??= this.#received.then(this.#parse);
    return this.#parsed;
  }
}

/** No body is null, JSON is its value, anything else its text. */
async function parseBody<T>(received: Received): Promise<T> {
  const { response, options, deadline } = received;
  if (options.decode === 'response') return withIdleTimeout(response, deadline) as T;
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw connectionError(error, deadline, response.url || 'about:blank');
  } finally {
    deadline.clear();
  }
  if (response.status === 204) return null as T;
  const type = response.headers.get('content-type')?.split(';', 1)[0]?.trim() ?? '';
  if (!/^application\/json$|\+json$/i.test(type)) return text as T;
  if (text === '') return undefined as T;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    const message = `The answer is not valid JSON: ${text.slice(0, 100)}`;
    throw new MalformedResponseError(response.status, text, message, response.headers, {
      cause: error,
    });
  }
}
