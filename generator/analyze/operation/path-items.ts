/**
 * Path Item Objects with what their `$ref` leads to. The specification leaves only the meaning of fields in both
 * undefined; here the one beside the `$ref` is used.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#path-item-object
 */

import { compare } from '../../base/order.js';
import type { Located } from '../../base/place.js';
import { append, parsePointer } from '../../base/pointer.js';
import { diagnostic } from '../../diagnostics/diagnostics.js';
import { methods, type OperationObject, type PathItemObject } from '../../openapi/document.js';
import { followReferences, type AnalyzeContext } from '../context.js';

/** A Path Item and those that references lead to, in this order: fields of earlier ones replace those of later ones. */
export type PathItemChain = readonly Located<PathItemObject>[];

/** Fields that apply to all operations of a path. */
const sharedFields = ['summary', 'description', 'servers', 'parameters'] as const;

/** Follows the references of a Path Item; fields that are in several of them are reported. */
export function pathItemChain(
  item: Located<PathItemObject>,
  context: AnalyzeContext,
): PathItemChain {
  const { chain } = followReferences('PathItem', item, context);
  for (const [index, { value, file, pointer }] of chain.entries()) {
    const others = new Set(chain.slice(index + 1).flatMap((other) => fieldsOf(other.value)));
    for (const found of fieldsOf(value)) {
      if (!others.has(found)) continue;
      const field = parsePointer(found).at(-1)!;
      const source = { file, pointer: pointer + found };
      context.report(diagnostic('path-item-ambiguous', { field }, source));
    }
  }
  return chain;
}

/** Pointers to the fields of a Path Item; each additional operation counts as one. */
const fieldsOf = (value: PathItemObject): string[] => [
  ...[...sharedFields, ...methods]
    .filter((field) => value[field] !== undefined)
    .map((field) => append('', field)),
  ...Object.keys(value.additionalOperations ?? {}).map((method) =>
    append('', 'additionalOperations', method),
  ),
];

/** The first Path Item that has a field. */
export const ownerOf = (
  chain: PathItemChain,
  field: (typeof sharedFields)[number],
): Located<PathItemObject> | undefined => chain.find(({ value }) => value[field] !== undefined);

/** An operation of another method than the fixed ones, with the Path Item that declares it. */
type AdditionalOperation = readonly [
  method: string,
  item: Located<PathItemObject>,
  operation: OperationObject,
];

/** The operations of other methods than the fixed ones, sorted by method. */
export function additionalOperationsOf(chain: PathItemChain): AdditionalOperation[] {
  const found = new Map<string, AdditionalOperation>();
  for (const item of chain) {
    for (const [method, operation] of Object.entries(item.value.additionalOperations ?? {})) {
      if (!found.has(method)) found.set(method, [method, item, operation]);
    }
  }
  return [...found.values()].toSorted(([a], [b]) => compare(a, b));
}
