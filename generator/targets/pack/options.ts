/** The config keys of a pack: checked against the schema of its `options`, with its defaults. */

import { validateConfig } from '../../config/validate.js';
import type { Json } from '../../base/json.js';
import { append } from '../../base/pointer.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import type { PlanInput } from '../shared/plan-input.js';
import { sdkSettings } from '../shared/sdk-settings.js';
import type { PlannedSdk } from '../target.js';
import type { Pack } from './pack.js';

/** Diagnostics about keys of `targets.NAME` in the config that the pack does not have. */
export function validateOptions(name: string, pack: Pack, input: PlanInput): Diagnostic[] {
  const { config, configFile } = input;
  const { out: _, templates: __, ...own } = { ...config.targets[name] } as Record<string, Json>;
  const schema = {
    type: 'object',
    properties: pack.options ?? {},
    additionalProperties: false,
  } as const;
  const pointer = append('/targets', name);
  const found = validateConfig(own, { schema, file: configFile, called: `The target "${name}"` });
  if (found.length > 0) {
    return found.map((each) => ({
      ...each,
      source: { ...each.source, pointer: pointer + (each.source.pointer ?? '') },
    }));
  }
  const { version } = sdkSettings(input);
  const faults = pack.check?.({ version, options: asText(own) }) ?? [];
  return faults.map(({ option, message }) =>
    diagnostic(
      'config-invalid',
      { what: message },
      { file: configFile, pointer: append(pointer, option) },
    ),
  );
}

const asText = (options: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));

/** The options of the config over the defaults of the pack, as text. */
export function packOptions(
  pack: Pack,
  { names, settings, config }: PlannedSdk,
): Readonly<Record<string, string>> {
  const { name, className } = names.sdk;
  const { repository, version } = settings;
  const defaults = pack.defaults?.({
    name,
    className,
    version,
    ...(repository !== undefined && { repository }),
  });
  const own = Object.entries(config).filter(([key]) => Object.hasOwn(pack.options ?? {}, key));
  return { ...defaults, ...asText(Object.fromEntries(own)) };
}
