/** Go and Python SDKs, installed as users install them. */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scratch } from './places.js';
import { succeed } from './run.js';
import { python } from './toolchains.js';

/** Creates a Go module that uses a generated one from its folder. */
export function goUser(sdk: string, module: string, main: string): string {
  const folder = scratch('go-user');
  const replace = `replace ${module} => ${sdk}`;
  const lines = ['module user', 'go 1.22', `require ${module} v0.0.0`, replace];
  writeFileSync(join(folder, 'go.mod'), `${lines.join('\n\n')}\n`);
  writeFileSync(join(folder, 'main.go'), main);
  return folder;
}

/** Builds the wheel of an SDK. @returns its path */
export async function buildWheel(sdk: string): Promise<string> {
  const out = scratch('wheel');
  const args = ['-m', 'build', '--wheel', '--no-isolation', '--outdir', out, sdk];
  await succeed(python('python'), args);
  return join(
    out,
    readdirSync(out).find((name) => name.endsWith('.whl'))!,
  );
}

/** Creates a virtual environment with a wheel. Dependencies of the wheel are those of the tools. */
export async function installWheel(wheel: string): Promise<string> {
  const folder = scratch('venv');
  await succeed('python3', ['-m', 'venv', '--without-pip', folder]);
  const own = join(folder, 'bin/python');
  const offline = ['install', '--quiet', '--no-index', '--no-deps', wheel];
  await succeed(python('python'), ['-m', 'pip', '--python', own, ...offline]);
  const where = 'import sysconfig; print(sysconfig.get_paths()["purelib"])';
  const [site, tools] = await Promise.all(
    [own, python('python')].map(async (program) =>
      (await succeed(program, ['-c', where])).stdout.trim(),
    ),
  );
  writeFileSync(join(site!, 'tools.pth'), `${tools!}\n`);
  return own;
}
