/** References that are not valid, but whose meaning is clear: what other tools read them as. */

import { append, fragmentOf } from '../base/pointer.js';
import { grammar, type ObjectName } from './grammar.js';

/** The field of the Components Object that contains objects of a kind. */
const fieldOfObject: ReadonlyMap<ObjectName, string> = new Map(
  Object.entries(grammar.Components).flatMap(([field, shape]): [ObjectName, string][] =>
    typeof shape === 'object' && 'map' in shape ? [[shape.map, field]] : [],
  ),
);

/** Where a reference may be meant to lead in its own file, as the parts of pointers; the likeliest first. */
export function likelyReferents(reference: string, object: ObjectName): (readonly string[])[] {
  const kind = fieldOfObject.get(object);
  if (kind === undefined) return [];
  const text = /^#?\/?(.*?)\/?$/s.exec(reference)![1]!;
  const steps = text.split('/');
  const unescaped = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const decoded = [...new Set([unescaped, unescaped.map(decode)])];
  const byName = (name: string): readonly string[][] => [
    ['components', kind, name],
    ...(kind === 'schemas' ? [['definitions', name]] : []),
  ];
  return decoded.flatMap((parts) => {
    const [first, second] = parts;
    // `#components/schemas/User/`, and names with `/` or `%` that are not escaped.
    if (first === 'components' && second === kind) {
      return [parts, ['components', kind, parts.slice(2).join('/')]];
    }
    if (first === 'definitions' || first === kind)
      return [parts, ...byName(parts.slice(1).join('/'))];
    return [parts, ...byName(parts.join('/'))];
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The reference to a pointer, as a message shows it. */
export const shownReference = (parts: readonly string[]): string =>
  fragmentOf(append('', ...parts));
