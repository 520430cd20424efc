/** The wire cases on the generated Python SDK: its synchronous and its asynchronous client. */

import { describe } from 'vitest';
import { hasPython } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers } from './cases.js';
import { startPython } from './languages.js';

describe.skipIf(!hasPython).each(['sync', 'async'] as const)('python, %s', (mode) => {
  wireTests((servers) =>
    startPython({ document: wireDocument }, (sdk) => withServers(sdk, servers), mode),
  );
});
