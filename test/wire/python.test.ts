/** The wire cases on the generated Python SDK: its synchronous and its asynchronous client. */

import { hasPython } from '../support/toolchains.js';
import { wireDocument, wireTests, withServers, type WirePlace } from './cases.js';
import { startPython } from './languages.js';

const places = (['sync', 'async'] as const).map((mode): WirePlace => ({
  name: `python, ${mode}`,
  start: (servers) =>
    startPython({ document: wireDocument }, (sdk) => withServers(sdk, servers), mode),
}));
wireTests(places, hasPython);
