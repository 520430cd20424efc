/** What an answer with a certain content is, which of several contents is asked for, and by which `Accept`. */

import { compare } from '../../base/order.js';
import type { AnswerAlternative, AnswerKind, Content, Type, Use } from '../../model/api.js';
import { useOf } from '../../model/create.js';
import {
  isAnyMediaType,
  isJson,
  isMediaType,
  isSequence,
  isText,
  essence,
} from '../../model/media-types.js';
import { sameType, sameValues } from '../../model/same-type.js';
import { allowsAnything, needsName } from '../../model/walk.js';
import { resolved, type TypeLookup } from '../combine/lookup.js';

/** What an answer with this content is: its media type decides, and for bytes its schema. */
export function answerKind({ mediaType, use }: Content, lookup: TypeLookup): AnswerKind {
  if (isSequence(mediaType) || isBytes(use.type, lookup)) return 'binary';
  const shape = resolved(use.type, lookup) ?? use.type;
  if (isAnyMediaType(mediaType)) {
    if (shape.kind === 'string') return shape.format === 'byte' ? 'binary' : 'text';
    return allowsAnything(shape) ? 'any' : 'json';
  }
  if (isJson(mediaType)) {
    // Frameworks document files like this if nobody says more.
    if (allowsAnything(shape)) return 'any';
    return shape.kind === 'string' ? 'string' : 'json';
  }
  if (essence(mediaType) === 'text/plain' && isStructured(shape, lookup)) return 'json';
  return isText(mediaType) ? 'text' : 'binary';
}

/** Whether a schema describes data that the SDK does not read from the answer, which is bytes or text. */
export function isUndecoded(content: Content, lookup: TypeLookup): boolean {
  const kind = answerKind(content, lookup);
  return (kind === 'binary' || kind === 'text') && isStructured(content.use.type, lookup);
}

/** Whether a schema describes bytes, or bytes or null. */
function isBytes(type: Type, lookup: TypeLookup): boolean {
  const shape = resolved(type, lookup);
  if (shape?.kind !== 'union') return shape?.kind === 'binary';
  const variants = shape.variants.filter((variant) => variant.type.kind !== 'null');
  return variants.length > 0 && variants.every((variant) => isBytes(variant.type, lookup));
}

/** Whether values of a type are more than text, bytes or unknown values. */
function isStructured(type: Type, lookup: TypeLookup): boolean {
  const shape = resolved(type, lookup);
  if (!shape || allowsAnything(shape)) return false;
  if (shape.kind === 'union') return shape.variants.some((use) => isStructured(use.type, lookup));
  return !['null', 'string', 'binary', 'enum', 'literal'].includes(shape.kind);
}

/** The type of an answer of this kind, as the client returns it. */
export function answerUse({ use }: Content, kind: AnswerKind): Use {
  switch (kind) {
    case 'json':
    case 'string':
    case 'any':
      return use;
    case 'text':
      return { ...use, type: { kind: 'string', at: use.type.at } };
    case 'binary':
      return { ...use, type: { kind: 'binary', raw: true, at: use.type.at } };
    case 'none':
      return useOf({ kind: 'null', at: use.type.at });
  }
}

/** The content to ask for: structured JSON, or else bytes, other JSON, text; sequences last. Undefined without contents. */
function preferredAnswer(contents: readonly Content[], lookup: TypeLookup): Content | undefined {
  return sortedByRank(contents, lookup)[0];
}

const sortedByRank = (contents: readonly Content[], lookup: TypeLookup): Content[] =>
  contents
    .map((content) => ({ content, rank: rankOf(content, lookup) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ content }) => content);

/**
 * The contents to ask for: the preferred one, and if that is JSON all other JSON of another type, such as that of
 * another version.
 */
export function askedAnswers(contents: readonly Content[], lookup: TypeLookup): readonly Content[] {
  const isValue = (content: Content): boolean =>
    isJson(content.mediaType) && ['json', 'string'].includes(answerKind(content, lookup));
  const preferred = preferredAnswer(contents, lookup);
  if (!preferred) return [];
  if (!isValue(preferred)) return [preferred];
  const others = contents.filter((content) => content !== preferred && isValue(content));
  const asked = [preferred];
  for (const content of sortedByRank(others, lookup)) {
    if (!asked.some(({ use }) => sameValues(use.type, content.use.type))) asked.push(content);
  }
  return asked;
}

