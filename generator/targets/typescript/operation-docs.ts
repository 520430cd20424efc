/** Documentation of operations: all of it on the method, where hover is the use; one sentence on the function. */

import type { Operation } from '../../model/api.js';
import { paramsName } from './arguments.js';
import { code, comment, ident, type Code } from './code.js';
import { docBlock, prose } from './docs.js';
import { exampleCall } from './example.js';
import { operationNames, type FileBuilder } from './sdk.js';

export function functionDocs(operation: Operation, file: FileBuilder): Code | undefined {
  const names = operationNames(file.sdk, operation.id);
  const { className } = file.sdk.names.resources.get(names.resource)!;
  return docBlock([
    prose(firstSentence(operation.summary ?? operation.description), 0),
    [
      ...throwsLines(operation, 0),
      code`@see {@link ${ident(className)}.${ident(names.method)}}`,
      ...(operation.deprecated ? [code`@deprecated`] : []),
    ],
  ]);
}

export function methodDocs(operation: Operation, file: FileBuilder): Code | undefined {
  const { summary, description, body } = operation;
  const { positional } = operation.arguments;
  const names = operationNames(file.sdk, operation.id);
  const same = summary?.trim() === description?.trim();
  const described = positional?.description;
  return docBlock([
    prose(summary, 1),
    same ? [] : prose(description, 1),
    [code`\`${comment(`${operation.method} ${operation.path}`)}\``],
    [
      ...(names.positional !== undefined && described !== undefined
        ? prose(`@param ${names.positional} ${described}`, 1).map((line) => unescapeTag(line))
        : []),
      ...(body?.description !== undefined && operation.arguments.params
        ? prose(`@param ${paramsName(operation)} ${body.description}`, 1).map((line) =>
            unescapeTag(line),
          )
        : []),
      ...throwsLines(operation, 1),
      ...(operation.documentation === undefined
        ? []
        : [code`@see ${comment(operation.documentation.replaceAll(/\s/g, ''))}`]),
      ...(operation.deprecated ? [code`@deprecated`] : []),
      code`@example`,
      code`\`\`\`ts`,
      comment(exampleCall(operation, file.sdk)),
      code`\`\`\``,
    ],
  ]);
}

/** `prose` keeps a leading `@` from being a tag; here it is meant to be one. */
const unescapeTag = (line: Code): Code =>
  line.startsWith('\\@param') ? code`@param${comment(line.slice('\\@param'.length))}` : line;

function firstSentence(text: string | undefined): string | undefined {
  const plain = text?.trim().split(/\n\s*\n/, 1)[0];
  return plain === undefined ? undefined : (/^.*?[.!?](?=\s|$)/s.exec(plain)?.[0] ?? plain);
}

const errorClasses: Readonly<Record<string, string>> = {
  400: 'BadRequestError',
  401: 'AuthenticationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  422: 'UnprocessableEntityError',
  429: 'RateLimitError',
};

function throwsLines(operation: Operation, depth: number): Code[] {
  return operation.responses
    .filter(({ status }) => /^[45]/.test(status))
    .flatMap(({ status, description = '' }) => {
      const name =
        errorClasses[status] ?? (status.startsWith('5') ? 'InternalServerError' : 'APIError');
      const text = `{${name}} ${status} ${firstSentence(description) ?? ''}`.trim();
      const [first, ...rest] = prose(text, depth);
      return first ? [code`@throws ${first}`, ...rest] : [];
    });
}
