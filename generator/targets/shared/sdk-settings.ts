/** What every target takes from the config and the document, with its defaults. */

import type { PlanInput } from './plan-input.js';

export interface SdkSettings {
  /** Name of the document without its extension. */
  readonly documentName: string;
  /** Version of the SDK. */
  readonly version: string;
  readonly license?: string;
  /** URL of the SDK's repository. */
  readonly repository?: string;
  /** Prefix of the telemetry headers; without one none are sent. */
  readonly headerPrefix?: string;
  /** Header of idempotency keys; without one none are sent. */
  readonly idempotencyHeader?: string;
  /** JSON pointers to the message of an error response, in order of preference. */
  readonly messages?: readonly string[];
  readonly maxRetries: number;
  /** Whether requests are retried whose method is not idempotent. */
  readonly nonIdempotent: 'safe' | 'always' | 'never';
  /** How arrays are written in a query whose parameter declares no style. */
  readonly arrays: ArrayFormat;
}

export type ArrayFormat = 'repeat' | 'comma' | 'brackets';

/** Settings from the config, then the document, then the defaults. */
export function sdkSettings(input: PlanInput): SdkSettings {
  const { sdk, headers, errors, retries, query } = input.config;
  const license = licenseOf(input);
  return {
    documentName: input.documentName.replace(/\.[^.]*$/, ''),
    version: sdk?.version ?? '0.1.0',
    ...(license !== undefined && { license }),
    ...(sdk?.repository !== undefined && { repository: sdk.repository }),
    ...(headers?.prefix !== undefined && { headerPrefix: headers.prefix }),
    ...(headers?.idempotency !== undefined && { idempotencyHeader: headers.idempotency }),
    ...(errors?.messages && { messages: errors.messages }),
    maxRetries: retries?.max ?? 2,
    nonIdempotent: retries?.nonIdempotent ?? 'safe',
    arrays: query?.arrays ?? 'repeat',
  };
}

/** The license of the SDK: the config's, else the document's. */
export const licenseOf = ({ model, config }: PlanInput): string | undefined =>
  config.sdk?.license ?? model.info.license;
