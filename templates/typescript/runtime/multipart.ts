/** Request bodies in `multipart/form-data` (RFC 7578). */

import type { Client } from './client.js';
import { fetchOf } from './client-state.js';
import { isA } from './env.js';
import type { FormEncodings } from './form-encoding.js';
import { isInRange } from './media-type.js';
import { hasFile, partsOf, type Part, type PartOptions } from './parts.js';
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
): Promise<FormData | Blob | undefined> {
  if (body === null || body === undefined) return undefined;
  if (isA('FormData', body)) {
    if (client) await checkForms(fetchOf(client));
    return body;
  }
  if (typeof body !== 'object')
    throw new TypeError('The body of a form is an object or a FormData.');
  const parts: SentPart[] = [];
  for (const part of partsOf(body, options)) parts.push(await sentPart(part));
  // A `FormData` cannot have text with a content type: it would become a file.
  if (parts.some(({ value, type }) => typeof value === 'string' && type !== undefined)) {
    return formBlob(parts);
  }
  if (client) await checkForms(fetchOf(client));
  const form = new FormData();
  for (const { name, value } of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, value.name);
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

interface SentPart {
  readonly name: string;
  readonly value: string | File;
  /** The media type of a text. */
  readonly type?: string;
}

async function sentPart({ name, value, types }: Part): Promise<SentPart> {
  const [type] = types;
  if (typeof value === 'string') return { name, value, ...(type !== undefined && { type }) };
  const file = await toFile(value as ToFileInput);
  if (type === undefined || types.some((range) => isInRange(file.type, range))) {
    return { name, value: file };
  }
  const declared = types.find((range) => !range.includes('*'));
  return {
    name,
    value: declared === undefined ? file : await toFile(file, file.name, { type: declared }),
  };
}

function formBlob(parts: readonly SentPart[]): Blob {
  // The type of a blob is in lower case.
  const random = (): string => Math.random().toString(36).slice(2);
  const boundary = `form-${random()}${random()}${random()}`;
  const content = parts.flatMap(({ name, value, type }) => {
    const isText = typeof value === 'string';
    const fileName = isText ? '' : `; filename="${escaped(value.name)}"`;
    const mediaType = isText ? type : value.type || 'application/octet-stream';
    const head = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${escaped(name)}"${fileName}`,
      ...(mediaType === undefined ? [] : [`Content-Type: ${mediaType}`]),
    ];
    return [`${head.join('\r\n')}\r\n\r\n`, value, '\r\n'];
  });
  return new Blob([...content, `--${boundary}--\r\n`], {
    type: `multipart/form-data; boundary=${boundary}`,
  });
}

/** As WHATWG HTML escapes names and file names. */
const escaped = (text: string): string =>
  text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

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
