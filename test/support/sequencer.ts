/** The order of the test files: the longest first, so that the workers end at about the same time. */

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest files, in this order. All others follow, the largest file first. */
const longest = [
  'targets/pack/languages',
  'targets/pack/hostile',
  'end-to-end/safety',
  'types/types',
  'scenarios/compile',
  'corpus/languages',
  'targets/typescript/hostile',
  'corpus/corpus',
  'targets/pack/packs',
  'end-to-end/work',
  'wire/servers',
  'runtime/checks',
  'runtime/load',
  'wire/python',
  'analyze/cycles',
  'naming/published/lock',
  'output/output',
  'runtime/fixes',
  'commands/progress',
  'end-to-end/outside',
  'end-to-end/telnyx',
  'wire/runtimes',
  'end-to-end/package',
  'openapi/mutations',
  'commands/usage',
];

export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const index = longest.findIndex((name) => moduleId.endsWith(`test/${name}.test.ts`));
      return index === -1 ? longest.length : index;
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- a method of vitest, not of an array
    const bySize = await super.sort(files);
    return bySize.toSorted((a, b) => rank(a) - rank(b));
  }
}
