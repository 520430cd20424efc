/** The naming conventions of TypeScript, and which names are taken. */

import { wordList } from '../../base/word-list.js';
import { defaultInitialisms, type Conventions } from '../../naming/conventions.js';
import { baseErrorName, publicRuntime } from './exports.js';
import { importedNames } from './imports.js';
import { clientMembers, resourceMembers } from './runtime-facts.js';
import { words } from '../../base/words.js';
import { camel, kebab, pascal, pascalSpelling } from '../../naming/cases.js';
import { isIdentifier } from '../../naming/identifiers.js';

/** Globals that the output refers to, and others that a type of the API would be mistaken for. */
const globals = `
  Array ArrayBuffer AsyncIterable Blob Boolean Buffer Date Error File Function Headers Map Number
  Object Omit Partial Pick Promise ReadonlyArray Record RegExp Request RequestInit Required Response
  Set String Symbol URL URLSearchParams FormData AbortSignal Uint8Array globalThis undefined NaN
  Infinity`;

/**
 * Names in the scope of emitted modules besides those of the API: imports from the runtime, what the
 * package exports of it, and what emitted modules declare themselves.
 */
const ownNames: readonly string[] = [
  ...importedNames,
  ...publicRuntime.flatMap(({ values, types }) => [...values, ...types]),
  ...wordList('ClientOptions classConfig config'),
];

/** Names that the documentation of the runtime uses: a type of the API would be mistaken for them. */
const documentedNames = ['Failure', 'ThrownBy'];

/** Parameters and local variables of emitted functions; no function of the API shadows or equals one. */
const parameters = wordList('client options params body query path');

/** Members of `Object.prototype`, and `then`, which would make an object a promise. */
const inherited = wordList(`
  hasOwnProperty isPrototypeOf propertyIsEnumerable then toLocaleString toString valueOf`);

const reservedNames = [...ownNames, ...documentedNames, ...parameters, 'then'];

const options = { initialisms: new Set(defaultInitialisms) };

const type = (parts: readonly string[]): string => pascal(parts, options);

/** The naming conventions of TypeScript, with the names that the runtime takes. */
export const conventions: Conventions = {
  cases: {
    type,
    component: (name) => pascalSpelling(name, type),
    verbatim: (name) => (isIdentifier(name) ? name : type(words(name))),
    resourceClass: (steps) => pascal(steps.flat(), options),
    resource: (parts) => camel(parts, options),
    method: (parts) => camel(parts, options),
    function: (parts) => camel(parts, options),
    argument: (parts) => camel(parts, options),
    file: kebab,
  },
  configuredVerbatim: true,
  nested: 'namespace',
  typeFiles: 'modules',
  reservedFiles: new Set(),
  functions: true,
  requestSuffix: 'Input',
  reservedWords: new Set(
    wordList(`
    abstract any arguments as asserts async await bigint boolean break case catch class const
    continue debugger declare default delete do else enum eval export extends false finally for from
    function get if implements import in infer instanceof interface is keyof let module namespace
    never new null number object of package private protected public readonly require return set
    static string super switch symbol this throw true try type typeof undefined unique unknown using
    var void while with yield`),
  ),
  exported: new Set([...wordList(globals), ...reservedNames]),
  exportedWith: (className) => [baseErrorName(className)],
  exportedWithClass: () => [],
  clientMembers: new Set([
    ...clientMembers,
    ...inherited,
    'constructor',
    // `config.env` maps options to environment variables, and has an entry of this name.
    'customHeaders',
    // Examples call the client `client`.
    'client',
  ]),
  resourceMembers: new Set([...resourceMembers, ...inherited, 'constructor']),
  locals: new Set(reservedNames),
};
