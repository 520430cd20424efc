/** The operations that the tests of an SDK call: of each top-level resource the first usual one. */

import { jsonText } from '../../base/json.js';
import type { Api, Operation } from '../../model/api.js';
import { follow } from '../../model/walk.js';
import type { Names } from '../../naming/names.js';
import { exampleValue } from './example-value.js';
import { needsFile, operationsByResource } from './operations.js';

export interface TestedOperation {
  readonly operation: Operation;
  /** A regular expression for the path of the request. */
  readonly path: string;
  /** The answer of the mock. */
  readonly status: 200 | 204;
  /** A JSON text; empty for the status 204. */
  readonly body: string;
}

/** Operations whose answer is JSON or nothing, and that need no file. */
export function testedOperations(api: Api, names: Names): TestedOperation[] {
  const tested = new Map<string, TestedOperation>();
  for (const [accessor, operations] of operationsByResource(api, names)) {
    const [top = ''] = accessor.split('.');
    const operation = operations.find((each) => isUsual(each, api));
    if (operation && !tested.has(top)) tested.set(top, withAnswer(operation, api));
  }
  return [...tested.values()];
}

/** Methods whose answer has no body, and those that a browser's `Request` refuses. */
const unmocked: ReadonlySet<string> = new Set(['CONNECT', 'HEAD', 'TRACE', 'TRACK']);

function isUsual(operation: Operation, api: Api): boolean {
  const { deprecated, wire, method } = operation;
  const [kind, ...others] = wire.response.kinds;
  return (
    !deprecated &&
    !unmocked.has(method) &&
    others.length === 0 &&
    (kind === 'json' || kind === 'none') &&
    !needsFile(operation, api)
  );
}

function withAnswer(operation: Operation, api: Api): TestedOperation {
  const [bare = ''] = operation.path.split(/[?#]/, 1);
  const steps = bare.split('/').map((step) =>
    step
      .split(/\{[^{}]*\}/)
      .map(escapeRegExp)
      .join('.+'),
  );
  const path = `^${steps.join('/').replace(/\/$/, '/?')}$`;
  const isEmpty = follow(operation.success.type, api)?.kind === 'null';
  if (isEmpty) return { operation, path, status: 204, body: '' };
  const value = exampleValue({ ...operation.success, name: 'result' }, api);
  return { operation, path, status: 200, body: jsonText(value) };
}

const escapeRegExp = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
