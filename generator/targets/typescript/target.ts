/** The target `typescript`. */

import { resolve } from 'node:path';
import type { Config } from '../../config/load.js';
import { templatesFolder } from '../../base/paths.js';
import type { Lowering } from '../../lower/lower.js';
import type { EmitResult, PlannedSdk, Target } from '../target.js';
import { conventions } from './conventions.js';
import { environmentOptions } from './environment.js';
import { reportInt64 } from './int64-warning.js';
import { clientOptions } from './runtime-facts.js';

const lowering: Lowering = {
  inline: 'nest',
  unions: 'native',
  enums: 'literal',
  intersections: 'native',
  tuples: 'native',
  recursion: 'plain',
  forms: 'needed',
  conditions: 'unions',
  closedUnions: 'exclusive',
};

/** The built-in target, which needs no pack. */
export const typescript: Target = {
  name: 'typescript',
  lowering,
  conventions,
  reservedClientNames: conventions.exported,
  reservedOptions: new Set([...conventions.clientMembers, ...clientOptions, ...environmentOptions]),
  optionsAreMembers: true,
  folders: [],
  validate: ({ model, config, documentName }) =>
    int64Of(config.targets['typescript'], config) === undefined
      ? reportInt64(model, documentName)
      : [],
  emit: emitSdk,
  attempt: (step) => step(),
};

/** What the config says of integers of 64 bits, for this target or for all. */
const int64Of = (target: Pick<Config, 'int64'> | undefined, all: Pick<Config, 'int64'>) =>
  target?.int64 ?? all.int64;

/** Imports the emitter only when it is needed, because the printer is slow to load. */
async function emitSdk(sdk: PlannedSdk): Promise<EmitResult> {
  const [{ emit }, { readTemplates }] = await Promise.all([
    import('./emit.js'),
    import('./runtime.js'),
  ]);
  const { api, names, settings, credentials, config } = sdk;
  const int64 = int64Of(config, settings) ?? 'number';
  const packageName = typeof config['package'] === 'string' ? config['package'] : names.sdk.name;
  const options = { ...settings, packageName, credentials, int64 };
  return emit({ api, names, options }, readTemplates(resolve(templatesFolder, 'typescript')));
}
