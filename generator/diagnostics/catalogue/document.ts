/** Diagnostics about the OpenAPI document as a whole and about the fields of its objects. */

import { didYouMean, error, specificationName, warning, type Suggestion } from '../entry.js';

/** A version, and the key that belongs to it. */
type Version = {
  readonly meant: string;
  readonly version: string;
};

const versionHelp = (): string =>
  'Write `swagger: "2.0"` for OpenAPI 2.0, and `openapi: 3.0.4` or later for OpenAPI 3.';

export const document = {
  'document-unrecognized': error({
    title: 'The file is not an OpenAPI document',
    message: 'This is not an OpenAPI document: it has no "openapi" or "swagger" field.',
    help: 'Add the version of the specification to the root object, such as `openapi: 3.1.0`.',
  }),
  'version-unsupported': error<{ version: string }>({
    title: 'The OpenAPI version is not supported',
    message: ({ version }) => `OpenAPI version ${version} is not supported.`,
    help: 'The supported versions are 2.0, 3.0, 3.1 and 3.2.',
  }),
  'version-key': warning<Version & { key: string }>({
    title: 'The OpenAPI version is under the wrong key',
    message: ({ key, meant, version }) => `"${key}: ${version}" is read as "${meant}: ${version}".`,
    help: versionHelp,
  }),
  'version-contradictory': error<Version & { key: string; field: string }>({
    title: 'The OpenAPI version does not fit the document',
    message: ({ key, version, field }) =>
      `"${key}: ${version}" does not fit "${field}", which that version does not have.`,
    help: versionHelp,
  }),
  'type-unexpected': warning<{ member: string; expected: string; actual: string }>({
    title: 'A field has a value of the wrong type',
    message: ({ member, expected, actual }) =>
      `"${member}" must be ${expected}, not ${actual}; it is ignored.`,
    help: ({ member }) =>
      member === 'required'
        ? 'List the names of the members that are required in their object: `required: [name]`.'
        : 'Change the value to the type that the OpenAPI Specification requires.',
  }),
  'text-expected': warning<{ member: string; actual: string; text: string }>({
    title: 'A name is not a string',
    message: ({ member, actual, text }) =>
      `"${member}" must be a string, not ${actual}; it is read as "${text}".`,
    help: 'Put the name in quotes.',
  }),
  'number-not-finite': warning({
    title: 'A number is infinite, or not a number',
    message: 'The value contains a number that is not finite; it is ignored.',
    help: 'Numbers are IEEE 754 doubles, which end at 1.8e308 (RFC 8259, section 6). JSON has no .inf and .nan.',
  }),
  'member-required': warning<{ object: string; member: string }>({
    title: 'A required field is missing',
    message: ({ object, member }) => `The ${object} has no "${member}"; it is left out.`,
    help: ({ member }) => `Add "${member}": the OpenAPI Specification requires it.`,
  }),
  'keyword-unsupported': warning<{ keyword: string }>({
    title: 'A keyword is not supported',
    message: ({ keyword }) => `"${keyword}" is not supported; it has no effect on the SDK.`,
    help: 'The SDK works without it, but may accept values that the API rejects.',
  }),
  'keyword-unknown': warning<{ keyword: string; object: string } & Suggestion>({
    title: 'A keyword is not part of the specification',
    message: ({ keyword, object }) =>
      `Unknown keyword "${keyword}" in the ${specificationName(object)}; it has no effect.`,
    help: (params) =>
      didYouMean(params, 'Remove it, or prefix it with "x-" if it is an extension.'),
  }),
  'component-unused': warning<{ kind: string; name: string }>({
    title: 'A component is not referenced',
    message: ({ kind, name }) => `"${name}" in ${kind} is never referenced.`,
    help: 'Remove it, or reference it. Unreferenced schemas are generated as types nevertheless.',
  }),
  'security-unknown': warning<{ name: string } & Suggestion>({
    title: 'A security requirement refers to an unknown scheme',
    message: ({ name }) => `There is no security scheme "${name}"; the requirement is left out.`,
    help: (params) => didYouMean(params, 'Declare it under components/securitySchemes.'),
  }),
  'security-invalid': warning<{ name: string; problem: string } & Suggestion>({
    title: 'A security scheme is not valid',
    message: ({ name, problem }) =>
      `The security scheme "${name}" ${problem}; the client does not send it.`,
    help: (params) =>
      didYouMean(
        params,
        'Write `type: http` with `scheme`, or `type: apiKey` with `name` and `in: header`, `query` or `cookie`.',
      ),
  }),
  'security-unsupported': warning<{ name: string; type: string }>({
    title: 'A type of security scheme is not supported',
    message: ({ name, type }) =>
      `The security scheme "${name}" (${type}) is not supported; the client does not send it.`,
    help: 'Set the header with the client option `defaultHeaders`.',
  }),
  'license-missing': warning({
    title: 'The SDK has no license',
    message: 'Neither the config nor the document has a license; the package is generated without.',
    help: 'Set `sdk: { license: MIT }` in sdkwright.yml or `info.license` in the document.',
  }),
};
