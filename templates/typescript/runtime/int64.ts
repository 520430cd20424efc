/** Integers of 64 bits as bigints or strings: a `number` would lose digits. */

import { parseJSON, type Decode } from './answer.js';
import { SDKError } from './error.js';
import {
  LongNumber,
  mayBeLong,
  parseExact,
  setMember,
  type Parsed,
  type Slot,
} from './exact-json.js';
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
 */
export type Integers = readonly (
  string | readonly [at: string, like?: string, name?: string | null, ...values: unknown[]]
)[];

/** A parser of answers that contain integers. */
export function int64Parser(make: Make, integers: Integers): typeof parseJSON {
  const paths = pathsOf(integers);
  return (text, props) => exact(text, parseJSON(text, props), { make, paths });
}

/** Decodes answers in JSON that contain integers. */
export function int64Answer(make: Make, integers: Integers): Decode {
  const parse = int64Parser(make, integers);
  return () => parse;
}

/** Parses the JSON of errors that contain integers. @throws {SyntaxError} if the text is not JSON */
export function int64Errors(make: Make, integers: Integers): (text: string) => unknown {
  const paths = pathsOf(integers);
  return (text) => {
    const plain: unknown = JSON.parse(text);
    const value = exact(text, plain, { make, paths });
    // The message of an error is JSON if it has no better one, and JSON has no bigints.
    hideBigInts(value, plain);
    hideBigInts((value as Message)?.message, (plain as Message)?.message);
    return value;
  };
}

type Message = { readonly message?: unknown } | null;

function hideBigInts(value: unknown, plain: unknown): void {
  if (typeof value === 'object' && value !== null) setHidden(value, 'toJSON', () => plain);
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

interface Conversion {
  readonly make: Make;
  readonly paths: Paths;
}

/** @param plain the value that `JSON.parse` returns for the text */
function exact(text: string, plain: unknown, { make, paths }: Conversion): unknown {
  const { root, long } = mayBeLong(text) ? parseExact(text) : inSlot(plain);
  const pending: [Slot, Paths][] = [[root, paths]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [slot, known] = next;
    const value = slot.owner[slot.name];
    const at = known.of(value);
    const digits = at.isInteger ? digitsOf(value) : undefined;
    if (digits !== undefined) setMember(slot, make(digits));
    if (!isContainer(value)) continue;
    for (const name of Object.keys(value)) {
      const inner = at.below(Array.isArray(value) ? Number(name) : name);
      if (inner) pending.push([{ owner: value, name }, inner]);
    }
  }
  for (const slot of long) {
    const value = slot.owner[slot.name];
    if (value instanceof LongNumber) setMember(slot, Number(value.text));
  }
  return root.owner[root.name];
}

const inSlot = (value: unknown): Parsed => ({ root: { owner: { '': value }, name: '' }, long: [] });

const isContainer = (value: unknown): value is Slot['owner'] =>
  typeof value === 'object' && value !== null && !(value instanceof LongNumber);

/** The digits of an integer; undefined for all other values. */
function digitsOf(value: unknown): string | undefined {
  if (value instanceof LongNumber) return wholeDigits(value.text);
  return Number.isInteger(value) ? String(value) : undefined;
}

/** More digits than an integer of 64 bits has are not worth much time. */
const longest = 100;

/** The digits of a number in JSON without a fraction and an exponent; undefined if it is not an integer. */
function wholeDigits(text: string): string | undefined {
  const [, sign = '', whole = '', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(text)!;
  const all = whole + fraction;
  const length = whole.length + Number(power);
  if (!/[1-9]/.test(all)) return '0';
  if (length < 1 || length > longest || /[1-9]/.test(all.slice(length))) return undefined;
  return sign + all.slice(0, length).padEnd(length, '0').replace(/^0+/, '');
}

function sent(value: unknown, known: Paths): unknown {
  const paths = known.of(value);
  if (typeof value === 'string') return paths.isInteger ? sentText(value, paths) : value;
  if (Array.isArray(value)) return value.map((item, index) => below(item, paths.below(index)));
  if (!isContainer(value) || isOpaque(value)) return value;
  const copy: Slot['owner'] = {};
  for (const [name, member] of Object.entries(value)) {
    setMember({ owner: copy, name }, below(member, paths.below(name)));
  }
  return copy;
}

/** What a string stands for where there are integers. */
function sentText(text: string, { mayBe }: Paths): unknown {
  if (mayBe.has('text')) return text;
  if (/^-?\d+$/.test(text)) return BigInt(text);
  if (mayBe.has('word')) return text;
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

/** What is known of a value. */
interface Paths {
  readonly isInteger: boolean;
  /** Whether it may also be text, or a word. */
  readonly mayBe: ReadonlySet<string>;
  /** What is known of it once it is seen. */
  readonly of: (value: unknown) => Paths;
  /** What is known of a member or an item; undefined if it contains no integers. */
  readonly below: (name: string | number) => Paths | undefined;
}

interface Place {
  isInteger: boolean;
  readonly mayBe: Set<string>;
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
  isInteger: false,
  mayBe: new Set(),
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
      find(entry).isInteger = true;
      continue;
    }
    const [at, like, name, ...values] = entry;
    const place = find(at);
    if (like === undefined) continue;
    if (/^\w/.test(like)) place.mayBe.add(like);
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
    isInteger: all.some(({ isInteger }) => isInteger),
    mayBe: new Set(all.flatMap(({ mayBe }) => [...mayBe])),
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

const isMet = ({ name, values }: Choice, value: Slot['owner']): boolean =>
  name === null ||
  (Object.hasOwn(value, name) &&
    (values.length > 0 ? values.includes(value[name]) : value[name] !== undefined));
