/** The base class of all resources. */

import type { Client } from './client.js';

/** Stores the client that the methods of a resource use. */
export class APIResource {
  protected readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }
}
