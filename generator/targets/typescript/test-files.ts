/** Tests of an SDK: calls that a mock of the API answers. They run on built code, without dependencies. */

import type { EmittedFile } from '../shared/emitted-file.js';
import { testedOperations } from '../shared/tested-operations.js';
import { str } from './code.js';
import { callExpression } from './example.js';
import { banner } from './file.js';
import { renderTemplate } from './package-template.js';
import { operationNames, type Sdk } from './sdk.js';

/** @param template text of a template by its name */
export function testFiles(sdk: Sdk, template: (name: string) => string): EmittedFile[] {
  const { api, names, options } = sdk;
  const tested = options.files.tests ? testedOperations(api, names) : [];
  if (tested.length === 0) return [];
  const tests = tested.map(({ operation, path, status, body }) => {
    const { resource, method } = operationNames(sdk, operation.id);
    return {
      title: str(`client.${resource}.${method}`).text,
      call: callExpression(operation, sdk).text,
      method: str(operation.method).text,
      path: str(path).text,
      status,
      body: str(body).text,
      // Integers of 64 bits are not what `JSON.parse` makes of them.
      comparesResult: status === 200 && options.int64 === 'number',
    };
  });
  const text = renderTemplate(template('requests.test.mjs.hbs'), {
    banner: banner(sdk).text,
    className: names.sdk.className,
    packageName: options.packageName,
    credentials: options.credentials,
    tests,
  });
  return [{ path: 'tests/requests.test.mjs', text, format: true }];
}
