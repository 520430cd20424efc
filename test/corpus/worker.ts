/** A process of the command `corpus`: examines the documents it receives, one at a time. */

import { examine } from './examine.js';
import { pathOf } from './documents.js';
import { createChecker } from './typescript-check.js';

const target = process.argv[2]!;
const checker = target === 'typescript' ? createChecker() : undefined;

process.on('message', (name: string) => {
  void examine(name, pathOf(name), target, checker).then((outcome) => process.send!(outcome));
});
