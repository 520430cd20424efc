/**
 * The files of a document, upgraded as far as they are used. What is in another file, in an extension, or
 * where another kind of object belongs, is upgraded when it is first referenced.
 */

import { isObject, own, type Json } from '../base/json.js';
import type { Located, Place } from '../base/place.js';
import { append, evaluate, parsePointer } from '../base/pointer.js';
import type { Diagnostic } from '../diagnostics/diagnostics.js';
import { ReferencedComponents } from './components.js';
import type { ObjectName } from './grammar.js';
import { baseOf, createIdentifiers, type Identifiers, type Referent } from './identifiers.js';
import type { LoadedDocument } from './load.js';
import { locateIn } from './locate-in.js';
import { likelyReferents } from './repair.js';
import { objectAt } from './shapes.js';
import type { SwaggerSource } from './swagger/context.js';
import { parseReference } from './unresolvable.js';
import { upgrade, type FoundReference, type ObjectNames } from './upgrade.js';
import { hasPartStyles, hasSiblings, isSwagger } from './version.js';

/** A reference, the file that has it, and the object that its use asks for. */
export interface ReferenceUse {
  readonly reference: string;
  readonly from: string;
  readonly object: ObjectName;
}

export interface FoundReferent extends Referent {
  /** Whether the reference is not valid, so that this is only what it must mean. */
  readonly isRepaired: boolean;
  /** Whether it is another kind of object than the use asks for. */
  readonly isOther: boolean;
}

/** Objects that tools accept for one another. */
const interchangeable: ReadonlySet<ObjectName> = new Set(['Parameter', 'Header']);

export class UpgradedFiles {
  readonly diagnostics: Diagnostic[] = [];
  /** References that were found and are not checked yet. */
  readonly pending: FoundReference[] = [];
  readonly referenced = new ReferencedComponents();
  readonly identifiers: Identifiers;
  /** Number of schemas that were upgraded. */
  schemasVisited = 0;
  /** The root object of the document, upgraded; undefined if it is not an object. */
  readonly root: Json | undefined;

  readonly #loaded: LoadedDocument;
  readonly #rootValue: Json;
  readonly #objectNames: ObjectNames = new WeakMap();
  /** Upgraded values outside the root object, by object name and place. */
  readonly #fragments = new Map<string, Json | undefined>();
  /** Pointers in the file by place in the upgraded document, where the two differ. */
  readonly #origins = new Map<string, string>();
  /** Positions of the items that remain, by the place of each array that others were dropped from. */
  readonly #kept = new Map<string, readonly number[]>();
  readonly #reportedKeywords = new Set<string>();

  constructor(loaded: LoadedDocument) {
    this.#loaded = loaded;
    this.#rootValue = loaded.files.get(loaded.root)!.value;
    this.identifiers = createIdentifiers(loaded.files);
    this.root = this.#upgrade(this.#rootValue, 'OpenAPI', { file: loaded.root, pointer: '' });
  }

  /** What a reference in the file `from` refers to, as the object that its use asks for. */
  resolve(reference: string, from: string, object: ObjectName): Located<Json> | undefined {
    const found = this.find({ reference, from, object });
    if (!found || found.isOther) return undefined;
    const value = this.valueAt(found, object);
    if (value === undefined) return undefined;
    const parts = this.#upgradedParts(found) ?? found.parts;
    return { value, file: found.file, pointer: append('', ...parts) };
  }

