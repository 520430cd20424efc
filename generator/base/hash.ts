/** Hashes of texts, the same whatever line ends a checkout gives them. */

import { createHash } from 'node:crypto';

export const hashText = (text: string): string =>
  createHash('sha256')
    .update(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text)
    .digest('hex');
