/** `src/create-client.ts`: a client without resources, for use with functions. */

import { code, comment, importedValue, literalKey } from './code.js';
import { docBlock, prose } from './docs.js';
import { sourceFile } from './file.js';
import { runtimeType, runtimeValue } from './imports.js';
import type { Sdk } from './sdk.js';
import { serverMembers } from './servers.js';
import type { FunctionDeclaration, InterfaceDeclaration, SourceFile } from './structures.js';

/** The options type of both kinds of client, and the function `createClient`. */
export const createClientFile = (sdk: Sdk): SourceFile =>
  sourceFile({ sdk, module: 'create-client' }, [optionsDeclaration(sdk), createClient()]);

/** The options of the runtime, and one for each credential of this API. */
const optionsDeclaration = (sdk: Sdk): InterfaceDeclaration => ({
  kind: 'interface',
  name: code`CreateClientOptions`,
  docs: comment('Options of `createClient`. An option set to `undefined` counts as not given.'),
  extends: [runtimeType('CoreOptions')],
  members: [
    ...sdk.options.credentials.map(({ option, env }) => ({
      name: literalKey(option),
      docs: docBlock([
        prose(
          `Defaults to the environment variable \`${env}\`. A function is called before each attempt; \`null\` sends no credential.`,
          1,
        ),
      ]),
      type: runtimeType('Credential'),
      optional: true,
      readonly: true,
    })),
    ...serverMembers(sdk),
  ],
});

function createClient(): FunctionDeclaration {
  const base = runtimeValue('Client');
  return {
    kind: 'function',
    name: code`createClient`,
    docs: comment(
      'Creates a client for the standalone functions; bundlers include only those that are called.',
    ),
    parameters: [
      {
        name: code`options`,
        type: code`CreateClientOptions`,
        optional: false,
        initializer: code`{}`,
      },
    ],
    returns: base,
    body: [code`return new ${base}(options, ${importedValue('config', 'config')});`],
  };
}
