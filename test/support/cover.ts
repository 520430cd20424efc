/**
 * Generates values of schemas: with `index` from 0 to `choices`, every optional member, every value of an enum and every
 * variant of a union occurs at least once (JSON Schema 2020-12, OpenAPI 3.0 Schema Object).
 */

export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly readOnly?: boolean;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly example?: unknown;
}

export type Resolve = <T>(value: T) => T;

/** Follows `#/…` references of a document. */
export const resolver =
  (document: unknown): Resolve =>
  <T>(value: T): T => {
    let found: unknown = value;
    for (let hops = 0; hops < 50; hops++) {
      const reference = (found as Schema | undefined)?.$ref;
      if (reference === undefined) return found as T;
      const steps = reference
        .slice(2)
        .split('/')
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      found = steps.reduce((node, step) => (node as Record<string, unknown>)[step], document);
    }
    throw new Error('A reference leads nowhere.');
  };

const deepest = 8;

/** The number of values in which every choice occurs at least once. */
export function choices(given: Schema, resolve: Resolve, depth = 0): number {
  const schema = resolve(given);
  if (depth > deepest) return 1;
  const inner = (one: Schema): number => choices(one, resolve, depth + 1);
  const own = schema.enum?.length ?? 1;
  const variants = schema.oneOf ?? schema.anyOf;
  const members = Object.values(schema.properties ?? {}).filter(
    (member) => !resolve(member).readOnly,
  );
  return Math.max(
    own + (schema.nullable ? 1 : 0),
    variants ? variants.reduce((sum, variant) => sum + inner(variant), 0) : 1,
    ...members.map(inner),
    ...(schema.allOf ?? []).map(inner),
    // All choices of items are in one array, up to `maxItems` per array.
    ...(schema.items ? [Math.ceil(inner(schema.items) / (schema.maxItems ?? Infinity))] : []),
  );
}

export function cover(given: Schema, index: number, resolve: Resolve, depth = 0): unknown {
  const schema = resolve(given);
  const inner = (one: Schema, at = index): unknown => cover(one, at, resolve, depth + 1);
  if (
    schema.nullable &&
    index > 0 &&
    index % choices(schema, resolve, depth) === choices(schema, resolve, depth) - 1
  )
    return null;
  if (schema.enum) {
    const values = schema.enum.filter((value) => value !== null);
    return values[index % values.length];
  }
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) {
    let at =
      index % variants.reduce((sum, variant) => sum + choices(variant, resolve, depth + 1), 0);
    for (const variant of variants) {
      const count = choices(variant, resolve, depth + 1);
      if (at < count) return inner(variant, at);
      at -= count;
    }
  }
  if (schema.allOf) {
    const parts = schema.allOf.map((part) => inner(part));
    const own = schema.properties ? [objectOf(schema, inner, resolve, depth)] : [];
    return parts.every((part) => typeof part === 'object')
      ? Object.assign({}, ...parts, ...own)
      : parts.at(-1);
  }
  switch (schema.type ?? (schema.properties ? 'object' : schema.items ? 'array' : undefined)) {
    case 'object':
      return objectOf(schema, inner, resolve, depth);
    case 'array': {
      if (depth > deepest || !schema.items) return [];
      const count = choices(schema.items, resolve, depth + 1);
      const length = Math.min(Math.max(count, schema.minItems ?? 0), schema.maxItems ?? Infinity);
      return Array.from({ length }, (_, at) => inner(schema.items!, index * length + at));
    }
    case 'string':
      return textOf(schema);
    case 'integer':
    case 'number':
      return Math.min(Math.max(schema.minimum ?? 1, 1), schema.maximum ?? Infinity);
    case 'boolean':
      return index % 2 === 0;
    default:
      return { any: ['thing', null, index] };
  }
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  inner: (schema: Schema) => unknown,
  resolve: Resolve,
  depth: number,
): object {
  const members = Object.entries(properties).filter(
    ([name, member]) => !resolve(member).readOnly && (depth < deepest || required.includes(name)),
  );
  // Required members must be present, even if they are not declared.
  const undescribed = required.filter((name) => !Object.hasOwn(properties, name));
  return Object.fromEntries([
    ...members.map(([name, member]) => [name, inner(member)] as const),
    ...undescribed.map((name) => [name, 'any'] as const),
  ]);
}

function textOf({ format, pattern, minLength = 0, maxLength = Infinity, example }: Schema): string {
  switch (format) {
    case 'uuid':
    case 'UUID':
      return '6a09cdc3-8948-47f0-aa62-74ac943d6c58';
    case 'date-time':
      return '2026-01-02T03:04:05Z';
    case 'date':
      return '2026-01-02';
    case 'email':
      return 'a@example.com';
    case 'uri':
    case 'url':
      return 'https://example.com/a?b=c';
    case 'byte':
      return 'YWJj';
    case 'json-pointer':
      return '/a/b';
    default: {
      if (pattern !== undefined) {
        for (const text of [example, 'US', 'a', '1'])
          if (typeof text === 'string' && new RegExp(pattern).test(text)) return text;
        throw new Error(`No text for ${pattern}`);
      }
      return 'ä/b c'
        .padEnd(minLength, 'x')
        .slice(0, Number.isFinite(maxLength) ? maxLength : undefined);
    }
  }
}
