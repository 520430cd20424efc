/** The wire cases on the generated Go SDK. */

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe } from 'vitest';
import { lineDriver } from '../support/line-driver.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { generatedSdk } from '../support/sdk.js';
import { hasGo } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers } from './cases.js';

describe.skipIf(!hasGo)('go', () => {
  wireTests(async (servers) => {
    const folder = scratch('wire-go');
    const sdk = withServers(await generatedSdk({ document: wireDocument }, 'go'), servers);
    cpSync(join(testFolder, 'wire/drivers/go'), folder, { recursive: true });
    const module = 'example.com/wire-go';
    writeFileSync(
      join(folder, 'go.mod'),
      `module driver\n\ngo 1.22\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ${sdk}\n`,
    );
    await succeed('go', ['build', '-o', 'driver', '.'], { cwd: folder });
    return lineDriver(join(folder, 'driver'), [join(sdk, 'api.md')]);
  });
});
