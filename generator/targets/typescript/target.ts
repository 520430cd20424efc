/** The target `typescript`. */

import { resolve } from 'node:path';
import { templatesFolder } from '../../base/paths.js';
import type { Lowering } from '../../lower/lower.js';
import type { EmitResult, PlannedSdk, Target } from '../target.js';
import { conventions } from './conventions.js';
import { environmentOptions } from './environment.js';
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
  validate: () => [],
  emit: emitSdk,
  attempt: (step) => step(),
};

/** Imports the emitter only when it is needed, because the printer is slow to load. */
async function emitSdk(sdk: PlannedSdk): Promise<EmitResult> {
  const [{ emit }, { readTemplates }] = await Promise.all([
    import('./emit.js'),
    import('./runtime.js'),
  ]);
  const { api, names, settings, credentials, config } = sdk;
  const packageName = typeof config['package'] === 'string' ? config['package'] : names.sdk.name;
  const options = { ...settings, packageName, credentials };
  return emit({ api, names, options }, readTemplates(resolve(templatesFolder, 'typescript')));
}
