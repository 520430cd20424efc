/** Integers of 64 bits as bigints or strings: a `number` would lose digits. */

import { parseJSON, type Decode } from './answer.js';
import { SDKError } from './error.js';
import { markIntegers, type MarkedText } from './exact-json.js';
import { setHidden } from './internal.js';
import { jsonText } from './json-text.js';

/** What the caller gets for the digits of an integer: `BigInt` or `String`. */
type Make = (digits: string) => unknown;

/**
 * JSON pointers to integers, in which `*` stands for every item, and for every member that has no pointer of its own.
 *
 * - `['/a']`: there are no integers.
 * - `['/a', '/b']`: there are integers as at `/b`. `#name` is a place that is in no value, for several others to refer to.
 * - `['/a', '#cat', 'kind', 'cat']`: the same, for objects whose member `kind` is `cat`. Without values, the member exists;
 *   the name `null` is for all other objects. The first of several entries that fits counts.
 * - `['/a', 'text']`: there may be text that is not an integer, even if it is digits. `word`: if it is not digits.
 * - `['/a', 'large']`: only integers beyond 2^53 are converted.
 */
export type Integers = readonly (
  string | readonly [at: string, like?: string, name?: string | null, ...values: unknown[]]
)[];

/** A parser of answers that contain integers. */
export function int64Parser(make: Make, integers: Integers): typeof parseJSON {
  const paths = pathsOf(integers);
  return (text, props) => exact(text, (marked) => parseJSON(marked, props), { make, paths });
}

/** Decodes answers in JSON that contain integers. */
export function int64Answer(make: Make, integers: Integers): Decode {
  const parse = int64Parser(make, integers);
  return () => parse;
}

/** Parses the JSON of errors that contain integers. @throws {SyntaxError} if the text is not JSON */
export function int64Errors(make: Make, integers: Integers): (text: string) => unknown {
  const paths = pathsOf(integers);
  const isError = true;
  return (text) => exact(text, (marked) => JSON.parse(marked), { make, paths, isError });
}

/** Lets JSON be written of an array or object with bigints, as the message of an error may be. */
function makeWritable(owner: Owner): void {
  const { rawJSON = String } = JSON as { rawJSON?: (text: string) => unknown };
  const write = (value: unknown): unknown => {
    if (typeof value !== 'bigint') return value;
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : rawJSON(value.toString());
  };
  setHidden(owner, 'toJSON', () =>
    Array.isArray(owner)
      ? owner.map(write)
      : Object.fromEntries(Object.entries(owner).map(([name, value]) => [name, write(value)])),
  );
}

/**
 * A value to send, in which integers that are strings are bigints.
 *
 * @throws {SDKError} for a string that is not an integer
 * @throws {RangeError} if the value contains itself
 */
export function int64<T>(value: T, integers: Integers = ['']): T {
  return sent(value, pathsOf(integers)) as T;
}

/** A body in JSON that may also be a form, bytes or a file, which stay as they are. */
export const jsonBody = (body: unknown): unknown =>
  isContainer(body) && !isOpaque(body)
    ? new Blob([jsonText(body)], { type: 'application/json' })
    : body;

/** An array or object. */
type Owner = Record<string | number, unknown>;

interface Conversion {
  readonly make: Make;
  readonly paths: Paths;
  /** Whether JSON may be written of the values. */
  readonly isError?: boolean;
}

/** Parses a text with all digits of its integers. */
function exact(
  text: string,
  parse: (text: string) => unknown,
  { make, paths, isError }: Conversion,
): unknown {
  const marked = markIntegers(text);
  const root: Owner = { '': parsed(text, marked, parse) };
  let left = marked.count;
  const pending: [container: Owner, known: Paths][] = [];
  const visit = (owner: Owner, name: string | number, known: Paths): void => {
    const value = owner[name];
    if (isContainer(value)) return void pending.push([value, known.of(value)]);
    const digits = digitsOf(value, known.kinds, marked);
    if (digits === undefined) return;
    const integer = make(digits);
    const isWritten = isError && typeof integer === 'bigint';
    // An error that is only a bigint has no place for a `toJSON`, and is a number.
    if (isWritten && owner === root) return;
    if (typeof value === 'string') left--;
    setMember(owner, name, integer);
    if (isWritten) makeWritable(owner);
  };
  visit(root, '', paths);
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [value, known] = next;
    for (const name of Array.isArray(value) ? value.keys() : Object.keys(value)) {
      const inner = known.below(name);
      if (inner) visit(value, name, inner);
    }
  }
  if (left > 0) restoreNumbers(root, marked.mark);
  return root[''];
}

/** Parses a marked text. What is wrong with it is said of the text itself. */
function parsed(text: string, marked: MarkedText, parse: (text: string) => unknown): unknown {
  if (marked.count === 0) return parse(text);
  try {
    return parse(marked.text);
  } catch {
    return parse(text);
  }
}

/** Makes numbers of the marked integers that are left. */
function restoreNumbers(root: Owner, mark: string): void {
  const pending = [root];
  for (let owner = pending.pop(); owner; owner = pending.pop()) {
    for (const name of Object.keys(owner)) {
      const value = owner[name];
      if (isContainer(value)) pending.push(value);
      else if (typeof value === 'string' && value.startsWith(mark)) {
        setMember(owner, name, Number(value.slice(mark.length)));
      }
    }
  }
}

const isContainer = (value: unknown): value is Owner => typeof value === 'object' && value !== null;

