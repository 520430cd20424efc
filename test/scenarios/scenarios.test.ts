/** The committed output of the scenarios is what the generator writes (`npm run test:update`). */

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  generateScenario,
  languages,
  scenarios,
  scenariosFolder,
  shownFiles,
} from './scenarios.js';

/** Whether this run updates snapshots (`vitest -u`). */
const renews = (): boolean =>
  (expect.getState().snapshotState as unknown as { _updateSnapshot: string })._updateSnapshot ===
  'all';

/** Files below a folder, by their path in it. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(folder.length + 1));
}

/** The quick tests generate TypeScript alone. */
const generated = languages.filter(
  (language) => process.env['TEST_SELECTION'] !== 'quick' || language === 'typescript',
);

describe.each(generated)('%s', (language) => {
  test.each(scenarios)('%s', async (scenario) => {
    const folder = join(scenariosFolder, scenario, language);
    const files = shownFiles(scenario, language, await generateScenario(scenario, language));
    expect(files.size).toBeGreaterThan(0);
    for (const [path, text] of files) await expect(text).toMatchFileSnapshot(join(folder, path));
    const stale = filesIn(folder).filter((path) => !files.has(path));
    if (renews()) for (const path of stale) rmSync(join(folder, path));
    else expect(stale).toEqual([]);
  });
});

test('each document begins with a comment on what to look at', () => {
  for (const scenario of scenarios) {
    const text = readFileSync(join(scenariosFolder, scenario, 'openapi.yml'), 'utf8');
    expect(text, scenario).toMatch(/^# .{20,}\.\n/);
  }
});
