/** A process of the command `corpus`: examines the documents it receives, one at a time. */

import { examine } from './examine.js';
import { pathOf } from './documents.js';

const target = process.argv[2]!;

process.on('message', (name: string) => {
  void examine(name, pathOf(name), target).then((outcome) => process.send!(outcome));
});
