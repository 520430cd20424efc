/**
 * Stages 3 and 4 together: a loaded source → one document in the dialect, whose references are known to
 * lead somewhere, with a `resolve` that later stages use. Nothing is read from disk here.
 */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isObject, own, type Json } from '../base/json.js';
import { nearest } from '../base/nearest.js';
import { compare } from '../base/order.js';
import { componentsOf, type Component } from './components.js';
import type { ObjectTypes, OpenAPIDocument } from './document.js';
import type { ObjectName } from './grammar.js';
import { baseOf, createIdentifiers } from './identifiers.js';
import { failureDiagnostic, isRemote, targetFile, type Source } from './load.js';
import { limits } from '../base/limits.js';
import type { Located, Place } from '../base/place.js';
import { append, evaluate, fragmentOf, parseFragment, parsePointer } from '../base/pointer.js';
import { upgrade, type FoundReference, type Kinds } from './upgrade.js';

export type { Located, Place } from '../base/place.js';

export interface Spec {
  readonly document: OpenAPIDocument;
  readonly root: string;
  /** What a reference leads to, one step; undefined if it leads nowhere, which was reported. */
  readonly resolve: <K extends keyof ObjectTypes>(
    reference: string,
    from: string,
    object: K,
  ) => Located<ObjectTypes[K]> | undefined;
  /** References to every schema that a `$dynamicRef` of that name may lead to, from the root's folder. */
  readonly dynamicTargets: (name: string) => readonly string[];
  /** The reference to a component schema, wherever the version of the document has them. */
  readonly schemaReference: (name: string) => string;
  readonly schemaNames: readonly string[];
  /** Everything that the root document keeps for others to refer to. */
  readonly components: readonly Component[];
  /** Whether a reference leads there, or into it. */
  readonly isReferred: (place: Place) => boolean;
  /** Where the document says what stands at a place of the dialect. */
  readonly origin: (place: Place) => Place;
  /** How many schemas were visited on the way: linear in the document. */
  readonly schemasVisited: number;
}

export interface SpecResult {
  readonly spec?: Spec;
  readonly diagnostics: readonly Diagnostic[];
}

export function readSpec(source: Source): SpecResult {
  const diagnostics: Diagnostic[] = [];
  const rootValue = source.files.get(source.root)!.value;
  const refusal = versionDiagnostic(rootValue, source.root);
  if (refusal) return { diagnostics: [refusal] };

  let schemasVisited = 0;
  const kinds: Kinds = new WeakMap();
  const fragments = new Map<string, Json | undefined>();
  const pending: (FoundReference & { readonly file: string })[] = [];

  const noted = new Set<string>();
  const identifiers = createIdentifiers(source.files);
  const origins = new Map<string, string>();
  const referred = new Set<string>();
  /** A reference into a component counts for the component. */
  const refer = (file: string, parts: readonly string[]): void => {
    for (let depth = 2; depth <= Math.min(3, parts.length); depth++) {
      referred.add(`${file}#${append('', ...parts.slice(0, depth))}`);
    }
  };
  const swaggerOf = (file: string) => {
    const value = source.files.get(file)?.value;
    const versioned = own(value, 'openapi') ?? own(value, 'swagger');
    const isOld = own(versioned === undefined ? rootValue : value, 'swagger') !== undefined;
    if (!isOld) return undefined;
    const resolve = (reference: string): Json | undefined => {
      const target = splitReference(reference, file);
      if (target) refer(target.file, target.parts);
      return target && evaluate(source.files.get(target.file)?.value, target.parts);
    };
    return { root: isObject(value) ? value : {}, resolve };
  };

  const admit = (
    raw: Json,
    object: ObjectName,
    file: string,
    pointer: string,
  ): Json | undefined => {
    const result = upgrade(raw, object, file, pointer, kinds, {
      base: baseOf(source.files.get(file)?.value, file),
      noted,
      swagger: swaggerOf(file),
    });
    schemasVisited += result.schemas;
    for (const [to, from] of result.origins) origins.set(`${file}#${to}`, from);
    diagnostics.push(...result.diagnostics);
    for (const found of result.references) pending.push({ ...found, file });
    return result.value;
  };
  const root = admit(rootValue, 'OpenAPI', source.root, '');

  /**
   * The upgraded value at a place, as the object that its use asks for. What lies in another file, in an
   * extension, or where another kind of object belongs, is upgraded when it is first used.
   */
  const valueAt = (
    file: string,
    parts: readonly string[],
    object: ObjectName,
  ): Json | undefined => {
    const inRoot = file === source.root ? evaluate(root, parts) : undefined;
    if (object === 'Schema' && typeof inRoot === 'boolean') return inRoot;
    if (isObject(inRoot) && kinds.get(inRoot) === object) return inRoot;
    const pointer = append('', ...parts);
    const key = `${object} ${file}#${pointer}`;
    if (!fragments.has(key)) {
      fragments.set(key, undefined);
      const raw = evaluate(source.files.get(file)?.value, parts);
      fragments.set(key, raw === undefined ? undefined : admit(raw, object, file, pointer));
    }
    return fragments.get(key);
  };

  const follow = (
    reference: string,
    from: string,
    object: ObjectName,
  ): Located<Json> | undefined => {
    const target = splitReference(reference, from) ?? identifiers.find(reference, from);
    if (!target) return undefined;
    const value = valueAt(target.file, target.parts, object);
    if (value === undefined) return undefined;
    return { value, file: target.file, pointer: append('', ...target.parts) };
  };

  let unusable = 0;
  for (let found = pending.pop(); found; found = pending.pop()) {
    const target = follow(found.reference, found.file, found.object);
    if (target) refer(target.file, parsePointer(target.pointer));
    const usable = target && (isObject(target.value) || typeof target.value === 'boolean');
    if (!usable) diagnostics.push(explain(found, source, ++unusable <= limits.suggestions));
  }
  if (schemasVisited > limits.schemas) {
    const params = { what: 'schemas', limit: limits.schemas };
    diagnostics.push(diagnostic('limit-exceeded', params, { file: source.root }));
  }

  const schemas = swaggerOf(source.root) ? '/definitions' : '/components/schemas';
  const spec: Spec = {
    document: root as unknown as OpenAPIDocument,
    root: source.root,
    resolve: (reference, from, object) =>
      follow(reference, from, object) as Located<ObjectTypes[typeof object]> | undefined,
    dynamicTargets: (name) =>
      identifiers
        .dynamic(name)
        .map(({ file, parts }) => encodeURI(file) + fragmentOf(append('', ...parts))),
    schemaReference: (name) => fragmentOf(append(schemas, name)),
    schemaNames: Object.keys(evaluate(root, parsePointer(schemas)) ?? {}).toSorted(compare),
    components: componentsOf(rootValue, source.root, swaggerOf(source.root) !== undefined),
    isReferred: ({ file, pointer }) => referred.has(`${file}#${pointer}`),
    origin: ({ file, pointer }) => ({ file, pointer: originOf(file, pointer, origins) }),
    schemasVisited,
  };
  return { spec, diagnostics };
}

