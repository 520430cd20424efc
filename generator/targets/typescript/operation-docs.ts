/** Documentation of operations: all of it on the method, which editors show on hover; one sentence on the function. */

import type { Operation } from '../../model/api.js';
import { paramsName } from './arguments.js';
import { code, comment, ident, type Code } from './code.js';
import { docBlock, prose, tagged } from './docs.js';
import { exampleCall, exampleImports } from './example.js';
import { errorsByStatus } from './runtime-facts.js';
import { operationNames, type Sdk } from './sdk.js';

/** A link to the method, which documents the operation. */
export function functionDocs(operation: Operation, sdk: Sdk): Code | undefined {
  const names = operationNames(sdk, operation.id);
  const { className } = sdk.names.resources.get(names.resource)!;
  const link = code`See {@link ${ident(className)}.${ident(names.method)}}.`;
  return docBlock([[link], deprecatedTag(operation)]);
}

/** The documentation of an operation, with an example. */
export function methodDocs(operation: Operation, sdk: Sdk): Code | undefined {
  const { summary, description } = operation;
  const isRepeated = summary?.trim() === description?.trim();
  return docBlock([
    prose(summary, 1),
    isRepeated ? [] : prose(description, 1),
    [code`\`${comment(`${operation.method} ${operation.path}`)}\``],
    [
      ...parameterTags(operation, sdk),
      ...throwsTags(operation),
      ...seeTag(operation),
      ...deprecatedTag(operation),
      code`@example`,
      code`\`\`\`ts`,
      ...exampleImports(operation, sdk).map((line) => code`${line}\n`),
      comment(exampleCall(operation, sdk).text),
      code`\`\`\``,
    ],
  ]);
}

/** The documentation of an overload that asks for other media types. */
export const acceptDocs = (mediaTypes: readonly string[]): Code =>
  comment(`Asks for ${mediaTypes.map((mediaType) => `\`${mediaType}\``).join(' or ')}.`);

const deprecatedTag = ({ deprecated }: Operation): Code[] =>
  deprecated ? [code`@deprecated`] : [];

const seeTag = ({ documentation }: Operation): Code[] =>
  documentation === undefined ? [] : [code`@see ${comment(documentation.replaceAll(/\s/g, ''))}`];

/** `@param` tags of the positional argument and of the params object, if they have descriptions. */
function parameterTags(operation: Operation, sdk: Sdk): Code[] {
  const { positional, params } = operation.arguments;
  const name = operationNames(sdk, operation.id).positional;
  const body = params && operation.body?.description;
  return [
    ...parameterTag(name, positional?.description),
    ...parameterTag(paramsName(operation), body),
  ];
}

const parameterTag = (name: string | undefined, description: string | undefined): Code[] =>
  name === undefined || description === undefined
    ? []
    : tagged(code`@param ${ident(name)}`, description, 1);

/** The first sentence of the first paragraph. */
function firstSentence(text: string | undefined): string | undefined {
  const plain = text?.trim().split(/\n\s*\n/, 1)[0];
  return plain === undefined ? undefined : (/^.*?[.!?](?=\s|$)/s.exec(plain)?.[0] ?? plain);
}

const errorNames: ReadonlyMap<string, string> = new Map(Object.entries(errorsByStatus));

/** The error class that the runtime throws for a status, or for a range such as `5XX`. */
const errorName = (status: string): string =>
  errorNames.get(status) ?? (status.startsWith('5') ? 'InternalServerError' : 'APIError');

/** Statuses of redirects that are followed. */
const followed = /^30[12378]$/;

/** A `@throws` tag for each declared status that is an error. */
function throwsTags(operation: Operation): Code[] {
  return operation.responses
    .filter(({ status }) => /^[345]/.test(status) && !followed.test(status))
    .flatMap(({ status, description }) => {
      const tag = code`@throws {${ident(errorName(status))}} ${comment(status)}`;
      return tagged(tag, firstSentence(description) ?? '', 1);
    });
}
