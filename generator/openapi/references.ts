/**
 * Stages `upgrade` and `resolve`: a loaded document → one document in the dialect of `document.ts`, all of
 * whose references are checked, with a `resolve` for later stages. Nothing is read from disk.
 */

import { isObject } from '../base/json.js';
import { limits } from '../base/limits.js';
import { compare } from '../base/order.js';
import type { Located, Place } from '../base/place.js';
import { append, evaluate, fragmentOf, parsePointer } from '../base/pointer.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { componentsOf, type Component } from './components.js';
import type { ObjectTypes, OpenAPIDocument } from './document.js';
import type { Referent } from './identifiers.js';
import type { LoadedDocument } from './load.js';
import { shownReference } from './repair.js';
import { restorePlaces } from './restore-places.js';
import { UpgradedFiles } from './upgraded-files.js';
import type { FoundReference } from './upgrade.js';
import { unresolvable } from './unresolvable.js';
import { isSwagger, versionDiagnostic } from './version.js';

export type { Located, Place } from '../base/place.js';

/** An OpenAPI document whose references can be resolved. */
export interface ResolvedDocument {
  readonly document: OpenAPIDocument;
  /** Name of the root file. */
  readonly root: string;
  /**
   * What a reference refers to: one step, so the result may be a reference again. Undefined if it cannot
   * be resolved, which has been reported.
   */
  readonly resolve: <K extends keyof ObjectTypes>(
    reference: string,
    from: string,
    object: K,
  ) => Located<ObjectTypes[K]> | undefined;
  /** References, relative to the root file, to every schema with that `$dynamicAnchor`. */
  readonly dynamicTargets: (name: string) => readonly string[];
  /** The reference to a component schema, at the location for the version of the document. */
  readonly schemaReference: (name: string) => string;
  /** Names of the component schemas, sorted. */
  readonly schemaNames: readonly string[];
  /** All components of the root file. */
  readonly components: readonly Component[];
  /** Whether a component, or a part of it, is referenced. */
  readonly isReferred: (place: Place) => boolean;
  /** The place in the file that a place of the upgraded document comes from. */
  readonly origin: (place: Place) => Place;
  /** Number of schemas that were visited: linear in the size of the document. */
  readonly schemasVisited: number;
}

export interface ResolveResult {
  /** Absent if the root file is not an OpenAPI document of a supported version. */
  readonly resolved?: ResolvedDocument;
  readonly diagnostics: readonly Diagnostic[];
}

/** Upgrades a document and checks all its references. */
export function resolveReferences(loaded: LoadedDocument): ResolveResult {
  const root = loaded.files.get(loaded.root)!.value;
  const version = versionDiagnostic(root, loaded.root);
  if (version?.severity === 'error') return { diagnostics: [version] };
  const files = new UpgradedFiles(loaded);
  if (version) files.diagnostics.push(version);
  checkReferences(files, loaded);
  const diagnostics = restorePlaces(files.diagnostics, (place) => files.movedFrom(place));
  return { resolved: resolvedDocument(files, loaded), diagnostics };
}

/** Resolves each reference that is found; that may upgrade further values and so find further references. */
function checkReferences(files: UpgradedFiles, loaded: LoadedDocument): void {
  const failed: FoundReference[] = [];
  for (let found = files.pending.pop(); found; found = files.pending.pop()) {
    const { reference, file: from, object } = found;
    const referent = files.find({ reference, from, object });
    if (!referent) {
      failed.push(found);
      continue;
    }
    files.referenced.add(referent);
    const source = { file: from, pointer: append(found.pointer, '$ref') };
    if (referent.isOther) {
      const params = { reference, expected: object };
      files.diagnostics.push(diagnostic('reference-mismatch', params, source));
      continue;
    }
    if (referent.isRepaired) {
      const params = { reference, meant: shownReference(referent.parts) };
      files.diagnostics.push(diagnostic('reference-repaired', params, source));
    }
    const value = files.valueAt(referent, object);
    // A component without content, `User:`, has been reported.
    if (value === undefined && isNull(referent, loaded)) continue;
    if (!isObject(value) && typeof value !== 'boolean') failed.push(found);
  }
  for (const [index, found] of failed.entries()) {
    if (isUnused(found, files, loaded)) {
      const source = { file: found.file, pointer: append(found.pointer, '$ref') };
      const params = { reference: found.reference };
      files.diagnostics.push(diagnostic('reference-unused', params, source));
    } else files.diagnostics.push(unresolvable(found, loaded, index < limits.suggestions));
  }
  if (files.schemasVisited > limits.schemas) {
    const params = { what: 'schemas', limit: limits.schemas };
    const source = { file: loaded.root, pointer: '' };
    files.diagnostics.push(diagnostic('limit-exceeded', params, source));
  }
}

const isNull = ({ file, parts }: Referent, { files }: LoadedDocument): boolean =>
  evaluate(files.get(file)?.value, parts) === null;

/** Whether an SDK does not need what a reference leads to: examples, and components that nothing refers to. */
function isUnused(found: FoundReference, files: UpgradedFiles, { root }: LoadedDocument): boolean {
  if (found.object === 'Example') return true;
  const [components, kind, name] = parsePointer(found.pointer);
  if (found.file !== root || components !== 'components' || name === undefined) return false;
  const pointer = append('', components, kind!, name);
  return kind !== 'securitySchemes' && !files.referenced.has({ file: root, pointer });
}

function resolvedDocument(files: UpgradedFiles, loaded: LoadedDocument): ResolvedDocument {
  const { root } = loaded;
  const rootValue = loaded.files.get(root)!.value;
  const isOld = isSwagger(rootValue, rootValue);
  const schemas = isOld ? '/definitions' : '/components/schemas';
  return {
    // The grammar that `upgrade` checks describes the same objects as these types.
    document: files.root as unknown as OpenAPIDocument,
    root,
    resolve: (reference, from, object) =>
      files.resolve(reference, from, object) as Located<ObjectTypes[typeof object]> | undefined,
    dynamicTargets: (name) =>
      files.identifiers
        .dynamic(name)
        .map(({ file, parts }) => encodeURI(file) + fragmentOf(append('', ...parts))),
    schemaReference: (name) => fragmentOf(append(schemas, name)),
    schemaNames: Object.keys(evaluate(files.root, parsePointer(schemas)) ?? {}).toSorted(compare),
    components: componentsOf(rootValue, root, isOld),
    isReferred: (place) => files.referenced.has(place),
    origin: (place) => files.originOf(place),
    schemasVisited: files.schemasVisited,
  };
}
