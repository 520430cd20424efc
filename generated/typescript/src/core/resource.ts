/** The base class of all resources. */

import type { Client } from './client.js';

/**
 * What can replace a resource in tests: some of its methods, as asynchronous functions of the same types, and some of
 * its resources.
 *
 * ```ts
 * client.users = { retrieve: async (id) => ({ id, name: 'of a test' }) };
 * ```
 */
export type FakeOf<Resource> = {
  readonly [Member in keyof Resource]?: Resource[Member] extends (
    ...args: infer Args
  ) => PromiseLike<infer Data>
    ? (...args: Args) => PromiseLike<Data>
    : FakeOf<Resource[Member]>;
};

/** Stores the client that the methods of a resource use. */
export class APIResource {
  protected readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }
}