/** The digits of an integer to convert; undefined for all other values. */
function digitsOf(value: unknown, kinds: Kinds, { mark }: MarkedText): string | undefined {
  if (typeof value === 'string') {
    const isInteger = value.startsWith(mark) && (kinds.has('integer') || kinds.has('large'));
    return isInteger ? value.slice(mark.length) : undefined;
  }
  return kinds.has('integer') && Number.isSafeInteger(value) ? String(value) : undefined;
}

/** Sets a member, and not the prototype. */
function setMember(owner: Owner, name: string | number, value: unknown): void {
  if (name !== '__proto__') owner[name] = value;
  else {
    const own = { value, writable: true, enumerable: true, configurable: true };
    Object.defineProperty(owner, name, own);
  }
}

function sent(value: unknown, known: Paths): unknown {
  const paths = known.of(value);
  if (typeof value === 'string') return sentText(value, paths.kinds);
  if (Array.isArray(value)) return value.map((item, index) => below(item, paths.below(index)));
  if (!isContainer(value) || isOpaque(value)) return value;
  const copy: Owner = {};
  for (const [name, member] of Object.entries(value)) {
    setMember(copy, name, below(member, paths.below(name)));
  }
  return copy;
}

/** What a string stands for: an integer, or text. */
function sentText(text: string, kinds: Kinds): unknown {
  const isInteger = kinds.has('integer');
  if (kinds.has('text') || !(isInteger || kinds.has('large'))) return text;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  if (!isInteger || kinds.has('word')) return text;
  throw new SDKError(`"${text}" is not an integer.`);
}

const below = (value: unknown, paths: Paths | undefined): unknown =>
  paths ? sent(value, paths) : value;

/** Whether an object is not written member by member, such as a date, a file or a stream. */
const isOpaque = (value: object): boolean =>
  'toJSON' in value ||
  'arrayBuffer' in value ||
  ArrayBuffer.isView(value) ||
  Symbol.iterator in value ||
  Symbol.asyncIterator in value;

/** What a value may be: `integer`, and the names that `Integers` describes. */
type Kinds = ReadonlySet<string>;

/** What is known of a value. */
interface Paths {
  readonly kinds: Kinds;
  /** What is known of it once it is seen. */
  readonly of: (value: unknown) => Paths;
  /** What is known of a member or an item; undefined if it contains no integers. */
  readonly below: (name: string | number) => Paths | undefined;
}

interface Place {
  readonly kinds: Set<string>;
  /** By name after a dot, or `*`. */
  readonly members: Map<string, Place>;
  /** Places that describe this one too. */
  readonly like: Place[];
  /** Places of which the first one that fits does. */
  readonly choices: Choice[];
}

interface Choice {
  readonly place: Place;
  readonly name: string | null;
  readonly values: readonly unknown[];
}

const emptyPlace = (): Place => ({
  kinds: new Set(),
  members: new Map(),
  like: [],
  choices: [],
});

function pathsOf(integers: Integers): Paths {
  const trees = emptyPlace();
  const find = (pointer: string): Place => {
    let place = trees;
    for (const [depth, step] of pointer.split('/').entries()) {
      const key = step === '*' || !depth ? step : `.${step.replace(/~[012]/g, unescaped)}`;
      const found = place.members.get(key) ?? emptyPlace();
      place.members.set(key, found);
      place = found;
    }
    return place;
  };
  for (const entry of integers) {
    if (typeof entry === 'string') {
      find(entry).kinds.add('integer');
      continue;
    }
    const [at, like, name, ...values] = entry;
    const place = find(at);
    if (like === undefined) continue;
    if (/^\w/.test(like)) place.kinds.add(like);
    else if (name === undefined) place.like.push(find(like));
    else place.choices.push({ place: find(like), name, values });
  }
  return pathsAt([find('')]);
}

const unescaped = (escape: string): string => '~/*'[Number(escape[1])]!;

/** @param decided the places whose choices are made */
function pathsAt(given: readonly Place[], decided: readonly Place[] = []): Paths {
  // A set is iterated over what is added meanwhile, too.
  const places = new Set(given);
  for (const { like } of places) for (const other of like) places.add(other);
  const all = [...places];
  const names = all.flatMap(({ members }) => [...members.keys()]);
  const hasItems = names.some((name) => /^\.\d+$/.test(name));
  const open = all.filter((place) => place.choices.length > 0 && !decided.includes(place));
  const chosen = new Map<string, Paths>();
  const known = new Map<string, Paths | undefined>();
  const find = (key: string): Paths | undefined => {
    const inner = all.flatMap(({ members }) => members.get(key) ?? members.get('*') ?? []);
    return inner.length > 0 ? pathsAt(inner) : undefined;
  };
  const self: Paths = {
    kinds: new Set(all.flatMap(({ kinds }) => [...kinds])),
    of(value) {
      if (open.length === 0 || !isContainer(value)) return self;
      const fits = open.map(({ choices }) => choices.findIndex((choice) => isMet(choice, value)));
      const key = fits.join();
      const found =
        chosen.get(key) ??
        pathsAt(
          [...all, ...fits.flatMap((index, at) => open[at]!.choices[index]?.place ?? [])],
          [...decided, ...open],
        );
      chosen.set(key, found);
      return found.of(value);
    },
    below(name) {
      const key = typeof name === 'string' || hasItems ? `.${name}` : '*';
      if (!known.has(key)) known.set(key, find(key));
      return known.get(key);
    },
  };
  return self;
}

const isMet = ({ name, values }: Choice, value: Owner): boolean =>
  name === null ||
  (Object.hasOwn(value, name) &&
    (values.length > 0 ? values.includes(value[name]) : value[name] !== undefined));
