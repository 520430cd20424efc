/** The SDK as templates see it: the root of every view. */

import type { Code, SpecText } from '../code.js';
import type { ModelView } from './model-view.js';
import type { OperationView } from './operation-view.js';

/** Changes whenever a template that was right would go wrong. */
export const viewVersion = 1;

export interface SdkView {
  /** Package name: lower case, hyphens. */
  readonly name: SpecText;
  /** The same as an identifier in lower case. */
  readonly package: Code;
  readonly className: Code;
  readonly title: SpecText;
  readonly description: SpecText | null;
  readonly version: SpecText;
  readonly license: SpecText | null;
  readonly repository: SpecText | null;
  readonly author: { readonly name: SpecText | null; readonly email: SpecText | null } | null;
  /** Name of the document without its extension. */
  readonly document: SpecText;
  readonly envPrefix: SpecText;
  readonly baseURL: SpecText;
  /** The servers to choose from, variables at their defaults; none where there is one only. */
  readonly servers: readonly { readonly name: SpecText; readonly url: SpecText }[];
  /** Before the names of telemetry headers; null: none are sent. */
  readonly headerPrefix: SpecText | null;
  /** Where requests that are no GET get a key of their own; null where they get none. */
  readonly idempotencyHeader: SpecText | null;
  readonly maxRetries: Code;
  readonly nonIdempotent: 'safe' | 'always' | 'never';
  readonly schemes: readonly SchemeView[];
  readonly credentials: readonly CredentialView[];
  /** What an operation needs that says nothing. */
  readonly security: readonly { readonly schemes: readonly SpecText[] }[];
  /** All, parents before children. */
  readonly resources: readonly ResourceView[];
  /** Those of the client. */
  readonly top: readonly ResourceView[];
  /** Types that stand in no other. */
  readonly models: readonly ModelView[];
  /** Those of them that several resources share. */
  readonly shared: readonly ModelView[];
  /** The operation to show in a README. */
  readonly telling: { readonly operation: OperationView; readonly resource: ResourceView } | null;
  /** What the config says for this target. */
  readonly options: Readonly<Record<string, SpecText | null>>;
}

export interface ResourceView {
  readonly accessor: readonly Code[];
  readonly member: Code;
  readonly className: Code;
  /** Path of its file without extension. */
  readonly file: string;
  /** The same for languages whose files stand in one folder: letters and digits, unique. */
  readonly flatFile: string;
  readonly operations: readonly OperationView[];
  readonly children: readonly ResourceView[];
  /** Types that it alone uses. */
  readonly models: readonly ModelView[];
}

export interface SchemeView {
  readonly name: SpecText;
  readonly type: 'bearer' | 'basic' | 'apiKey' | 'clientCredentials';
  readonly in: 'header' | 'query' | 'cookie';
  /** Of an API key. */
  readonly parameter: SpecText | null;
  /** Of client credentials. */
  readonly tokenURL: SpecText | null;
  readonly credentials: readonly CredentialView[];
}

/** A client option that holds a credential. */
export interface CredentialView {
  readonly argument: Code;
  /** As part of the name of a type or function. */
  readonly name: Code;
  readonly env: SpecText;
  /** Name of the option in every language: `apiKey`. */
  readonly option: SpecText;
}
