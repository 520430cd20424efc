/** `examples/`: a program for each main feature of the API. */

import type { Operation } from '../../model/api.js';
import type { EmittedFile } from '../shared/emitted-file.js';
import { downloadOperation, exampleOperation, uploadOperation } from '../shared/operations.js';
import { callExpression, exampleCall, exampleImports } from './example.js';
import { banner } from './file.js';
import type { Sdk } from './sdk.js';

interface Program {
  readonly name: string;
  readonly does: string;
  /** Absent if the API has no operation that shows it. */
  readonly operation: Operation | undefined;
  /** Named imports from the package. */
  readonly imports: readonly string[];
  readonly statements: (operation: Operation) => string;
}

/** The programs that the operations of the API can show. */
export function exampleFiles(sdk: Sdk): EmittedFile[] {
  if (!sdk.options.files.examples) return [];
  return programsOf(sdk).flatMap((program) =>
    program.operation ? [fileOf(program, program.operation, sdk)] : [],
  );
}

function programsOf(sdk: Sdk): readonly Program[] {
  const usual = exampleOperation(sdk.api);
  const logged = (operation: Operation): string => {
    const call = `await ${callExpression(operation, sdk).text}`;
    return operation.success.type.kind === 'null' ? `${call};` : `console.log(${call});`;
  };
  return [
    {
      name: 'usage',
      does: 'Calls an operation of the API.',
      operation: usual,
      imports: [],
      statements: logged,
    },
    {
      name: 'errors',
      does: 'Handles errors of the API.',
      operation: usual,
      imports: ['APIError'],
      statements: (operation) =>
        `try { await ${callExpression(operation, sdk).text}; } catch (error) {
        if (!(error instanceof APIError)) throw error;
        console.error(error.status, error.requestID, error.error);
      }`,
    },
    {
      name: 'uploads',
      does: 'Sends a file.',
      operation: uploadOperation(sdk.api),
      imports: [],
      statements: logged,
    },
    {
      name: 'downloads',
      does: 'Writes what the API returns to a file.',
      operation: downloadOperation(sdk.api),
      imports: ['writeToFile'],
      statements: (operation) =>
        `${exampleCall(operation, sdk).text}\nawait writeToFile(response, 'file.bin');`,
    },
  ];
}

function fileOf(program: Program, operation: Operation, sdk: Sdk): EmittedFile {
  const { name, does, imports, statements } = program;
  const { className } = sdk.names.sdk;
  const named = imports.length === 0 ? '' : `, { ${imports.join(', ')} }`;
  const own = exampleImports(operation, sdk).map(({ text }) => `${text}\n`);
  const text = `${banner(sdk).text}
// ${does} Run it with Node.js 22.18 or newer: node examples/${name}.ts

${own.join('')}import ${className}${named} from '${sdk.options.packageName}';

const client = new ${className}();

${statements(operation)}
`;
  return { path: `examples/${name}.ts`, text, format: true };
}
