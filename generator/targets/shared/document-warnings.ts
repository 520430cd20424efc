/** Warnings about information that a document lacks, with the default that the SDK uses instead. */

import { placeOf } from '../../model/identity.js';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostics.js';
import { baseURL, hasAbsoluteServer } from '../../model/servers.js';
import type { Names } from '../../naming/names.js';
import { letterKey } from '../../base/words.js';
import type { PlanInput } from './plan-input.js';
import { licenseOf } from './sdk-settings.js';

/** Missing servers, license and operationIds, and component names that the SDK spells differently. */
export const documentWarnings = (input: PlanInput, names: Names): Diagnostic[] => [
  ...missingServer(input),
  ...missingLicense(input),
  ...renamedTypes(input, names),
  ...missingOperationIds(input, names),
];

function missingServer({ model, documentName }: PlanInput): Diagnostic[] {
  if (hasAbsoluteServer(model)) return [];
  const source = { file: documentName, pointer: '/servers' };
  return [diagnostic('server-missing', { baseURL: baseURL(model) }, source)];
}

function missingLicense(input: PlanInput): Diagnostic[] {
  if (licenseOf(input) !== undefined) return [];
  return [diagnostic('license-missing', {}, { file: input.documentName })];
}

function renamedTypes(
  { model, config, documentName, lock }: PlanInput,
  names: Names,
): Diagnostic[] {
  return [...model.types.values()].flatMap(({ id, role, wireName }) => {
    const to = names.types.get(id)?.join('.');
    if (role !== 'schema' || to === undefined || letterKey(to) === letterKey(wireName)) return [];
    // The lock keeps its name, which is reported already.
    if (lock?.renames.has(id)) return [];
    if (config.names?.types && Object.hasOwn(config.names.types, id)) return [];
    return [diagnostic('name-changed', { from: wireName, to }, placeOf(id, documentName))];
  });
}

function missingOperationIds({ model, documentName }: PlanInput, names: Names): Diagnostic[] {
  return model.operations
    .filter(({ operationId, repeatedId }) => (operationId ?? repeatedId) === undefined)
    .map(({ id, at }) => {
      const named = names.operations.get(id)!;
      const params = { operation: id, name: named.function || named.method };
      return diagnostic('operation-id-missing', params, placeOf(at, documentName));
    });
}
