/**
 * JSON (RFC 8259) with all digits of its integers, to which `JSON.parse` gives no access in older engines: before a text
 * is parsed, large integers become strings with a mark.
 */

/** A text whose integers beyond 2^53 are strings: a mark that is nowhere else in the text, and the digits. */
export interface MarkedText {
  readonly text: string;
  readonly mark: string;
  /** How many integers are marked. */
  readonly count: number;
}

/** Part of a number that may be larger than 2^53; in a string, of anything. */
const candidate = /\d(?:[\d.]{15}|[eE])/g;
// Searches for one character: a repetition would need stack for each character of a hostile text.
const afterNumber = /[^-+.\deE]/g;
const afterSpace = /[^ \t\n\r]/g;
const digitsOnly = /^-?[1-9]\d{15,19}$/;
const number = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Marks the integers beyond 2^53. A text that is not JSON is none afterwards, either. */
export function markIntegers(text: string): MarkedText {
  const parts: string[] = [];
  let mark = '';
  while (text.includes(mark)) mark = Math.random().toString(36).slice(2);
  /** The text is copied up to here. */
  let copied = 0;
  /** The first quote that is not behind, and how far strings are known. */
  let quote = text.indexOf('"');
  let outside = 0;
  candidate.lastIndex = 0;
  for (let found = candidate.exec(text); found; found = candidate.exec(text)) {
    while (quote >= 0 && quote < found.index) {
      outside = endOfString(text, quote);
      quote = text.indexOf('"', outside);
    }
    if (outside > found.index) {
      candidate.lastIndex = outside;
      continue;
    }
    let start = found.index;
    while (start > outside && /[-+.\deE]/.test(text[start - 1]!)) start--;
    const end = indexOf(afterNumber, text, start);
    const token = text.slice(start, end);
    candidate.lastIndex = end;
    const isSafe = Number.isSafeInteger(Number(token));
    const digits = isSafe ? undefined : digitsOnly.test(token) ? token : wholeDigits(token);
    // As the name of a member, a string would be valid.
    if (digits === undefined || text[indexOf(afterSpace, text, end)] === ':') continue;
    parts.push(text.slice(copied, start), `"${mark}${digits}"`);
    copied = end;
  }
  return { text: parts.join('') + text.slice(copied), mark, count: parts.length / 2 };
}

/** The index of a match; after the text, if there is none. @param from where the search starts */
function indexOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}

const backslash = 0x5c;

/** The index after a string; after the text, if the string has no end. */
function endOfString(text: string, quote: number): number {
  for (let end = text.indexOf('"', quote + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let start = end;
    while (text.charCodeAt(start - 1) === backslash) start--;
    if ((end - start) % 2 === 0) return end + 1;
  }
  return text.length;
}

/** More digits than an integer of 64 bits has are not worth much time. */
const longest = 100;
const longestText = 1000;

/** The digits of a number in JSON without a fraction and an exponent; undefined if it is not an integer. */
function wholeDigits(text: string): string | undefined {
  if (text.length > longestText) return undefined;
  const [match, sign = '', whole = '', fraction = '', power = '0'] = number.exec(text) ?? [];
  const all = whole + fraction;
  const length = whole.length + Number(power);
  if (match === undefined || length < 1 || length > longest) return undefined;
  if (/[1-9]/.test(all.slice(length))) return undefined;
  return sign + all.slice(0, length).padEnd(length, '0').replace(/^0+/, '');
}
