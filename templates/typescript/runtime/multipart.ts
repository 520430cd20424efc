/** Bodies of `multipart/form-data` (RFC 7578). */

import { toFile } from './uploads.js';

/**
 * A form of the members of an object: nested ones as `key[sub]`, elements of arrays as `key[]`. A `FormData`
 * is taken as it is.
 *
 * @throws {TypeError} for a body without members, and for null within it
 */
export async function multipart(body: unknown): Promise<FormData | undefined> {
  if (body === null || body === undefined) return undefined;
  if (body instanceof FormData) return body;
  if (typeof body !== 'object')
    throw new TypeError('The body of a form is an object or a FormData.');
  const form = new FormData();
  for (const [key, value] of Object.entries(body)) await append(form, key, value);
  return form;
}

/** A part of JSON, as `encoding` asks for; what is left out stays out. */
export const jsonPart = (value: unknown, type: string): Blob | undefined =>
  value === undefined ? undefined : new Blob([JSON.stringify(value)], { type });

async function append(form: FormData, key: string, value: unknown): Promise<void> {
  if (value === undefined) return;
  if (value === null) {
    throw new TypeError(
      `"${key}" is null, which a form cannot say; pass the string 'null' for it.`,
    );
  }
  if (typeof value !== 'object') form.append(key, String(value));
  else if (value instanceof File) form.append(key, value, value.name);
  else if (value instanceof Blob || value instanceof Response || Symbol.asyncIterator in value) {
    const file = await toFile(value as Blob);
    form.append(key, file, file.name);
  } else if (value instanceof Date) form.append(key, value.toISOString());
  else if (Array.isArray(value)) for (const item of value) await append(form, `${key}[]`, item);
  else {
    for (const [name, member] of Object.entries(value)) {
      await append(form, `${key}[${name}]`, member);
    }
  }
}
