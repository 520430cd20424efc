/** The drivers of the wire document's SDKs in each language. */

import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lineDriver } from '../support/line-driver.js';
import { scratch, testFolder } from '../support/places.js';
import { succeed } from '../support/run.js';
import { buildSdk, generatedSdk, type SdkSource } from '../support/sdk.js';
import { python } from '../support/toolchains.js';
import type { Driver } from './cases.js';

/** Returns the SDK to use in place of a generated one, such as a copy with other servers. */
export type Place = (sdk: string) => string;

/** Starts the TypeScript SDK in Node. */
export async function startTypeScript(source: SdkSource, place: Place): Promise<Driver> {
  const { folder } = await buildSdk(source);
  const index = pathToFileURL(join(place(folder), 'dist/index.js')).href;
  const driver = join(testFolder, 'wire/drivers/typescript.mjs');
  return lineDriver(process.execPath, [driver, index, join(folder, 'api.md')]);
}

/** Starts the Go SDK. */
export async function startGo(source: SdkSource, place: Place): Promise<Driver> {
  const folder = scratch('wire-go');
  const sdk = place(await generatedSdk(source, 'go'));
  cpSync(join(testFolder, 'wire/drivers/go'), folder, { recursive: true });
  const module = 'example.com/wire-go';
  writeFileSync(
    join(folder, 'go.mod'),
    `module driver\n\ngo 1.22\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ${sdk}\n`,
  );
  await succeed('go', ['build', '-o', 'driver', '.'], { cwd: folder });
  return lineDriver(join(folder, 'driver'), [join(sdk, 'api.md')]);
}

/** Starts a client of the Python SDK. */
export async function startPython(
  source: SdkSource,
  place: Place,
  mode: 'sync' | 'async',
): Promise<Driver> {
  const sdk = place(await generatedSdk(source, 'python'));
  const driver = join(testFolder, 'wire/drivers/python/driver.py');
  return lineDriver(python('python'), [driver, join(sdk, 'api.md'), mode], {
    env: { ...process.env, PYTHONPATH: join(sdk, 'src') },
  });
}
