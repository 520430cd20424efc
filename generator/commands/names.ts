/** `sdkwright names`: every method of an SDK with its request, as a tree, to review before the first publication. */

import { addTo } from '../base/groups.js';
import type { Operation } from '../model/api.js';
import type { NameReason, Names, OperationNames } from '../naming/names.js';
import { planProject } from './plan-project.js';
import type { OutputOptions } from './project.js';
import type { Report } from './report.js';

export interface NamesResult extends Report {
  /** The tree; absent if the input has errors. */
  readonly names?: string;
}

/**
 * The names of the methods of a target, by default the first one.
 *
 * @throws {UsageError} if the options do not fit
 * @throws {TemplateError} if a pack has an error
 */
export async function names(options: OutputOptions = {}): Promise<NamesResult> {
  const { ok, diagnostics, texts, plans } = await planProject(options);
  const report = { ok, diagnostics, texts };
  const [plan] = plans.values();
  return ok && plan ? { ...report, names: namesText(plan.names, plan.api.operations) } : report;
}

/**
 * One line for each resource and method:
 *
 * ```
 * users
 *   list      GET    /users
 *   touch     POST   /users/{id}   # set by the config
 * ```
 */
export function namesText(
  { resources, operations: named }: Names,
  operations: readonly Operation[],
): string {
  const methods = new Map<string, { operation: Operation; names: OperationNames }[]>();
  for (const operation of operations) {
    const own = named.get(operation.id)!;
    addTo(methods, own.resource, { operation, names: own });
  }
  const lines = [...resources.values()].flatMap(({ accessor, member }) => {
    const indent = '  '.repeat(accessor.split('.').length - 1);
    const own = methods.get(accessor) ?? [];
    const width = Math.max(...own.map(({ names: { method } }) => method.length));
    return [
      `${indent}${member}`,
      ...own.map(({ operation, names: { method, reason } }) => {
        const request = `${operation.method.padEnd(6)} ${operation.path}`;
        return `${indent}  ${method.padEnd(width)}  ${request}${noteOf(reason)}`;
      }),
    ];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function noteOf(reason: NameReason): string {
  switch (reason.kind) {
    case 'rule':
      return '';
    case 'config':
      return '  # set by the config';
    case 'published':
      return '  # published';
    case 'taken':
      return `  # "${reason.wanted}" is another method or resource`;
  }
}
