/** SHA-256 hashes, in hexadecimal. */

import { createHash } from 'node:crypto';

/** Hash of a text or of bytes, without normalization. */
export const hashBytes = (bytes: Buffer | string): string =>
  createHash('sha256').update(bytes).digest('hex');

/** Hash of a text with normalized line ends, so that it does not depend on the line ends of a checkout. */
export const hashText = (text: string): string =>
  hashBytes(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);

/** The first 8 digits of the hash of a text, for names and fingerprints that people read. */
export const shortHash = (text: string): string => hashBytes(text).slice(0, 8);
