/** Strings and numbers in examples, where the document has none: a string says what it stands for. */

import type { Json } from '../../base/json.js';
import type { NumberType, StringType } from '../../model/api.js';

/** Values of strings by format. */
const formats: ReadonlyMap<string, { readonly value: string; readonly pattern: RegExp }> = new Map(
  Object.entries({
    'date-time': {
      value: '2030-01-01T00:00:00Z',
      pattern: /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/,
    },
    date: { value: '2030-01-01', pattern: /^\d{4}-\d\d-\d\d$/ },
    time: { value: '12:00:00Z', pattern: /^\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/ },
    duration: { value: 'P1D', pattern: /^P[\dYMWDTHS.]+$/ },
    uuid: {
      value: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e',
      pattern: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i,
    },
    uri: { value: 'https://example.com', pattern: /^[a-z][a-z\d+.-]*:\S+$/i },
    url: { value: 'https://example.com', pattern: /^[a-z][a-z\d+.-]*:\S+$/i },
    email: { value: 'dev@example.com', pattern: /^[^\s@]+@[^\s@]+$/ },
    hostname: { value: 'example.com', pattern: /^[\w.-]+$/ },
    ipv4: { value: '192.0.2.1', pattern: /^\d{1,3}(\.\d{1,3}){3}$/ },
    ipv6: { value: '2001:db8::1', pattern: /^[\da-f:.]*:[\da-f:.]*$/i },
    byte: { value: 'Y29udGVudA==', pattern: /^[\w+/-]*={0,2}$/ },
    base64url: { value: 'Y29udGVudA', pattern: /^[\w-]*$/ },
  }),
);

/** Longer texts are not made up. */
const maxFilledLength = 256;

/** Whether a text has a format, as far as it is known. */
export const hasFormat = (text: string, { format = '' }: StringType): boolean =>
  formats.get(format)?.pattern.test(text) ?? true;

/** A text of a format, or else the name of what it stands for: `'user_id'`. */
export function exampleText(type: StringType, name: string): string {
  const known = formats.get(type.format ?? '');
  return known ? known.value : ofLength(name === '' ? 'value' : name, type);
}

function ofLength(text: string, { minLength = 0, maxLength = Infinity }: StringType): string {
  const cut = text.slice(0, maxLength);
  return cut.length < minLength && minLength <= maxFilledLength ? cut.padEnd(minLength, text) : cut;
}

/** The number nearest to zero within the bounds. */
export function exampleNumber(type: NumberType): Json {
  const { integer, multipleOf } = type;
  const low = lowest(type);
  const high = highest(type);
  if (typeof low === 'bigint' || typeof high === 'bigint') return low ?? high ?? 0;
  const wanted = Math.max(low ?? -Infinity, Math.min(high ?? Infinity, 0));
  // Integers of a document that are beyond 2^53 are bigints.
  const step = multipleOf === undefined ? (integer ? 1 : undefined) : Number(multipleOf);
  if (step === undefined) return wanted;
  const rounded = (wanted > 0 ? Math.ceil(wanted / step) : Math.floor(wanted / step)) * step;
  return Number.isFinite(rounded) ? rounded + 0 : wanted;
}

function lowest({ minimum, exclusiveMinimum, integer }: NumberType): number | bigint | undefined {
  if (exclusiveMinimum === undefined) return minimum;
  const above = next(exclusiveMinimum, integer, 1);
  return minimum !== undefined && minimum > above ? minimum : above;
}

function highest({ maximum, exclusiveMaximum, integer }: NumberType): number | bigint | undefined {
  if (exclusiveMaximum === undefined) return maximum;
  const below = next(exclusiveMaximum, integer, -1);
  return maximum !== undefined && maximum < below ? maximum : below;
}

/** A number beyond an exclusive bound. */
function next(bound: number | bigint, integer: boolean, by: 1 | -1): number | bigint {
  if (typeof bound === 'bigint') return bound + BigInt(by);
  if (!integer) return bound + by * Math.min(1, Math.abs(bound) / 2 || 0.5);
  return by > 0 ? Math.floor(bound) + 1 : Math.ceil(bound) - 1;
}
