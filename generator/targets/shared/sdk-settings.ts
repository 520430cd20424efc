/** Settings of all targets, from the config and the document, with defaults. */

import { generatorVersion } from '../../base/paths.js';
import type { FileChoices, Int64 } from '../../config/load.js';
import type { PlanInput } from './plan-input.js';
import { licenseId } from './publication/license.js';

export interface SdkSettings {
  /** Name of the document without its extension. */
  readonly documentName: string;
  /** Version of the SDK. */
  readonly version: string;
  /** Version of sdkwright. */
  readonly generator: string;
  readonly license?: string;
  /** URL of the SDK's repository. */
  readonly repository?: string;
  /** Prefix of the telemetry headers. If absent, none are sent. */
  readonly headerPrefix?: string;
  /** Header of idempotency keys. If absent, none are sent. */
  readonly idempotencyHeader?: string;
  /** JSON pointers to the message of an error response, in order of preference. */
  readonly messages?: readonly string[];
  /** What integers of 64 bits are in a language whose numbers cannot hold them. */
  readonly int64?: Int64;
  readonly maxRetries: number;
  /** Whether requests with methods that are not idempotent are retried. */
  readonly nonIdempotent: 'safe' | 'always' | 'never';
  /** How arrays are serialized in query parameters without a style. */
  readonly arrays: ArrayFormat;
  /** How arrays are serialized in URL-encoded forms. */
  readonly formArrays: 'repeat' | 'brackets' | 'indices';
  /** Which of the files around the code are generated. */
  readonly files: Required<FileChoices>;
  readonly multipart: {
    readonly arrays: 'repeat' | 'brackets';
    readonly objects: 'json' | 'brackets';
  };
}

export type ArrayFormat = 'repeat' | 'comma' | 'brackets';

/** Settings from the config, then the document, then the defaults. */
export function sdkSettings(input: PlanInput): SdkSettings {
  const { sdk, headers, errors, retries, query, forms, multipart, int64, files } = input.config;
  const license = licenseOf(input);
  return {
    documentName: input.documentName.replace(/\.[^.]*$/, ''),
    version: sdk?.version ?? '0.1.0',
    generator: generatorVersion(),
    ...(license !== undefined && { license }),
    ...(sdk?.repository !== undefined && { repository: sdk.repository }),
    ...(headers?.prefix !== undefined && { headerPrefix: headers.prefix }),
    ...(headers?.idempotency !== undefined && { idempotencyHeader: headers.idempotency }),
    ...(errors?.messages && { messages: errors.messages }),
    ...(int64 !== undefined && { int64 }),
    maxRetries: retries?.max ?? 2,
    nonIdempotent: retries?.nonIdempotent ?? 'safe',
    arrays: query?.arrays ?? 'repeat',
    formArrays: forms?.arrays ?? 'indices',
    files: { ...allFiles, ...files },
    multipart: {
      arrays: multipart?.arrays ?? 'repeat',
      objects: multipart?.objects ?? 'json',
    },
  };
}

const allFiles: Required<FileChoices> = {
  agents: true,
  changelog: true,
  contributing: true,
  examples: true,
  license: true,
  release: true,
  tests: true,
};

/** The license of the SDK: that of the config, or else that of the document, as an SPDX identifier if possible. */
export const licenseOf = ({ model, config }: PlanInput): string | undefined =>
  config.sdk?.license ??
  (model.info.license === undefined ? undefined : licenseId(model.info.license));
