/** `--watch`: generates again when the document changes, even after an error in it. */

import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cliPath, scratch, seedPath } from '../support/places.js';

test('a change generates again; an error is reported, and its fix generates again', async () => {
  const folder = scratch('watch');
  const spec = join(folder, 'api.yml');
  cpSync(seedPath, spec);
  const args = [cliPath, 'generate', 'api.yml', '--out', 'sdk', '--watch'];
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const says = async (text: string): Promise<void> => {
    await expect.poll(() => output, { timeout: 20_000, interval: 50 }).toContain(text);
    output = '';
  };
  try {
    await says('Watching for changes. Press Ctrl+C to stop.\n');
    const text = readFileSync(spec, 'utf8');
    writeFileSync(spec, text.replace('Updates an existing', 'Changes an existing'));
    await says(', 1 written\n');
    writeFileSync(spec, text.replace('schemas/TrafficType', 'schemas/TraficType'));
    await says('Did you mean "#/components/schemas/TrafficType"?');
    writeFileSync(spec, text);
    await says(', 1 written\n');
    const source = readFileSync(
      join(folder, 'sdk/src/resources/outbound-voice-profiles.ts'),
      'utf8',
    );
    expect(source).toContain('Updates an existing');
  } finally {
    child.kill();
  }
});
