/** What the runtime knows of a client, apart from its public members. */

import type { Credential } from './auth.js';
import type { Authorize } from './authorize.js';
import type { EncodedBody } from './body.js';
import type { Client, CoreOptions } from './client.js';
import type { ClassConfig, ClientConfig } from './config.js';
import type { Describe } from './connection.js';
import type { HeadersLike } from './headers.js';
import { internalsOf } from './internal.js';
import type { Middleware } from './middleware.js';
import type { CallObserver, Observer } from './observer.js';
import type { APIResponseProps } from './send.js';

/** The internals of a client. */
export interface ClientState {
  config: ClientConfig;
  /** Only that of the client class; a client for standalone functions has none. */
  classConfig?: ClassConfig;
  options: CoreOptions;
  /** Credentials by the name of their option. */
  readonly credentials: Record<string, Credential>;
  /** Headers for every request; later ones override earlier ones. */
  defaultHeaders: readonly (HeadersLike | undefined)[];
  /** The base URL with the credentials that it was given with, and without them. */
  place?: { readonly given: string; readonly url: string };
  /** Access tokens that were obtained with the credentials, shared with copies of the client. */
  tokens?: Map<string, unknown>;
  authorize: Authorize;
  middleware: readonly Middleware[];
  observe: Observer | undefined;
  /** Describes failed connections; without it the message has the reason and the host. */
  describe?: Describe;
  /** Observes the parsing of a response that was not sent by the client. */
  observed?: (props: APIResponseProps) => Pick<CallObserver, 'parsed'>;
  encodeBody: (body: unknown, contentType: string | null) => EncodedBody;
}

/** The transport. The global one is looked up at each call, as tests and tracing replace it. */
export const fetchOf = (client: Client): typeof globalThis.fetch =>
  stateOf(client).options.fetch ?? globalThis.fetch;

/** Returns the internals of a client. */
export const stateOf: (client: Client) => ClientState = internalsOf;