/** The place that the nearest ancestor comes from, with the rest appended. */
function originOf(file: string, pointer: string, origins: ReadonlyMap<string, string>): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const from = origins.get(`${file}#${pointer.slice(0, end)}`);
    if (from !== undefined) return from + pointer.slice(end);
  }
  return pointer;
}

function splitReference(
  reference: string,
  from: string,
): { file: string; parts: readonly string[] } | undefined {
  const file = targetFile(reference, from);
  if (file === undefined) return undefined;
  const hash = reference.indexOf('#');
  const parts = parseFragment(hash < 0 ? '' : reference.slice(hash + 1));
  return parts && { file, parts };
}

/** Why a reference leads nowhere, with the nearest name that exists. */
function explain(
  found: FoundReference & { file: string },
  source: Source,
  suggests: boolean,
): Diagnostic {
  const { reference, file, pointer } = found;
  const place = { file, pointer: append(pointer, '$ref') };
  if (isRemote(reference)) return diagnostic('reference-remote', { reference }, place);
  const target = splitReference(reference, file);
  if (!target) return diagnostic('reference-unresolvable', { reference }, place);
  const failure = source.failures.get(target.file);
  if (failure) return failureDiagnostic(failure, reference, place);

  let node = source.files.get(target.file)?.value;
  const walked: string[] = [];
  for (const part of target.parts) {
    const next = own(node, part);
    if (next === undefined) break;
    node = next;
    walked.push(part);
  }
  const missing = target.parts[walked.length];
  const name =
    suggests && missing !== undefined && isObject(node)
      ? nearest(missing, Object.keys(node))
      : undefined;
  const rest = target.parts.slice(walked.length + 1);
  const suggestion =
    name === undefined
      ? undefined
      : `${reference.split('#', 1)[0]!}#${append('', ...walked, name, ...rest)}`;
  return diagnostic('reference-unresolvable', { reference, suggestion }, place);
}

function versionDiagnostic(root: Json, file: string): Diagnostic | undefined {
  const swagger = own(root, 'swagger');
  if (swagger !== undefined) {
    const version = String(swagger);
    if (version === '2.0' || version === '2') return undefined;
    return diagnostic('version-unsupported', { version }, { file, pointer: '/swagger' });
  }
  const openapi = own(root, 'openapi');
  if (typeof openapi !== 'string' && typeof openapi !== 'number') {
    return diagnostic('document-unrecognised', {}, { file, pointer: '' });
  }
  if (/^3\.[012](\.|-|$)/.test(String(openapi)) || openapi === 3) return undefined;
  const version = String(openapi);
  return diagnostic('version-unsupported', { version }, { file, pointer: '/openapi' });
}
