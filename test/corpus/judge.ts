/**
 * Reads a raw document independently of `generator/`: its operations, and whether a location allows any
 * value.
 */

type Raw = { readonly [key: string]: unknown };

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: unknown, key: string): unknown =>
  (isRaw(value) || Array.isArray(value)) && Object.hasOwn(value, key)
    ? (value as Raw)[key]
    : undefined;

const parts = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));

const at = (document: unknown, pointer: string): unknown =>
  parts(pointer).reduce<unknown>((node, part) => own(node, part), document);

const methods = 'get put post delete options head patch trace query'.split(' ');

/** `get /pets`, as in api.md. */
export function operationsOf(document: unknown): string[] {
  const paths = own(document, 'paths');
  return Object.entries(isRaw(paths) ? paths : {}).flatMap(([path, value]) => {
    if (path.startsWith('x-')) return [];
    const item = dereference(document, value);
    const more = own(item, 'additionalOperations');
    return [
      ...methods.filter((method) => isRaw(own(item, method))),
      ...Object.keys(isRaw(more) ? more : {}),
    ].map((method) => `${method.toLowerCase()} ${path}`);
  });
}

/** The operations that an api.md lists. */
export const listedOperations = (apiMarkdown: string): string[] =>
  [...apiMarkdown.matchAll(/<code title="([^"]*)">/g)].map(([, title]) =>
    title!
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&lt;', '<')
      .replaceAll('&amp;', '&'),
  );

function dereference(document: unknown, value: unknown): unknown {
  let found = value;
  for (let steps = 0; steps < 100; steps++) {
    const reference = own(found, '$ref');
    if (typeof reference !== 'string' || !reference.startsWith('#')) return found;
    found = at(document, decodeURIComponent(reference.slice(1)));
  }
  return found;
}

/** Keywords that constrain a value of any type. */
const telling =
  'enum const format pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum multipleOf contentEncoding contentMediaType'.split(
    ' ',
  );
const ofObjects =
  'properties additionalProperties required patternProperties propertyNames unevaluatedProperties minProperties maxProperties dependentRequired'.split(
    ' ',
  );
const ofArrays = 'items prefixItems contains minItems maxItems uniqueItems unevaluatedItems'.split(
  ' ',
);

/** Whether a location of a document allows any value. @param pointer RFC 6901 */
export function saysAnything(document: unknown, pointer: string): boolean {
  if (/\/required\/\d+$/.test(pointer)) return typeof at(document, pointer) === 'string';
  const value = at(document, pointer);
  if (value === undefined) return swaggerSays(document, pointer);
  if (value === true) return true;
  if (!isRaw(value)) return false;
  const isSchema =
    /\/(schemas|definitions|properties|patternProperties|\$defs)\/[^/]*$|\/(schema|items|additionalProperties|not|if|then|else|itemSchema|contains|unevaluatedProperties)$|\/(allOf|oneOf|anyOf|prefixItems)\/\d+$/.test(
      pointer,
    );
  if (isSchema || 'type' in value || 'allOf' in value) return schemaSays(document, value, 0);
  // Responses and parameters without content or schema; operations without a response or a body.
  if (
    isRaw(value['responses']) ||
    'operationId' in value ||
    /\/(get|put|post|delete|options|head|patch|trace|query)$/.test(pointer)
  )
    return true;
  if (!('schema' in value) || schemaSays(document, value['schema'], 0)) return true;
  // Some documents refer to a parameter instead of a schema. As a schema, it has no constraints.
  return 'in' in value && isSchemaElsewhere(document, pointer);
}

function isSchemaElsewhere(node: unknown, pointer: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  return Object.values(node).some((member: unknown) => {
    const reference = own(member, '$ref');
    const leadsThere =
      typeof reference === 'string' && decodeURIComponent(reference) === `#${pointer}`;
    const isParameter = Array.isArray(node);
    return (leadsThere && !isParameter) || isSchemaElsewhere(member, pointer);
  });
}

function schemaSays(document: unknown, value: unknown, depth: number): boolean {
  if (value === true) return true;
  if (!isRaw(value) || depth > 50) return depth > 50;
  const inner = (part: unknown): boolean => schemaSays(document, part, depth + 1);
  if (typeof value['$ref'] === 'string') return inner(dereference(document, value));
  if ('not' in value || 'if' in value) return true;
  const combined = ['allOf', 'oneOf', 'anyOf'].flatMap((word) => {
    const list = value[word];
    return Array.isArray(list) && list.length > 0 ? [[word, list] as const] : [];
  });
  // `properties: {}` and `required: []` have no effect.
  const isEmpty = (part: unknown): boolean =>
    typeof part === 'object' && part !== null && Object.keys(part).length === 0;
  const says = (words: readonly string[]): boolean =>
    words.some(
      (word) => word in value && !(/^(properties|required)$/.test(word) && isEmpty(value[word])),
    );
  if (combined.length > 0) {
    const free = ([word, list]: readonly [string, readonly unknown[]]): boolean =>
      word === 'allOf' ? list.every(inner) : list.some(inner);
    return combined.every(free) && !says([...telling, 'properties', 'items']);
  }
  if ('enum' in value || 'const' in value) return false;
  const types = [value['type']].flat();
  const known = types.filter((type) =>
    /^(null|boolean|object|array|number|integer|string|file)$/.test(String(type)),
  );
  if (types.includes('object') && !says(['properties', 'required'])) {
    return !('additionalProperties' in value) || additionalSays(document, value, depth);
  }
  if (types.includes('array') && !('items' in value)) return true;
  if (known.length > 0 || says(telling)) return false;
  if (says(ofObjects)) return !says(['properties', 'required']);
  return !says(ofArrays) || !('items' in value);
}

function additionalSays(document: unknown, value: Raw, depth: number): boolean {
  const additional = value['additionalProperties'];
  return additional === false ? false : schemaSays(document, additional, depth + 1);
}

/** OpenAPI 2.0 declares schemas of bodies and responses in other locations than the model. */
function swaggerSays(document: unknown, pointer: string): boolean {
  if (own(document, 'swagger') === undefined) return false;
  const bare = pointer.replace(/\/content\/[^/]*\/schema/, '/schema');
  if (bare !== pointer) {
    const body = /^(.*)\/requestBody\/schema(.*)$/.exec(bare);
    if (!body) return saysAnything(document, bare);
    const list = at(document, `${body[1]}/parameters`);
    const index = Array.isArray(list)
      ? list.findIndex((item) => own(dereference(document, item), 'in') === 'body')
      : -1;
    if (index < 0) return false;
    const target = dereference(document, (list as unknown[])[index]);
    return saysAnything({ target }, `/target/schema${body[2]}`);
  }
  return false;
}
