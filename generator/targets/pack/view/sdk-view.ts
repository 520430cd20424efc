/** The view of an SDK: what every template gets. */

import type { Code, SpecText } from '../code.js';
import type { ModelView } from './model-view.js';
import type { OperationView } from './operation-view.js';
import type { CredentialView, SchemeView, SecurityView } from './security-view.js';

/** Incremented by each change that breaks templates. */
export const viewVersion = 2;

export interface SdkView {
  /** Package name: lower case, with hyphens. */
  readonly name: SpecText;
  /** Package name as an identifier in lower case. */
  readonly package: Code;
  /** Name of the client class. */
  readonly className: Code;
  /** Title of the API. */
  readonly title: SpecText;
  readonly description: SpecText | null;
  /** Version of the SDK. */
  readonly version: SpecText;
  /** Version of the API, as the document states it. */
  readonly apiVersion: SpecText;
  /** Version of sdkwright. */
  readonly generatorVersion: SpecText;
  /** Which of the files around the code are generated. */
  readonly files: {
    readonly agents: boolean;
    readonly changelog: boolean;
    readonly contributing: boolean;
    readonly examples: boolean;
    readonly license: boolean;
    readonly release: boolean;
    readonly tests: boolean;
  };
  readonly license: SpecText | null;
  readonly repository: SpecText | null;
  readonly author: { readonly name: SpecText | null; readonly email: SpecText | null } | null;
  /** Name of the document without its extension. */
  readonly document: SpecText;
  /** Prefix of environment variables. */
  readonly envPrefix: SpecText;
  /** Null if the document has no absolute server: callers have to set the base URL. */
  readonly baseURL: SpecText | null;
  /** The servers to choose from, with their variables at the defaults; empty if there is only one. */
  readonly servers: readonly { readonly name: SpecText; readonly url: SpecText }[];
  /** Prefix of the telemetry headers; null if none are sent. */
  readonly headerPrefix: SpecText | null;
  /** Header of the idempotency keys of requests other than GET; null if none are sent. */
  readonly idempotencyHeader: SpecText | null;
  readonly maxRetries: Code;
  /** Whether requests are retried whose method is not idempotent. */
  readonly nonIdempotent: 'safe' | 'always' | 'never';
  /** How arrays are written in queries that the document does not describe. */
  readonly queryArrays: 'repeat' | 'comma' | 'brackets';
  /** How arrays are written in URL-encoded forms: `indices` for those that are not scalars directly in the form. */
  readonly formArrays: 'repeat' | 'brackets' | 'indices';
  /** How arrays and objects are written in multipart bodies. */
  readonly multipart: {
    readonly arrays: 'repeat' | 'brackets';
    readonly objects: 'json' | 'brackets';
  };
  readonly schemes: readonly SchemeView[];
  /** The credentials that are set together; first those that the API itself requires. */
  readonly credentialGroups: readonly { readonly credentials: readonly CredentialView[] }[];
  readonly credentials: readonly CredentialView[];
  /** Security of the operations that declare none. */
  readonly security: readonly SecurityView[];
  /** A regular expression for the names of secret headers, in any case. */
  readonly secretNames: SpecText;
  /** All resources, parents before children. */
  readonly resources: readonly ResourceView[];
  /** The resources that are members of the client. */
  readonly topResources: readonly ResourceView[];
  /** All types that are not nested in another. */
  readonly models: readonly ModelView[];
  /** The models that belong to no resource, such as those that several use. */
  readonly sharedModels: readonly ModelView[];
  /** The same models by file, for languages that have no file for each type. */
  readonly modelFiles: readonly ModelFileView[];
  /** The operation that a README shows; null if there are no operations. */
  readonly exampleOperation: ShownOperation | null;
  /** The operation that shows how a file is sent. */
  readonly uploadOperation: ShownOperation | null;
  /** The operation that shows how bytes are received. */
  readonly downloadOperation: ShownOperation | null;
  /** The operations that the tests of the SDK call: one of each top-level resource. */
  readonly testedOperations: readonly TestedOperationView[];
  /** The pack's own options, with their defaults. */
  readonly options: Readonly<Record<string, SpecText | null>>;
}

/** Types that stand together in a file, which is not that of a resource. */
export interface ModelFileView {
  /** Path of the file, without extension: `models`, or `models/billing` where there are more. */
  readonly file: string;
  /** File name for languages whose files are in one folder: letters and digits, unique. */
  readonly flatFile: string;
  readonly models: readonly ModelView[];
}

/** An operation that documentation shows, and its resource. */
export interface ShownOperation {
  readonly operation: OperationView;
  readonly resource: ResourceView;
}

export interface TestedOperationView extends ShownOperation {
  /** A regular expression for the path of the request. */
  readonly path: SpecText;
  /** Status of the answer: 200, or 204 without a body. */
  readonly status: Code;
  /** The JSON of the answer; null if it has no body. */
  readonly body: SpecText | null;
}

export interface ResourceView {
  /** Steps of the accessor: `ai`, `assistants`. */
  readonly accessor: readonly Code[];
  /** Name of the member of the parent resource or the client. */
  readonly member: Code;
  readonly className: Code;
  /** Path of its file, without extension. */
  readonly file: string;
  /** File name for languages whose files are in one folder: letters and digits, unique. */
  readonly flatFile: string;
  readonly operations: readonly OperationView[];
  readonly children: readonly ResourceView[];
  /** The types that its file declares: those that only this resource used when they were published. */
  readonly models: readonly ModelView[];
}
