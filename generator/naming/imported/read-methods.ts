/** The methods of an existing SDK, read from its `api.md`, one per line: the title of each has verb and path. */

import { words } from '../../base/words.js';

/** A method of an existing SDK. */
export interface ImportedMethod {
  /** Of the request, in upper case. */
  readonly method: string;
  readonly path: string;
  /** In camel case: `chat.completions.create`. A method of the client itself has one step. */
  readonly accessor: string;
  /** Line of the file, counted from 1. */
  readonly line: number;
}

const entry = /<code title="([a-z]+) ([^"]+)">(.*?)<\/code>/i;
const call = /^\s*\$?client((?:(?:\.|->)[\p{ID_Continue}$]+)+)/u;

/**
 * All methods that a text lists as `<code title="get /users">client.users.<a href="…">list</a>()</code>`, in
 * the case of any language. Other lines are ignored.
 */
export function readMethods(text: string): ImportedMethod[] {
  return text.split(/\r?\n/).flatMap((lineText, index) => {
    const [, method, path, shown] = entry.exec(lineText) ?? [];
    if (method === undefined || path === undefined || shown === undefined) return [];
    const [, steps] = call.exec(plain(shown.replaceAll(/<[^>]*>/g, ''))) ?? [];
    if (steps === undefined) return [];
    const accessor = steps
      .split(/\.|->/)
      .slice(1)
      .map(inCamelCase)
      .filter((step) => step !== '')
      .join('.');
    return [{ method: method.toUpperCase(), path: plain(path), accessor, line: index + 1 }];
  });
}

/** A name in camel case as it is, one in another case converted. A reserved word may end in `_`. */
function inCamelCase(name: string): string {
  if (/^[a-z$][^_]*$/.test(name)) return name;
  const [first = '', ...rest] = words(name);
  const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
  return [first.toLowerCase(), ...rest.map(capital)].join('');
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

const plain = (html: string): string =>
  html.replaceAll(/&(?:lt|gt|quot|amp);/g, (entity) => entities[entity]!);
