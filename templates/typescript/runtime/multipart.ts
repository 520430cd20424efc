/** Bodies of `multipart/form-data` (RFC 7578). */

import { toFile } from './uploads.js';

/** A form of the members of an object: nested ones as `key[sub]`, elements of arrays as `key[]`. */
export async function multipart(body: object | null | undefined): Promise<FormData | undefined> {
  if (!body) return undefined;
  const form = new FormData();
  for (const [key, value] of Object.entries(body)) await append(form, key, value);
  return form;
}

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
