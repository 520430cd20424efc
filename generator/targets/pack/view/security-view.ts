/** The views of security schemes, requirements and credentials. */

import type { Code, SpecText } from '../code.js';

/** One of the alternatives of a security requirement: schemes that are used together. */
export interface SecurityView {
  readonly schemes: readonly SpecText[];
}

export interface SchemeView {
  readonly name: SpecText;
  readonly type: 'bearer' | 'basic' | 'apiKey' | 'clientCredentials';
  readonly in: 'header' | 'query' | 'cookie';
  /** Name of the header, query parameter or cookie of an API key. */
  readonly parameter: SpecText | null;
  /** Set for client credentials. */
  readonly tokenURL: SpecText | null;
  /** The scopes of the token, separated by spaces; null without any. */
  readonly scope: SpecText | null;
  readonly audience: SpecText | null;
  /** Whether client credentials are sent in the body of the token request instead of a header. */
  readonly sendsSecretInBody: boolean;
  readonly credentials: readonly CredentialView[];
}

/** A client option for a credential. */
export interface CredentialView {
  readonly argument: Code;
  /** In the form used as part of the name of a type or function. */
  readonly name: Code;
  /** Name of the environment variable. */
  readonly env: SpecText;
  /** Name of the option in every language: `apiKey`. */
  readonly option: SpecText;
}
