/** Faults of the config's `auth`: entries without a scheme, and options that cannot have their name. */

import { nearest } from '../base/nearest.js';
import { append } from '../base/pointer.js';
import type { Config } from '../config/load.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Api } from '../model/api.js';

export interface AuthInput {
  readonly api: Api;
  readonly auth: Config['auth'];
  /** File name of the config, for diagnostics. */
  readonly configFile: string;
  /** Names that no option may have. */
  readonly taken: ReadonlySet<string>;
}

/** An error for each entry of `auth`, or key of one, that would have no effect. */
export function checkAuth(input: AuthInput): Diagnostic[] {
  return Object.entries(input.auth ?? {}).flatMap(([component, entry]) => [
    ...unmatched(component, input),
    ...repeated(component, input),
    ...unusableKeys(component, Object.keys(entry), input),
    ...(entry.option === undefined ? [] : unusableOption(component, entry.option, input)),
  ]);
}

const sourceOf = ({ configFile }: AuthInput, ...keys: readonly string[]) => ({
  file: configFile,
  pointer: append('/auth', ...keys),
});

const schemesOf = (component: string, { api }: AuthInput) =>
  api.security.schemes.filter(({ components }) => components.includes(component));

function unmatched(component: string, input: AuthInput): Diagnostic[] {
  if (schemesOf(component, input).length > 0) return [];
  const known = input.api.security.schemes.flatMap(({ components }) => components);
  const suggestion = nearest(component, known);
  const params = { what: 'supported security scheme', key: component, suggestion };
  return [diagnostic('config-unmatched', params, sourceOf(input, component))];
}

/** Another entry for a scheme that has one under another spelling of its name. */
function repeated(component: string, input: AuthInput): Diagnostic[] {
  const entries = Object.keys(input.auth ?? {});
  const earlier = new Set(entries.slice(0, entries.indexOf(component)));
  const first = schemesOf(component, input)
    .flatMap(({ components }) => components)
    .find((name) => earlier.has(name));
  if (first === undefined) return [];
  const what = `"${first}" and "${component}" are one security scheme, which can have one entry.`;
  return [diagnostic('config-invalid', { what }, sourceOf(input, component))];
}

/** One name cannot be given to two options, and only client credentials get tokens. */
function unusableKeys(component: string, keys: readonly string[], input: AuthInput): Diagnostic[] {
  const types = schemesOf(component, input).map(({ type }) => type);
  if (types.length === 0) return [];
  return keys.flatMap((key) => {
    const isName = key === 'option' || key === 'env';
    const isUsed = isName ? !types.includes('basic') : types.includes('clientCredentials');
    if (isUsed) return [];
    const why = isName ? 'has two client options' : 'gets no tokens with client credentials';
    const what = `"${key}" cannot be set for the security scheme "${component}", which ${why}.`;
    return [diagnostic('config-invalid', { what }, sourceOf(input, component, key))];
  });
}

function unusableOption(component: string, option: string, input: AuthInput): Diagnostic[] {
  const source = sourceOf(input, component, 'option');
  if (input.taken.has(option)) {
    const what = `"${option}" cannot be the name of a credential: the client has an option or a member of this name.`;
    return [diagnostic('config-invalid', { what }, source)];
  }
  const entries = Object.entries(input.auth ?? {});
  const before = entries.slice(
    0,
    entries.findIndex(([name]) => name === component),
  );
  return before.some(([, entry]) => entry.option === option)
    ? [diagnostic('name-conflict', { name: option }, source)]
    : [];
}
