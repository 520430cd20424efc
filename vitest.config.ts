import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import Sequencer from './test/support/sequencer.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/.work/**', 'test/.cache/**'],
    globalSetup: ['test/support/global-setup.ts'],
    reporters: ['default', './test/support/count-reporter.ts'],
    sequence: { sequencer: Sequencer },
    // Vitest leaves one core free, so on a machine with two cores one of them would idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
