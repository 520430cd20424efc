/** Request bodies in `multipart/form-data` (RFC 7578). */

import type { Client } from './client.js';
import { isA } from './env.js';
import { isUploadable, toFile, type ToFileInput } from './uploads.js';

/**
 * Encodes an object as a form: nested members as `key[sub]`, array items as `key[]`. A `FormData` is sent as
 * it is.
 *
 * @throws {TypeError} if the body is not an object, or contains null
 */
export async function multipart(body: unknown, client?: Client): Promise<FormData | undefined> {
  if (body === null || body === undefined) return undefined;
  if (client) await checkForms(client.fetch);
  if (isA('FormData', body)) return body;
  if (typeof body !== 'object')
    throw new TypeError('The body of a form is an object or a FormData.');
  const form = new FormData();
  for (const [key, value] of Object.entries(body)) await append(form, key, value);
  return form;
}

/** Encodes a body as a form if it contains a file, for operations that also accept JSON. */
export async function maybeMultipart(body: unknown, client?: Client): Promise<unknown> {
  return isA('FormData', body) || hasFile(body) ? multipart(body, client) : body;
}

/** A JSON part of a form. Undefined values are omitted. */
export const jsonPart = (value: unknown, type: string): Blob | undefined =>
  value === undefined ? undefined : new Blob([JSON.stringify(value)], { type });

function hasFile(value: unknown): boolean {
  if (isUploadable(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasFile);
}

async function append(form: FormData, key: string, value: unknown): Promise<void> {
  if (value === undefined) return;
  if (value === null) {
    throw new TypeError(
      `"${key}" is null, which a form cannot say; pass the string 'null' for it.`,
    );
  }
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new TypeError(`"${key}" is a ${typeof value}, which a form cannot say.`);
  }
  if (typeof value !== 'object') form.append(key, String(value));
  else if (isUploadable(value)) {
    const file = await toFile(value as ToFileInput);
    form.append(key, file, file.name);
  } else if (value instanceof Date) form.append(key, value.toISOString());
  else if (Array.isArray(value)) for (const item of value) await append(form, `${key}[]`, item);
  else {
    for (const [name, member] of Object.entries(value)) {
      await append(form, `${key}[${name}]`, member);
    }
  }
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
