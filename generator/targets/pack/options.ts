/** The config keys of a pack: checked against the schema of its `options`, with its defaults. */

import { validateConfig } from '../../config/validate.js';
import type { Json } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import type { Diagnostic } from '../../diagnostics/diagnostics.js';
import type { PlanInput } from '../shared/plan-input.js';
import type { PlannedSdk } from '../target.js';
import type { Pack } from './pack.js';

/** Diagnostics about keys of `targets.NAME` in the config that the pack does not have. */
export function validateOptions(
  name: string,
  { options = {} }: Pack,
  { config, configFile }: PlanInput,
): Diagnostic[] {
  const { out: _, templates: __, ...own } = { ...config.targets[name] } as Record<string, Json>;
  const schema = { type: 'object', properties: options, additionalProperties: false } as const;
  const pointer = append('/targets', name);
  return validateConfig(own, { schema, file: configFile, called: `The target "${name}"` }).map(
    (found) => ({
      ...found,
      source: { ...found.source, pointer: pointer + (found.source.pointer ?? '') },
    }),
  );
}

/** The options of the config over the defaults of the pack, as text. */
export function packOptions(
  pack: Pack,
  { names, settings, config }: PlannedSdk,
): Readonly<Record<string, string>> {
  const { name, className } = names.sdk;
  const { repository } = settings;
  const defaults = pack.defaults?.({
    name,
    className,
    ...(repository !== undefined && { repository }),
  });
  const own = Object.entries(config).filter(([key]) => Object.hasOwn(pack.options ?? {}, key));
  return { ...defaults, ...Object.fromEntries(own.map(([key, value]) => [key, String(value)])) };
}
