import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import Sequencer from './test/support/sequencer.js';

/** The unit tests and the snapshots: what needs no compiler, no browser and no installed package of `test/`. */
const quick = [
  'test/{analyze,base,config,diagnostics,lint,lower,naming,openapi,text}/**/*.test.ts',
  'test/{architecture,project,commands/explain,end-to-end/snapshot,scenarios/scenarios}.test.ts',
  'test/runtime/{serialization,servers}.test.ts',
  'test/targets/**/{code,template,view}.test.ts',
];
const slow = [
  'test/analyze/{cycles,telnyx}.test.ts',
  'test/openapi/{fuzz,mutations}.test.ts',
  'test/naming/{names,strange,published/lock}.test.ts',
  'test/targets/pack/view.test.ts',
];
const isQuick = process.env['TEST_SELECTION'] === 'quick';

export default defineConfig({
  test: {
    include: isQuick ? quick : ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/.*/**', ...(isQuick ? slow : [])],
    globalSetup: [
      'test/support/empty-work.ts',
      ...(isQuick ? [] : ['test/support/install-tools.ts']),
    ],
    reporters: ['default', './test/support/count-reporter.ts'],
    sequence: { sequencer: Sequencer },
    // The cache of Go finds what was compiled in another scratch folder only if results contain no absolute paths.
    env: { GOFLAGS: `${process.env['GOFLAGS'] ?? ''} -trimpath`.trim() },
    // A worker loads each module once, and not once for each file of tests.
    isolate: false,
    // Vitest leaves one core free, so on a machine with two cores one of them would idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Two workers share the cores with the compilers that they start: on a slow machine some tests need a minute.
    testTimeout: 240_000,
    hookTimeout: 240_000,
  },
});
