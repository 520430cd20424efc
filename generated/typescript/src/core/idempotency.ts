/** Idempotency keys, by which a server recognizes repeated requests. */

import type { Client } from './client.js';
import { stateOf } from './client-state.js';
import type { FinalRequestOptions } from './request.js';

/** How requests get idempotency keys. */
export interface Idempotency {
  readonly header: string;
  /** Adds a key to the options of a request, if it should have one. */
  readonly apply: (options: FinalRequestOptions, client: Client) => void;
}

/** Configures keys in this header for every request except GET; all attempts use the same key. */
export const idempotency = (header: string): Idempotency => ({
  header,
  apply(options, client) {
    if (/^get$/i.test(options.method)) return;
    options.idempotencyKey ??=
      client['defaultIdempotencyKey']?.() ?? idempotencyKey(stateOf(client).config.name);
  },
});

/** Returns a unique key. */
export function idempotencyKey(name: string): string {
  // A UUID of version 4 (RFC 9562); `crypto.randomUUID` is missing on pages loaded over plain HTTP.
  const bytes = new Uint8Array(16).map(() => Math.random() * 256);
  (globalThis as { crypto?: Crypto }).crypto?.getRandomValues(bytes); // React Native lacks it
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ];
  return `${name.toLowerCase()}-retry-${parts.join('-')}`;
}