/** Sorts contents by what is asked for first; ranges come after the media types that they contain. */
function rankOf(content: Content, lookup: TypeLookup): string {
  const { mediaType, use } = content;
  const kind = answerKind(content, lookup);
  const order = isSequence(mediaType)
    ? 5
    : {
        json: isStructured(use.type, lookup) ? 0 : 2,
        binary: 1,
        string: 2,
        any: isJson(mediaType) ? 2 : 4,
        text: 3,
        none: 5,
      }[kind];
  const isRange = mediaType.includes('*');
  return `${order}${isRange ? 2 : essence(mediaType) === 'application/json' ? 0 : 1}`;
}

/** The contents of the answers of an operation. */
export interface AnswerContents {
  /** Those that are asked for. */
  readonly asked: readonly Content[];
  readonly others: readonly Content[];
  /** The results of a plain call. */
  readonly results: readonly Use[];
}

/**
 * The contents that stand for one of several results of a plain call, or for other results, by result, and those that
 * cannot be offered: sequences, and inline JSON that is no result of a plain call.
 */
export function alternativesOf(
  { asked, others, results }: AnswerContents,
  lookup: TypeLookup,
): { readonly offered: AnswerAlternative[]; readonly unused: Content[] } {
  const groups: { kind: AnswerKind; use: Use; isUsual?: true; contents: Content[] }[] = [];
  /** Adds a content to the group of its result; whether a caller can ask for it. */
  const offer = (content: Content, usual: { readonly isUsual?: true }): boolean => {
    const kind = answerKind(content, lookup);
    const use = answerUse(content, kind);
    const known = groups.find((group) => sameType(group.use.type, use.type));
    const taken = groups.find(({ contents }) => contents.some(isSameMediaType(content)));
    if (taken) return taken === known;
    if (!isOffered(content, use, usual)) return false;
    if (known) known.contents.push(content);
    else groups.push({ kind, use, ...usual, contents: [content] });
    return true;
  };
  const isResult = (content: Content): boolean => {
    const { type } = answerUse(content, answerKind(content, lookup));
    return !isSequence(content.mediaType) && results.some((other) => sameType(other.type, type));
  };
  // A media type that stands for several types selects none of them.
  const isAmbiguous = (content: Content): boolean =>
    asked.filter(isSameMediaType(content)).some(({ use }) => !sameType(use.type, content.use.type));
  for (const content of distinctTypes(asked).length > 1 ? asked : []) {
    if (!isAmbiguous(content)) offer(content, { isUsual: true });
  }
  const unused = others.filter((content) => !isResult(content) && !offer(content, {}));
  const offered = groups.map(({ contents, ...group }) => ({
    ...group,
    mediaTypes: contents.map(({ mediaType }) => mediaType),
  }));
  return { offered, unused };
}

const isSameMediaType =
  ({ mediaType }: Content) =>
  (other: Content): boolean =>
    other.mediaType === mediaType;

/** The uses of contents that are JSON, one of each type. */
const distinctTypes = (contents: readonly Content[]): Use[] =>
  distinctUses(contents.map(({ use }) => use));

/** The uses of different types, in order. */
export const distinctUses = (uses: readonly Use[]): Use[] =>
  uses.filter((use, index) => uses.findIndex((other) => sameType(other.type, use.type)) === index);

/** Whether a caller can ask for a content: by a media type that is no range, with a result that has a name or needs none. */
function isOffered(
  { mediaType }: Content,
  { type }: Use,
  { isUsual }: Pick<AnswerAlternative, 'isUsual'>,
): boolean {
  const isExact = isMediaType(mediaType) && !mediaType.includes('*');
  // The result of a plain call gets a name from its variants.
  return isExact && !isSequence(mediaType) && (isUsual === true || !needsName(type));
}

/** The `Accept` header: the media types of the results, then those of the errors. */
export function acceptHeader(results: readonly string[], errors: readonly string[]): string {
  const isAny = (mediaType: string): boolean => mediaType === '*' || !isMediaType(mediaType);
  const stated = results.map((mediaType) => (isAny(mediaType) ? '*/*' : mediaType));
  const others = errors.filter(isMediaType).toSorted(compare);
  return [...new Set([...stated, ...others])].join(', ') || '*/*';
}
