/** The order of the test files: the longest first, so that the workers end at about the same time. */

import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The slowest files, in this order. All others follow, the largest file first. */
const longest = [
  'corpus/corpus',
  'corpus/languages',
  'targets/pack/languages',
  'end-to-end/work',
  'types/types',
  'end-to-end/safety',
  'runtime/checks',
  'end-to-end/package',
  'openapi/mutations',
  'analyze/cycles',
  'wire/runtimes',
  'scenarios/compile',
  'runtime/load',
  'targets/pack/hostile',
  'targets/typescript/hostile',
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
