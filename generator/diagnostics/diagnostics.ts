/**
 * The catalogue of everything that sdkwright can say about its input. A code fixes its severity, its
 * parameters, its message and its help; `docs/diagnostics.md` is generated from it.
 */

/** Where in the input. `line` and `column` count from 1; absent when the file itself is the matter. */
export interface Source {
  /** Path of the file, relative to the folder of the document or config. */
  readonly file: string;
  /** JSON pointer (RFC 6901) within the file. */
  readonly pointer?: string;
  readonly line?: number;
  readonly column?: number;
}

export type Severity = 'error' | 'warning';

export interface Diagnostic {
  readonly severity: Severity;
  readonly code: DiagnosticCode;
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly source: Source;
  /** Further places that belong to it, such as the first of two equal operationIds. */
  readonly related?: readonly { readonly message: string; readonly source: Source }[];
}

interface Entry<P> {
  readonly severity: Severity;
  readonly title: string;
  readonly message: (params: P) => string;
  readonly help: (params: P) => string;
}

function entry<P>(
  severity: Severity,
  title: string,
  message: (params: P) => string,
  help: (params: P) => string,
): Entry<P> {
  return { severity, title, message, help };
}

type Reference = { reference: string };
type Suggestion = { suggestion?: string | undefined };

const didYouMean = ({ suggestion }: Suggestion, otherwise: string): string =>
  suggestion === undefined ? otherwise : `Did you mean "${suggestion}"?`;

/** Where in a value, as a pointer (RFC 6901); nothing is said of the whole. */
const atFault = ({ fault }: { fault: string }): string => (fault === '' ? '' : ` at ${fault}`);

/** `RequestBody` → request body, as the specification calls its objects. */
const spaced = (object: string): string =>
  object.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();

