/** The names that emitted modules import from the runtime. */

import { importedType, importedValue, type Code } from './code.js';
import { runtimeModules } from './runtime-facts.js';

type Modules = typeof runtimeModules;
type ValueOf<M extends keyof Modules> = Modules[M]['values'][number];
type TypeOf<M extends keyof Modules> = Modules[M]['types'][number];

/** By module of the runtime. A name that its module does not export does not compile. */
const used = {
  'core/alternatives': ['authorizeAny'],
  'core/answer': ['noContent'],
  'core/api-client': ['APIClient', 'LogOptions'],
  'core/api-promise': ['APIPromise'],
  'core/array-formats': ['brackets', 'comma', 'repeat'],
  'core/auth': ['Credential', 'bearer'],
  'core/authorize': ['authorize'],
  'core/basic': ['basic'],
  'core/client': ['Client', 'CoreOptions'],
  'core/client-state': ['stateOf'],
  'core/config': ['ClassConfig', 'ClientConfig'],
  'core/cookies': ['cookieHeader'],
  'core/decode': ['decodeAs'],
  'core/form': ['urlEncoded'],
  'core/headers': ['joinHeaders'],
  'core/idempotency': ['idempotency'],
  'core/int64': ['int64', 'int64Answer', 'int64Errors', 'int64Parser', 'jsonBody'],
  'core/internal': ['setHidden'],
  'core/json-or-bytes': ['jsonOrBytes'],
  'core/json-text': ['jsonText', 'orNull'],
  'core/key': ['cookieKey', 'headerKey', 'queryKey'],
  'core/multipart': ['maybeMultipart', 'multipart'],
  'core/oauth': ['clientCredentials'],
  'core/optional-body': ['ifGiven'],
  'core/path': ['path'],
  'core/path-styles': [
    'jsonHeader',
    'jsonPath',
    'labelPath',
    'matrixPath',
    'simpleHeader',
    'simplePath',
  ],
  'core/query-styles': [
    'deepObjectQuery',
    'formQuery',
    'jsonQuery',
    'pipeDelimitedQuery',
    'spaceDelimitedQuery',
  ],
  'core/redirect': ['followRedirects'],
  'core/request': ['RequestOptions'],
  'core/resource': ['APIResource', 'FakeOf'],
  'core/servers': ['servers'],
  'core/media-type': ['mediaTypeOf'],
  'core/stream': ['BinaryBody', 'streamed'],
  'core/telemetry': ['telemetry'],
  'core/uploads': ['Uploadable'],
} as const satisfies { readonly [M in keyof Modules]?: readonly (ValueOf<M> | TypeOf<M>)[] };

type UsedName = (typeof used)[keyof typeof used][number];
/** A function or class of the runtime that emitted modules can import. */
export type RuntimeValue = Extract<UsedName, ValueOf<keyof Modules>>;

const moduleOf: ReadonlyMap<string, string> = new Map(
  Object.entries(used).flatMap(([module, names]) =>
    names.map((name): [string, string] => [name, module]),
  ),
);

/** A function or class of the runtime, to be called or extended. */
export const runtimeValue = (name: RuntimeValue): Code => importedValue(moduleOf.get(name)!, name);

/** A type or class of the runtime, used as a type. */
export const runtimeType = (name: UsedName): Code => importedType(moduleOf.get(name)!, name);

/** Types that only `config.ts` and `create-client.ts` import, which declare no name of the API. */
const configurationTypes: ReadonlySet<string> = new Set<UsedName>([
  'ClassConfig',
  'ClientConfig',
  'CoreOptions',
]);

/** Names of the runtime in the scope of modules that declare or import names of the API. */
export const importedNames: readonly string[] = [...moduleOf.keys()].filter(
  (name) => !configurationTypes.has(name),
);
