/** Finds the schemas of a document that allow any value, independently of `generator/`. */

type Raw = { readonly [key: string]: unknown };
type Direction = 'request' | 'response';

const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const escape = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * JSON pointers of the schemas that allow any value, and of the responses without content. The SDK has `unknown`
 * for these and for no others.
 *
 * @param document parsed JSON of an OpenAPI 3.0 document
 */
export function anythingGoes(document: Raw): Set<string> {
  const found = new Set<string>();
  const seen = new Set<string>();

  const follow = (value: unknown, pointer: string): { value: Raw; pointer: string } => {
    let at = { value: value as Raw, pointer };
    while (typeof at.value['$ref'] === 'string') {
      const target = at.value['$ref'];
      const parts = target
        .slice(2)
        .split('/')
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
      at = { value: parts.reduce((node, part) => node[part] as Raw, document), pointer: target };
    }
    return at;
  };

  function schema(value: unknown, pointer: string, direction: Direction, inAllOf = false): void {
    if (!isRaw(value)) return;
    if (typeof value['$ref'] === 'string') {
      const target = follow(value, pointer);
      schema(target.value, target.pointer, direction);
      return;
    }
    const key = `${direction} ${pointer}`;
    if (seen.has(key)) return;
    seen.add(key);
    const parts = ['allOf', 'oneOf', 'anyOf'].filter((word) => Array.isArray(value[word]));
    for (const word of parts) {
      (value[word] as unknown[]).forEach((part, index) =>
        schema(part, `${pointer}/${word}/${index}`, direction, word === 'allOf'),
      );
    }
    if (Array.isArray(value['enum'])) return;
    const properties = isRaw(value['properties']) ? value['properties'] : {};
    for (const [name, property] of Object.entries(properties)) {
      const absent = direction === 'request' ? 'readOnly' : 'writeOnly';
      if (isRaw(property) && property[absent] === true) continue;
      schema(property, `${pointer}/properties/${escape(name)}`, direction);
    }
    const required = Array.isArray(value['required']) ? (value['required'] as string[]) : [];
    required.forEach((name, index) => {
      if (!(name in properties) && parts.length === 0) found.add(`${pointer}/required/${index}`);
    });
    const additional = value['additionalProperties'];
    if (additional === true) found.add(`${pointer}/additionalProperties`);
    else if (isRaw(additional)) {
      if (Object.keys(additional).length === 0) found.add(`${pointer}/additionalProperties`);
      else schema(additional, `${pointer}/additionalProperties`, direction);
    }
    const isArray = value['type'] === 'array' || 'items' in value;
    if (isArray && !isRaw(value['items'])) found.add(pointer);
    if (isRaw(value['items'])) schema(value['items'], `${pointer}/items`, direction);
    const isEmptyObject =
      value['type'] === 'object' && Object.keys(properties).length === 0 && required.length === 0;
    const alone = parts.length === 0 && !inAllOf; // an empty part of allOf adds no constraint
    if (isEmptyObject && additional === undefined && alone) found.add(pointer);
    const constraining = [
      'type',
      'properties',
      'items',
      'format',
      'pattern',
      'required',
      'minimum',
      'maximum',
    ];
    const unconstrained = !constraining.some((word) => word in value) && additional === undefined;
    if (unconstrained && alone) found.add(pointer);
  }

  function contents(holder: Raw, pointer: string, direction: Direction): void {
    const content = isRaw(holder['content']) ? holder['content'] : {};
    const types = Object.keys(content);
    const chosen = types.find((type) => /json/.test(type)) ?? types[0];
    if (chosen === undefined) return;
    const media = content[chosen] as Raw;
    const place = `${pointer}/content/${escape(chosen)}`;
    if ('schema' in media) schema(media['schema'], `${place}/schema`, direction);
    else found.add(place);
  }

  function operation(value: Raw, item: Raw, pointer: string): void {
    const itemPointer = pointer.slice(0, pointer.lastIndexOf('/'));
    for (const [owner, place] of [
      [item, itemPointer],
      [value, pointer],
    ] as const) {
      for (const [index, parameter] of ((owner['parameters'] as unknown[]) ?? []).entries()) {
        const target = follow(parameter, `${place}/parameters/${index}`);
        if ('schema' in target.value) {
          schema(target.value['schema'], `${target.pointer}/schema`, 'request');
        } else contents(target.value, target.pointer, 'request');
      }
    }
    if (value['requestBody'] !== undefined) {
      const body = follow(value['requestBody'], `${pointer}/requestBody`);
      contents(body.value, body.pointer, 'request');
    }
    for (const [status, response] of Object.entries(
      (value['responses'] as Raw | undefined) ?? {},
    )) {
      const target = follow(response, `${pointer}/responses/${status}`);
      const empty = Object.keys((target.value['content'] as Raw | undefined) ?? {}).length === 0;
      if (empty && status !== '204') found.add(target.pointer);
      else contents(target.value, target.pointer, 'response');
    }
    for (const [name, callback] of Object.entries((value['callbacks'] as Raw | undefined) ?? {})) {
      for (const [expression, sent] of Object.entries(callback as Raw)) {
        for (const [method, event] of Object.entries(sent as Raw)) {
          const place = `${pointer}/callbacks/${name}/${escape(expression)}/${method}/requestBody`;
          const body = (event as Raw)['requestBody'];
          if (body !== undefined) contents(follow(body, place).value, place, 'response');
        }
      }
    }
  }

  for (const [path, item] of Object.entries(document['paths'] as Raw)) {
    for (const [method, value] of Object.entries(item as Raw)) {
      if (method === 'parameters' || !isRaw(value)) continue;
      operation(value, item as Raw, `#/paths/${escape(path)}/${method}`);
    }
  }
  const components = document['components'] as Raw;
  const reached = new Set([...seen].map((key) => key.slice(key.indexOf(' ') + 1)));
  for (const [name, value] of Object.entries(components['schemas'] as Raw)) {
    const pointer = `#/components/schemas/${escape(name)}`;
    if (!reached.has(pointer)) schema(value, pointer, 'response');
  }
  return found;
}
