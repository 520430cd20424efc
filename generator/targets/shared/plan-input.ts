/** The input for the plan of an SDK. */

import type { Config } from '../../config/load.js';
import type { Api } from '../../model/api.js';
import type { Lock } from '../../naming/published/lock.js';

export interface PlanInput {
  readonly model: Api;
  readonly config: Config;
  /** Name of the config in diagnostics. */
  readonly configFile: string;
  /** File name of the document. */
  readonly documentName: string;
  /** Names that are published already. */
  readonly lock?: Lock | undefined;
}
