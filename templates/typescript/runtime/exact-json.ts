/**
 * JSON (RFC 8259) with all digits of its numbers, to which `JSON.parse` gives no access in older engines.
 */

/** A number that `JSON.parse` might round. */
export class LongNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An array or object, and the index or name of a value in it. */
export interface Slot {
  readonly owner: Record<string, unknown>;
  readonly name: string;
}

/** A parsed text: the value, in a slot of its own, and the slots of long numbers. */
export interface Parsed {
  readonly root: Slot;
  readonly long: readonly Slot[];
}

/** Whether a text may contain a number that `JSON.parse` rounds. */
export const mayBeLong = (text: string): boolean => /\d{16}|\d[eE]/.test(text);

const space = /[ \t\n\r]*/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** What a string cannot contain unescaped. */
// oxlint-disable-next-line no-control-regex -- RFC 8259, section 7
const special = /[\\\u0000-\u001f]/;

/**
 * Parses JSON of any depth. Members are own ones, `__proto__` included; of two with the same name the last one counts.
 *
 * @throws {SyntaxError} if the text is not JSON
 */
export function parseExact(text: string): Parsed {
  let at = 0;
  const fail = (): never => {
    throw new SyntaxError(`Unexpected ${text[at] ?? 'end'} in JSON at position ${at}`);
  };
  /** The next character that is not white space. */
  const next = (): string | undefined => {
    if (text.charCodeAt(at) <= 32) {
      space.lastIndex = at;
      space.test(text);
      at = space.lastIndex;
    }
    return text[at];
  };
  const take = (wanted: string): boolean => {
    if (next() !== wanted) return false;
    at++;
    return true;
  };
  const string = (): string => {
    const start = at;
    let slashes;
    do {
      at = text.indexOf('"', at + 1);
      if (at < 0) {
        at = text.length;
        fail();
      }
      for (slashes = 0; text[at - slashes - 1] === '\\'; slashes++);
    } while (slashes % 2 > 0);
    const inner = text.slice(start + 1, at++);
    return special.test(inner) ? (JSON.parse(`"${inner}"`) as string) : inner;
  };
  const simple = (): unknown => {
    if (text[at] === '"') return string();
    scalar.lastIndex = at;
    const [token] = scalar.exec(text) ?? fail();
    at += token.length;
    if (token === 'null') return null;
    if (token === 'true' || token === 'false') return token === 'true';
    return mayBeLong(token) ? new LongNumber(token) : Number(token);
  };

  const root: Slot = { owner: {}, name: '' };
  const long: Slot[] = [];
  /** The array or object that contains the next value, and its name there; outer ones are in `outer`. */
  let owner: unknown[] | Slot['owner'] = root.owner;
  let name = '';
  const outer: { readonly owner: unknown[] | Slot['owner']; readonly name: string }[] = [];
  const readName = (): void => {
    if (next() !== '"') fail();
    name = string();
    if (!take(':')) fail();
  };
  const put = (value: unknown): void => {
    if (Array.isArray(owner)) {
      if (value instanceof LongNumber) {
        long.push({ owner: owner as unknown as Slot['owner'], name: String(owner.length) });
      }
      owner.push(value);
      return;
    }
    const slot: Slot = { owner, name };
    setMember(slot, value);
    if (value instanceof LongNumber) long.push(slot);
  };
  const enter = (inner: unknown[] | Slot['owner']): void => {
    put(inner);
    outer.push({ owner, name });
    owner = inner;
    if (!Array.isArray(inner)) readName();
  };
  for (;;) {
    const first = next();
    if (first === '[' || first === '{') {
      at++;
      const inner = first === '[' ? [] : {};
      if (!take(first === '[' ? ']' : '}')) {
        enter(inner);
        continue;
      }
      put(inner);
    } else put(simple());
    // The value may be the last one of its array or object, and that one in turn.
    for (;;) {
      if (outer.length === 0) {
        if (next() !== undefined) fail();
        return { root, long };
      }
      if (take(',')) {
        if (!Array.isArray(owner)) readName();
        break;
      }
      if (!take(Array.isArray(owner) ? ']' : '}')) fail();
      ({ owner, name } = outer.pop()!);
    }
  }
}

/** Sets a member, and not the prototype. */
export function setMember({ owner, name }: Slot, value: unknown): void {
  if (name !== '__proto__') owner[name] = value;
  else {
    const own = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(owner, name, own);
  }
}
