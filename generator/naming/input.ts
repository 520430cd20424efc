/** What stage `name` works from. */

import type { Api } from '../model/api.js';
import type { ConfiguredNames } from './configured-names.js';
import type { Conventions } from './conventions.js';
import type { SdkNames } from './names.js';
import type { PublishedNames } from './published/published-names.js';

export interface NamingInput {
  /** The lowered model. */
  readonly api: Api;
  readonly sdk: SdkNames;
  readonly conventions: Conventions;
  readonly configured: ConfiguredNames;
  /** Name of the config file, for diagnostics. */
  readonly configFile: string;
  readonly published: PublishedNames;
}
