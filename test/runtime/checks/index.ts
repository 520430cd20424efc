/** All checks of the runtime, by topic. */

import { answers } from './answers.js';
import { auth } from './auth.js';
import type { Checks } from './check.js';
import { construction } from './construction.js';
import { extension } from './extension.js';
import { logging } from './logging.js';
import { platforms } from './platforms.js';
import { requests } from './requests.js';
import { retries } from './retries.js';
import { time } from './time.js';
import { uploads } from './uploads.js';

export const topics: Readonly<Record<string, Checks>> = {
  construction,
  requests,
  answers,
  retries,
  time,
  auth,
  extension,
  logging,
  uploads,
  platforms,
};
