/** The base class of all resources. */

import type { Client } from './client.js';

export class APIResource {
  protected readonly client: Client;

  constructor(client: Client) {
    this.client = client;
  }
}
