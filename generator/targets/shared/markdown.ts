/** Descriptions are Markdown that may contain HTML, and links that only make sense on the site of the API. */

/** Code, which stays as it is: fenced or between single back-quotes. */
const codeParts = /(```[^]*?(?:```|$)|`[^`\n]*`)/;

/** HTML elements as Markdown, in order. Lengths are limited, so that no text takes long. */
const elements: readonly (readonly [RegExp, string])[] = [
  [/<a\s[^<>]{0,300}?href=["']([^"'<>]{1,500})["'][^<>]{0,300}>([^<>]{0,500})<\/a>/gi, '[$2]($1)'],
  [/<(?:code|tt)>([^<>`\n]{1,500})<\/(?:code|tt)>/gi, '`$1`'],
  [/<\/?(?:strong|b)>/gi, '**'],
  [/<\/?(?:em|i)>/gi, '_'],
  [/<h([1-6])(?:\s[^<>]{0,300})?>/gi, '\n\n# '],
  [/<li(?:\s[^<>]{0,300})?>\s{0,100}/gi, '\n- '],
  [/<br\s{0,10}\/?>/gi, '  \n'],
  [/<\/?(?:p|div|ul|ol|table|tr|h[1-6]|pre)(?:\s[^<>]{0,300})?>/gi, '\n\n'],
  [/<\/?(?:li|span|sup|sub|u|small|font|tbody|thead|th|td)(?:\s[^<>]{0,300})?>/gi, ''],
];

/** A link that is no absolute URL. */
const relativeLink = /\[([^[\]\n]{1,300})\]\((?!https?:|mailto:)[^()\s]{0,500}\)/gi;

/** A description as Markdown without HTML; links of the document's own site become text. */
export const markdownOf = (text: string): string =>
  text
    .split(codeParts)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : elements
            .reduce((result, [pattern, markdown]) => result.replace(pattern, markdown), part)
            .replace(relativeLink, '$1'),
    )
    .join('');