export const catalogue = {
  'file-missing': entry(
    'error',
    'A file does not exist',
    (p: { path: string }) => `There is no file "${p.path}".`,
    () => 'Check the path; relative paths start at the folder of the file that names them.',
  ),
  'file-unreadable': entry(
    'error',
    'A file cannot be read',
    (p: { path: string; reason: string }) => `"${p.path}" cannot be read: ${p.reason}.`,
    () => 'Only regular files of UTF-8 text up to 64 MiB are read.',
  ),
  'syntax-invalid': entry(
    'error',
    'The text is neither valid YAML nor valid JSON',
    (p: { format: string; reason: string }) => `This is not valid ${p.format}: ${p.reason}`,
    () => 'Mend the text at the place shown.',
  ),
  'key-duplicate': entry(
    'error',
    'A key stands twice in one object',
    (p: { key: string }) => `The key "${p.key}" stands twice in this object.`,
    () => 'Remove one of the two, or merge them.',
  ),
  'limit-exceeded': entry(
    'error',
    'A safety limit is exceeded',
    (p: { what: string; limit: number }) => `Too much: more than ${p.limit} ${p.what}.`,
    () => 'Make the document smaller or flatter; the limits keep hostile documents from harm.',
  ),
  'document-unrecognised': entry(
    'error',
    'The document is no OpenAPI document',
    () => 'This is no OpenAPI document: it has no "openapi" member.',
    () => 'The root of the document must say its version, such as `openapi: 3.1.0`.',
  ),
  'version-unsupported': entry(
    'error',
    'The OpenAPI version is not supported',
    (p: { version: string }) => `OpenAPI version ${p.version} is not supported.`,
    () => 'Versions 2.0, 3.0, 3.1 and 3.2 are read.',
  ),
  'type-unexpected': entry(
    'warning',
    'A member has a value of the wrong type',
    (p: { member: string; expected: string; actual: string }) =>
      `"${p.member}" must be ${p.expected}, not ${p.actual}; it is ignored.`,
    () => 'Correct the value as the OpenAPI Specification has it.',
  ),
  'member-required': entry(
    'error',
    'A required member is missing',
    (p: { object: string; member: string }) => `This ${p.object} has no "${p.member}".`,
    (p) => `Add "${p.member}"; the OpenAPI Specification requires it.`,
  ),
  'reference-unresolvable': entry(
    'error',
    'A $ref points to nothing',
    (p: Reference & Suggestion) => `"${p.reference}" points to nothing.`,
    (p) => didYouMean(p, 'Correct the reference, or add what it points to.'),
  ),
  'reference-outside': entry(
    'error',
    'A $ref leaves the folder of the document',
    (p: Reference) => `"${p.reference}" is outside the folder of the document and is not read.`,
    () => 'Move the file into the folder, or widen it with `refs: { root: … }` in sdkwright.yml.',
  ),
  'reference-remote': entry(
    'error',
    'A $ref names a URL',
    (p: Reference) => `"${p.reference}" is a URL; nothing is fetched from the network.`,
    () => 'Save the file beside the document and refer to it by a relative path.',
  ),
  'reference-cycle': entry(
    'error',
    'References lead back to themselves',
    (p: Reference) => `"${p.reference}" leads back to itself through references alone.`,
    () => 'One of the references in the circle must be a real definition.',
  ),
  'schema-cycle': entry(
    'warning',
    'The allOf of a schema leads back to the schema',
    (p: { schema: string }) =>
      `The allOf of "${p.schema}" leads back to itself; that part is ignored.`,
    () => 'A schema cannot be a part of itself; refer to it from a property or from items instead.',
  ),
  'keyword-unsupported': entry(
    'warning',
    'A keyword is not expressed in the generated types',
    (p: { keyword: string }) => `"${p.keyword}" is not expressed in the generated code.`,
    () => 'The SDK works without it: its types accept what the service may still refuse.',
  ),
  'keyword-unknown': entry(
    'warning',
    'A keyword is none of the specification',
    (p: { keyword: string; object: string } & Suggestion) =>
      `"${p.keyword}" is no keyword of a ${spaced(p.object)}; it has no effect.`,
    (p) => didYouMean(p, 'Remove it, or begin its name with "x-" if it is an extension.'),
  ),
  'schema-type-unknown': entry(
    'warning',
    'A schema has an unknown type',
    (p: { type: string }) => `"${p.type}" is no JSON Schema type; it is ignored.`,
    () => 'Use one of null, boolean, object, array, number, integer, string.',
  ),
  'enum-value-mismatch': entry(
    'warning',
    'A value of an enum is not of the type of its schema',
    (p: { value: string; type: string }) => `${p.value} is no ${p.type}; it is left out.`,
    () => 'Correct the type, or write the value as one of that type (in YAML, quote texts).',
  ),
  'operation-id-duplicate': entry(
    'error',
    'Two operations have one operationId',
    (p: { operationId: string }) => `The operationId "${p.operationId}" is used twice.`,
    () => 'Give one of the two operations another operationId: they are unique in a document.',
  ),
  'operation-id-missing': entry(
    'warning',
    'An operation has no operationId',
    (p: { operation: string; name: string }) =>
      `${p.operation} has no operationId; its function is named ${p.name}.`,
    () => 'Add an operationId, so that the name does not depend on the path.',
  ),
  'parameter-undeclared': entry(
    'warning',
    'The path has a parameter that is not declared',
    (p: { name: string }) =>
      `The path names "{${p.name}}", but no path parameter declares it; it is taken for a string.`,
    (p) => `Add a parameter with "name: ${p.name}" and "in: path" to the operation.`,
  ),
  'parameter-unused': entry(
    'warning',
    'A path parameter does not stand in the path',
    (p: { name: string }) => `The path has no "{${p.name}}"; the parameter is ignored.`,
    () => 'Remove the parameter or add it to the path.',
  ),
  'body-alternative-unused': entry(
    'warning',
    'A request body has several media types',
    (p: { used: string; unused: string }) =>
      `The body is sent as ${p.used}; ${p.unused} is not offered.`,
    () => 'Describe the other form as an operation of its own if clients need it.',
  ),
  'body-unsendable': entry(
    'warning',
    'A request body stands where none can be sent',
    (p: { method: string }) => `${p.method} requests have no body in this client; it is ignored.`,
    () => 'Use another method, such as POST or QUERY: fetch and many servers refuse such a body.',
  ),
  'security-unknown': entry(
    'error',
    'A security requirement names no scheme',
    (p: { name: string } & Suggestion) => `There is no security scheme "${p.name}".`,
    (p) => didYouMean(p, 'Declare it under components/securitySchemes.'),
  ),
  'security-unsupported': entry(
    'warning',
    'A kind of security scheme is not implemented',
    (p: { name: string; type: string }) => `"${p.name}" (${p.type}) is not sent by the client.`,
    () => 'Set the header yourself, by the option `defaultHeaders`.',
  ),
  'server-missing': entry(
    'warning',
    'The document does not say where the API is',
    (p: { baseURL: string }) => `No server has an absolute URL; the client takes ${p.baseURL}.`,
    () => 'Add `servers: [{ url: https://… }]`, or have the callers set `baseURL`.',
  ),
  'license-missing': entry(
    'warning',
    'The SDK has no licence',
    () => 'Neither the config nor the document states a licence; the package gets none.',
    () => 'Set `sdk: { license: MIT }` in sdkwright.yml or `info.license` in the document.',
  ),
  'config-invalid': entry(
    'error',
    'The config is not valid',
    (p: { what: string } & Suggestion) => p.what,
    (p) => didYouMean(p, 'See sdkwright.schema.json for what a config may say.'),
  ),
  'config-unmatched': entry(
    'error',
    'A config entry matches nothing in the document',
    (p: { what: string; key: string } & Suggestion) => `There is no ${p.what} "${p.key}".`,
    (p) => didYouMean(p, 'Remove the entry, or correct it.'),
  ),
  'name-conflict': entry(
    'error',
    'A name given in the config is taken',
    (p: { name: string }) => `The name "${p.name}" is given twice in the config.`,
    () => 'Choose another name for one of the two.',
  ),
  'component-unused': entry(
    'warning',
    'Nothing refers to a component',
    (p: { kind: string; name: string }) => `Nothing refers to "${p.name}" of ${p.kind}.`,
    () => 'Remove it, or refer to it; a schema is generated as a type all the same.',
  ),
  'example-mismatch': entry(
    'warning',
    'An example is none of its schema',
    (p: { value: string; fault: string }) =>
      `The example ${p.value} does not fit the schema${atFault(p)}.`,
    () => 'Correct the example or the schema: readers copy the one, callers are held to the other.',
  ),
  'default-mismatch': entry(
    'warning',
    'A default is no value of its schema',
    (p: { value: string; fault: string }) =>
      `The default ${p.value} does not fit the schema${atFault(p)}.`,
    () => 'Correct the default or the schema.',
  ),
  'response-missing': entry(
    'warning',
    'An operation has no answer for success',
    (p: { operation: string }) => `${p.operation} declares no answer for success.`,
    () => 'Declare one, such as 200 with a schema, or 204: until then the result is unknown.',
  ),
  'path-ambiguous': entry(
    'warning',
    'Two paths differ in the names of their parameters only',
    (p: { operation: string; other: string }) =>
      `${p.operation} and ${p.other} are the same to a server.`,
    () => 'Make one path of the two: the specification does not allow both.',
  ),
  'read-only-required': entry(
    'warning',
    'A read-only member is required in a request',
    (p: { name: string }) =>
      `"${p.name}" is required and read-only: requests are typed without it.`,
    () => 'If callers must send it, remove readOnly; else take it out of required for requests.',
  ),
  'required-undescribed': entry(
    'warning',
    'A required member is described nowhere',
    (p: { name: string }) => `"${p.name}" is required, but not among the properties.`,
    () => 'Describe it under properties, or correct its name.',
  ),
  'name-changed': entry(
    'warning',
    'A name of the document could not stay as it is',
    (p: { from: string; to: string }) => `"${p.from}" is called ${p.to} in the SDK.`,
    () => 'Choose a name under `names` in sdkwright.yml if that one does not please.',
  ),
  'parameter-ignored': entry(
    'warning',
    'A header parameter is the client’s own affair',
    (p: { name: string }) => `The header "${p.name}" is no parameter here: the client sets it.`,
    () => 'Describe media types under content and credentials under security instead.',
  ),
  'parameter-duplicate': entry(
    'warning',
    'A parameter stands twice in one list',
    (p: { name: string; location: string }) =>
      `The ${p.location} parameter "${p.name}" stands twice in this list; the last one counts.`,
    () => 'Remove one of the two.',
  ),
  'name-kept': entry(
    'warning',
    'A rename in the document is not followed',
    (p: { from: string; to: string }) =>
      `"${p.from}" is now "${p.to}"; its published name stays as sdkwright.lock has it.`,
    () => 'To take the new name run `sdkwright generate --accept`: users of the SDK will notice.',
  ),
  'name-moved': entry(
    'error',
    'An addition to the document would rename a published argument',
    (p: { from: string; to: string; operation: string }) =>
      `The argument "${p.from}" of ${p.operation} would be called "${p.to}".`,
    () => 'Another member has its name now: rename that one, or run `sdkwright generate --accept`.',
  ),
  'lock-invalid': entry(
    'error',
    'The lock has an entry that cannot be read',
    (p: { key: string }) => `The entry "${p.key}" of the lock is not as sdkwright writes it.`,
    () => 'Take the file from version control, or delete it to give all names anew.',
  ),
  'output-foreign': entry(
    'error',
    'A file in the output folder is not ours',
    (p: { path: string }) => `"${p.path}" exists and was not made by sdkwright.`,
    () => 'Move it away, choose another output folder, or pass --overwrite.',
  ),
  'output-edited': entry(
    'error',
    'A generated file was changed by hand',
    (p: { path: string }) => `"${p.path}" was changed since it was generated.`,
    () => 'Undo the change, or pass --overwrite to lose it.',
  ),
  'output-unsafe': entry(
    'error',
    'An output path leaves the output folder',
    (p: { path: string }) => `"${p.path}" passes through a symbolic link and is not written.`,
    () => 'Replace the link by a real folder or file.',
  ),
  'output-stale': entry(
    'error',
    'The output is not what generate would write',
    (p: { path: string; why: string }) => `"${p.path}" is stale: ${p.why}.`,
    () => 'Run `sdkwright generate` and commit the result.',
  ),
} as const;

export type DiagnosticCode = keyof typeof catalogue;

type Params<C extends DiagnosticCode> =
  Parameters<(typeof catalogue)[C]['message']> extends []
    ? Record<string, never>
    : Parameters<(typeof catalogue)[C]['message']>[0];

/** Makes a diagnostic of the catalogue; its parameters are checked against its code. */
export function diagnostic<C extends DiagnosticCode>(
  code: C,
  params: Params<C>,
  source: Source,
  related?: Diagnostic['related'],
): Diagnostic {
  const { severity, message, help } = catalogue[code] as Entry<Params<C>>;
  return {
    severity,
    code,
    message: message(params),
    help: help(params),
    source,
    ...(related && { related }),
  };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');
