/** The wire cases on the generated Go SDK. */

import { describe } from 'vitest';
import { hasGo } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers } from './cases.js';
import { startGo } from './languages.js';

describe.skipIf(!hasGo)('go', () => {
  wireTests((servers) => startGo({ document: wireDocument }, (sdk) => withServers(sdk, servers)));
});
