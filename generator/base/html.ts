/** Text in HTML and in Markdown that is rendered to HTML. */

import { escapeUnprintable } from './unprintable.js';

/** Escapes text for an HTML element or a quoted attribute; shows unprintable characters. */
export const escapeHtml = (text: string): string =>
  escapeUnprintable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
