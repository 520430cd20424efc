/** The wire cases on the generated Go SDK. */

import { hasGo } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers, type WirePlace } from './cases.js';
import { startGo } from './languages.js';

const place: WirePlace = {
  name: 'go',
  start: (servers) => startGo({ document: wireDocument }, (sdk) => withServers(sdk, servers)),
};
wireTests([place], hasGo);
