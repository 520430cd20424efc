/** Request bodies in `multipart/form-data` (RFC 7578). */

import type { BodyStream } from './body.js';
import type { Client } from './client.js';
import { fetchOf } from './client-state.js';
import { isA } from './env.js';
import { formContent, streamedFile, type FormPart } from './form-content.js';
import type { FormEncodings } from './form-encoding.js';
import { isAllowed, isInRange } from './media-type.js';
import { hasFile, partsOf, type Part, type PartOptions } from './parts.js';
import { sendsStreams } from './platform.js';
import { toFile, type ToFileInput } from './uploads.js';

/** How a form is written. */
export interface MultipartOptions extends PartOptions {
  readonly encoding?: FormEncodings;
}

/**
 * Encodes an object as a form: an array as a part for each item, an object as a part in JSON. A `FormData` is
 * sent as it is. Null and undefined are left out.
 *
 * @throws {TypeError} if the body is not an object, or contains a function or a symbol
 */
export async function multipart(
  body: unknown,
  client?: Client,
  options: MultipartOptions = {},
): Promise<FormData | Blob | BodyStream | undefined> {
  if (body === null || body === undefined) return undefined;
  if (isA('FormData', body)) {
    if (client) await checkForms(fetchOf(client));
    return body;
  }
  if (typeof body !== 'object')
    throw new TypeError('The body of a form is an object or a FormData.');
  const parts: FormPart[] = [];
  for (const part of partsOf(body, options)) parts.push(await sentPart(part));
  // A `FormData` cannot have text with a media type, which would become a file. Node.js holds its files in memory.
  const isPlain = parts.every(({ value, type }) =>
    typeof value === 'string' ? type === undefined : !sendsStreams(),
  );
  if (!isPlain) return formContent(parts);
  if (client) await checkForms(fetchOf(client));
  const form = new FormData();
  for (const { name, value } of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value as File, value.name);
  }
  return form;
}

/**
 * Encodes a body as a form if it contains a file, for operations that also accept JSON.
 *
 * @param options `only` has the members that JSON does not have: with one of them, it is a form too
 */
export async function maybeMultipart(
  body: unknown,
  client?: Client,
  { only = [], ...options }: MultipartOptions & { readonly only?: readonly string[] } = {},
): Promise<unknown> {
  const isForm = isA('FormData', body) || hasFile(body) || hasMember(body, only);
  return isForm ? multipart(body, client, options) : body;
}

const hasMember = (body: unknown, names: readonly string[]): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.entries(body).some(([name, value]) => value !== undefined && names.includes(name));

const octets = 'application/octet-stream';

async function sentPart({ name, value, types }: Part): Promise<FormPart> {
  const [type] = types;
  if (typeof value === 'string') return { name, value, ...(type !== undefined && { type }) };
  const file = streamedFile(value) ?? (await toFile(value as ToFileInput));
  const exact = types.filter((range) => !range.includes('*'));
  const declared = exact.find((each) => isInRange(octets, each)) ?? exact[0];
  if (types.length === 0 || isAllowed(file.type, types) || declared === undefined)
    return { name, value: file };
  if ('chunks' in file) return { name, value: { ...file, type: declared } };
  return { name, value: await toFile(file, file.name, { type: declared }) };
}

const checked = new WeakMap<typeof globalThis.fetch, Promise<boolean>>();

/** A `fetch` with another `FormData` class would send the string `[object FormData]`. */
async function checkForms(fetch: typeof globalThis.fetch): Promise<void> {
  if (fetch === globalThis.fetch) return;
  const known = checked.get(fetch) ?? understandsForms(fetch);
  checked.set(fetch, known);
  if (await known) return;
  throw new TypeError(
    'The given `fetch` does not understand the global FormData: pass the global `fetch`, or one that does.',
  );
}

async function understandsForms(fetch: typeof globalThis.fetch): Promise<boolean> {
  try {
    const Answer = (await fetch('data:,')).constructor as typeof Response;
    const form = new FormData();
    return (await new Answer(form).text()) !== String(form);
  } catch {
    return true; // the check itself failed: assume that the form works
  }
}
