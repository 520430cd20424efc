/** The wire cases on the generated Python SDK: its synchronous and its asynchronous client. */

import { join } from 'node:path';
import { describe } from 'vitest';
import { lineDriver } from '../support/line-driver.js';
import { testFolder } from '../support/places.js';
import { generatedSdk } from '../support/sdk.js';
import { hasPython, python } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers } from './cases.js';

describe.skipIf(!hasPython).each(['sync', 'async'])('python, %s', (mode) => {
  wireTests(async (servers) => {
    const sdk = withServers(await generatedSdk({ document: wireDocument }, 'python'), servers);
    const driver = join(testFolder, 'wire/drivers/python/driver.py');
    return lineDriver(python('python'), [driver, join(sdk, 'api.md'), mode], {
      env: { ...process.env, PYTHONPATH: join(sdk, 'src') },
    });
  });
});