  /** Where a reference leads; undefined if nothing is there. */
  find({ reference, from, object }: ReferenceUse): FoundReferent | undefined {
    const exact = this.#exact(reference, from);
    if (exact) {
      return { ...exact, isRepaired: false, isOther: this.#isOther(exact, object) };
    }
    const [path, fragment] = reference.split('#', 2);
    if (path !== '' && fragment !== undefined) return undefined;
    for (const parts of likelyReferents(reference, object)) {
      const file = this.#loaded.root;
      const found = locateIn(this.#loaded.files, { file, parts });
      if (found) return { ...found, isRepaired: true, isOther: this.#isOther(found, object) };
    }
    return undefined;
  }

  #exact(reference: string, from: string): Referent | undefined {
    const stated = parseReference(reference, from) ?? this.identifiers.find(reference, from);
    return stated && locateIn(this.#loaded.files, stated);
  }

  /** Whether a referent is another kind of object, by its place in the document, or no parameter. */
  #isOther({ file, parts }: Referent, object: ObjectName): boolean {
    const root = this.#loaded.files.get(file)?.value;
    const isDocument = ['openapi', 'swagger'].some((key) => own(root, key) !== undefined);
    const kind = objectAt(parts, isDocument);
    if (object === 'Parameter') {
      const value = evaluate(root, parts);
      if (['$ref', 'name', 'in'].every((key) => own(value, key) === undefined)) return true;
    }
    if (kind === undefined || kind === object) return false;
    return kind === 'collection' || !interchangeable.has(kind) || !interchangeable.has(object);
  }

  /** The place in the file that a place of the upgraded document comes from. */
  originOf({ file, pointer }: Place): Place {
    if (this.#kept.size === 0) return this.movedFrom({ file, pointer });
    let written = '';
    for (const part of parsePointer(pointer)) {
      const index = this.#kept.get(`${file}#${written}`)?.[Number(part)];
      written = append(written, index ?? part);
    }
    return this.movedFrom({ file, pointer: written });
  }

  /** The pointer in the upgraded document of a place in the file; undefined if an item is dropped. */
  #upgradedParts({ file, parts }: Referent): readonly string[] | undefined {
    if (this.#kept.size === 0) return parts;
    const upgraded: string[] = [];
    for (const [depth, part] of parts.entries()) {
      const kept = this.#kept.get(`${file}#${append('', ...parts.slice(0, depth))}`);
      const index = kept?.indexOf(Number(part));
      if (index === -1) return undefined;
      upgraded.push(index === undefined ? part : String(index));
    }
    return upgraded;
  }

  /** The place in the file of what the upgrade moved. Positions in arrays are those in the file. */
  movedFrom({ file, pointer }: Place): Place {
    // The nearest ancestor that was moved decides; the rest of the pointer is the same in both.
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const origin = this.#origins.get(`${file}#${pointer.slice(0, end)}`);
      if (origin !== undefined) return { file, pointer: origin + pointer.slice(end) };
    }
    return { file, pointer };
  }

  /** The upgraded value of a referent, as the object that its use asks for. */
  valueAt({ file, parts }: Referent, object: ObjectName): Json | undefined {
    const upgraded = file === this.#loaded.root ? this.#upgradedParts({ file, parts }) : undefined;
    const inRoot = upgraded && evaluate(this.root, upgraded);
    if (object === 'Schema' && typeof inRoot === 'boolean') return inRoot;
    if (isObject(inRoot) && this.#objectNames.get(inRoot) === object) return inRoot;
    const pointer = append('', ...parts);
    const key = `${object} ${file}#${pointer}`;
    if (!this.#fragments.has(key)) {
      const raw = evaluate(this.#loaded.files.get(file)?.value, parts);
      const value = raw === undefined ? undefined : this.#upgrade(raw, object, { file, pointer });
      this.#fragments.set(key, value);
    }
    return this.#fragments.get(key);
  }

  #upgrade(raw: Json, object: ObjectName, place: Place): Json | undefined {
    const { file } = place;
    const value = this.#loaded.files.get(file)?.value;
    const result = upgrade({
      raw,
      object,
      place,
      base: baseOf(value, file),
      lookup: (reference) => {
        const found = this.#exact(reference, file);
        return found && evaluate(this.#loaded.files.get(found.file)?.value, found.parts);
      },
      swagger: this.#swaggerSource(file),
      partStyles: hasPartStyles(value, this.#rootValue),
      siblings: hasSiblings(value, this.#rootValue),
      objectNames: this.#objectNames,
      reportedKeywords: this.#reportedKeywords,
    });
    this.schemasVisited += result.schemas;
    for (const [to, from] of result.origins) this.#origins.set(`${file}#${to}`, from);
    for (const [list, kept] of result.kept) this.#kept.set(`${file}#${list}`, kept);
    this.diagnostics.push(...result.diagnostics);
    this.pending.push(...result.references);
    return result.value;
  }

  /** What converting a file from OpenAPI 2.0 needs; undefined for files of later versions. */
  #swaggerSource(file: string): SwaggerSource | undefined {
    const value = this.#loaded.files.get(file)?.value;
    if (!isSwagger(value, this.#rootValue)) return undefined;
    const resolve = (reference: string): Json | undefined => {
      const referent = parseReference(reference, file);
      if (!referent) return undefined;
      // These references are replaced by their referents, so the result does not contain them.
      this.referenced.add(referent);
      return evaluate(this.#loaded.files.get(referent.file)?.value, referent.parts);
    };
    return { root: isObject(value) ? value : {}, resolve };
  }
}
