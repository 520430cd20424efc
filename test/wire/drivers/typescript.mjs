/**
 * Runs the wire cases on the generated TypeScript SDK, in every JavaScript runtime. A browser needs only
 * `makeRunner`; as a program, it reads a case per line, and writes its result as a line.
 *
 * Arguments: the URL of the SDK's index.js, and the text of its api.md.
 */

/** What the cases call an error, by its name in this language. */
const kinds = {
  SDKError: 'usage',
  APIError: 'status',
  MalformedResponseError: 'malformed',
  APIConnectionError: 'connection',
  APIConnectionTimeoutError: 'timeout',
  BadRequestError: 'bad request',
  AuthenticationError: 'authentication',
  PermissionDeniedError: 'permission denied',
  NotFoundError: 'not found',
  ConflictError: 'conflict',
  UnprocessableEntityError: 'unprocessable entity',
  RateLimitError: 'rate limit',
  InternalServerError: 'internal server',
};

export function makeRunner(sdk, apiMarkdown) {
  const lines = apiMarkdown.matchAll(/title="(\w+) ([^"]+)">client\.([\w.]+)\.<a[^>]*>(\w+)</g);
  const accessors = new Map(
    [...lines].map(([, verb, path, resource, method]) => [
      `${verb.toUpperCase()} ${path}`,
      [...resource.split('.'), method],
    ]),
  );

  async function call({ call: operation, id, params, client: given, options, times = 1, baseURL }) {
    const credentials = { apiKey: 'key', ...given };
    for (const [name, value] of Object.entries(credentials))
      if (value === 'absent') delete credentials[name];
    const client = new sdk.default({ ...(baseURL !== null && { baseURL }), ...credentials });
    if (operation.includes('://')) {
      const [verb, url] = operation.split(' ');
      return client[verb.toLowerCase()](url, options);
    }
    const path = accessors.get(operation);
    const owner = path.slice(0, -1).reduce((object, step) => object[step], client);
    const method = owner[path.at(-1)];
    const args = [...(id === undefined ? [] : [id]), ...(params ? [valuesOf(params)] : [])];
    // Without params, the options are still the last argument: an operation with params gets undefined for them.
    const takesParams = method.length > (id === undefined ? 0 : 1) + 1;
    if (options) args.push(...(takesParams && !params ? [undefined] : []), options);
    let value;
    for (let count = 0; count < times; count++) value = await method.apply(owner, args);
    return value instanceof Response ? { $bytes: await value.text() } : value;
  }

  return async (wire) => {
    try {
      return { value: (await call(wire)) ?? null };
    } catch (thrown) {
      const { name, status, error, stack } = thrown;
      const kind = kinds[name] ?? `${name}: ${stack}`;
      return { error: { kind, ...(status !== undefined && { status }), body: error } };
    }
  };
}

/** Files and bytes, as a case writes them. */
function valueOf(value) {
  if (Array.isArray(value)) return value.map(valueOf);
  if (value?.$file)
    return new File([value.$file.text], value.$file.name, { type: value.$file.type });
  if (value?.$bytes !== undefined) return new TextEncoder().encode(value.$bytes);
  if (value?.$chunks) return chunksOf(value.$chunks);
  if (value?.$text !== undefined) return value.$text;
  if (value?.$date !== undefined) return new Date(value.$date);
  return typeof value === 'object' && value !== null ? valuesOf(value) : value;
}

async function* chunksOf(texts) {
  for (const text of texts) yield new TextEncoder().encode(text);
}

const valuesOf = (params) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, valueOf(value)]));

if (globalThis.process?.argv?.[2]?.startsWith('file:')) {
  const { readFileSync } = await import('node:fs');
  const { createInterface } = await import('node:readline');
  const [, , index, api] = process.argv;
  const run = makeRunner(await import(index), readFileSync(api, 'utf8'));
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await run(JSON.parse(line)))}\n`);
}
