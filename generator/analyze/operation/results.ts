/** The result of an operation on success, and its declared errors. */

import { diagnostic } from '../../diagnostics/diagnostics.js';
import type {
  AnswerKind,
  Content,
  NamedType,
  Response,
  SourcePointer,
  Type,
  Use,
  WireResponse,
} from '../../model/api.js';
import { emptyObject, namedType, propertyOf, useOf } from '../../model/create.js';
import { operationTypeId, placeOf } from '../../model/identity.js';
import { sameType } from '../../model/same-type.js';
import { needsName } from '../../model/walk.js';
import type { AnalyzeContext } from '../context.js';
import type { TypeLookup } from '../combine/lookup.js';
import {
  acceptHeader,
  alternativesOf,
  answerKind,
  answerUse,
  askedAnswers,
  distinctUses,
  isUndecoded,
} from './answers.js';
import { essence, isJson } from '../../model/media-types.js';
import type { OperationDraft } from './operation.js';

/** The results of an operation. */
export interface Results {
  readonly success: Use;
  /** The type of role `response` that `success` refers to; absent if `success` needs no name. */
  readonly response?: NamedType;
  /** The type of role `errors`; absent if the document declares no error response. */
  readonly errors?: NamedType;
  readonly wire: WireResponse;
  /** Contents that no call can ask for. */
  readonly unused: readonly UnusedContent[];
}

/** A media type that is declared beside the one that is asked for, and that no call can ask for. */
export interface UnusedContent {
  readonly at: SourcePointer;
  readonly used: string;
  readonly unused: string;
}

/**
 * The results of an operation. Only responses declared for 2xx count as success, or else `default`; where a redirect
 * leads to an answer that the document does not describe, the result is the whole response.
 */
export function analyzeResults(operation: OperationDraft, lookup: TypeLookup): Results {
  const answers = answersOf(operation, lookup);
  const use = successUse(operation, answers);
  const response = needsName(use.type) ? responseType(operation, use) : undefined;
  const errors = errorsType(operation, lookup);
  const { wire, unused } = responseWire(operation, answers, lookup);
  return {
    success: response ? { ...use, type: { kind: 'ref', at: use.type.at, to: response.id } } : use,
    ...(response && { response }),
    ...(errors && { errors }),
    wire,
    unused,
  };
}

/** One answer on success. */
interface Answer {
  readonly kind: AnswerKind;
  readonly use: Use;
  /** What `Accept` names for it, if it has content. */
  readonly mediaType?: string;
  /** The declared content. */
  readonly content?: Content;
  /** Declared contents of its status that are not asked for. */
  readonly others: readonly Content[];
  /** Set if the answer is declared without content, though its status allows a body. */
  readonly without?: string;
}

function answersOf(operation: OperationDraft, lookup: TypeLookup): readonly Answer[] {
  const { at } = operation;
  const successes = successesOf(operation);
  const answers = successes.flatMap((response) => answersOfStatus(operation, response, lookup));
  if (operation.method === 'HEAD') return answers.length > 0 ? answers : [nothing(at)];
  const isElsewhere = hasRedirects(operation) && successes.every(({ status }) => status === '202');
  const elsewhere: Answer = {
    kind: 'binary',
    use: useOf({ kind: 'binary', raw: true, at }),
    mediaType: '*/*',
    others: [],
  };
  return isElsewhere ? [...answers, elsewhere] : answers;
}

/** The responses declared for 2xx, or else `default` if there is no redirect either. */
function successesOf(operation: OperationDraft): Response[] {
  const { responses } = operation;
  const stated = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  return stated.length > 0 || hasRedirects(operation)
    ? stated
    : responses.filter(({ status }) => status === 'default');
}

const hasRedirects = ({ responses }: OperationDraft): boolean =>
  responses.some(({ status }) => /^30[12378]$/.test(status));

const nothing = (at: SourcePointer): Answer => ({
  kind: 'none',
  use: useOf({ kind: 'null', at }),
  others: [],
});

/** The answers of one status: several if its JSON has several types. */
function answersOfStatus(
  operation: OperationDraft,
  response: Response,
  lookup: TypeLookup,
): readonly Answer[] {
  if (isEmpty(operation, response)) return [nothing(response.at)];
  const asked = askedAnswers(response.contents, lookup);
  if (asked.length === 0) return [{ ...nothing(response.at), without: response.status }];
  const others = response.contents.filter((content) => !asked.includes(content));
  return asked.map((content, index) => {
    const kind = answerKind(content, lookup);
    const { mediaType } = content;
    const use = answerUse(content, kind);
    return { kind, use, mediaType, content, others: index === 0 ? others : [] };
  });
}

/** Whether a response never has a body (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
const isEmpty = (operation: OperationDraft, { status }: Response): boolean =>
  operation.method === 'HEAD' || status === '204' || status === '205';

/** Whether the document does not say what an answer contains. */
const isOpen = (answers: readonly Answer[]): boolean =>
  answers.every(({ kind }) => kind === 'none') &&
  (answers.length === 0 || answers.some(({ without }) => without !== undefined));

function successUse(operation: OperationDraft, answers: readonly Answer[]): Use {
  if (isOpen(answers)) return useOf({ kind: 'unknown', at: operation.at });
  const variants = distinctUses(answers.map(({ use }) => use));
  if (variants.length === 1) return variants[0]!;
  const mediaTypes = selectingMediaTypes(variants, answers);
  const isSelected = mediaTypes.some(({ length }) => length > 0);
  const union = { kind: 'union', at: operation.at, variants } as const;
  return useOf(isSelected && hasSeveral(answers) ? { ...union, mediaTypes } : union);
}

/** Whether answers in JSON have several types. */
const hasSeveral = (answers: readonly Answer[]): boolean =>
  distinctUses(
    answers.flatMap(({ content, use }) => (content && isJson(content.mediaType) ? [use] : [])),
  ).length > 1;

/** The media types of JSON that only one variant has, without parameters, for each variant. */
function selectingMediaTypes(
  variants: readonly Use[],
  answers: readonly Answer[],
): readonly (readonly string[])[] {
  const ofVariants = variants.map(({ type }) => {
    const contents = answers
      .filter(({ use }) => sameType(use.type, type))
      .flatMap(({ content, others }) => [...(content ? [content] : []), ...others])
      .filter((content) => isJson(content.mediaType) && sameType(content.use.type, type));
    return new Set(contents.map(({ mediaType }) => essence(mediaType)));
  });
  return ofVariants.map((own, index) =>
    [...own].filter((name) => !ofVariants.some((other, at) => at !== index && other.has(name))),
  );
}

function responseWire(
  operation: OperationDraft,
  answers: readonly Answer[],
  lookup: TypeLookup,
): { readonly wire: WireResponse; readonly unused: readonly UnusedContent[] } {
  const used = answers.flatMap(({ mediaType }) => mediaType ?? []);
  const others = answers.flatMap((answer) => answer.others);
  const results = answers.map(({ use }) => use);
  const asked = answers
    .flatMap(({ content }) => content ?? [])
    .filter((one) => isJson(one.mediaType));
  const { offered, unused } = alternativesOf({ asked, others, results }, lookup);
  const errors = operation.responses
    .filter(isError)
    .flatMap(({ contents }) => askedAnswers(contents, lookup))
    .map(({ mediaType }) => mediaType);
  const isAny = isOpen(answers);
  const kinds = new Set(answers.map(({ kind }) => kind));
  const without = answers.flatMap((answer) => answer.without ?? []);
  const isExact = (status: string): boolean => /^\d+$/.test(status);
  if (kinds.size > 1 && without.every(isExact)) kinds.delete('none');
  return {
    wire: {
      accept: acceptHeader(isAny ? ['*/*'] : used, errors),
      kinds: isAny ? ['any'] : [...kinds],
      empty: isAny ? [] : without.filter(isExact),
      alternatives: offered,
    },
    unused: unused.map(({ mediaType, use }) => ({
      at: use.type.at,
      used: used[0]!,
      unused: mediaType,
    })),
  };
}

/** The body of an error: its text if it is not JSON, any value if the document declares no content. */
function errorUse({ contents, at }: Response, lookup: TypeLookup): Use {
  const asked = askedAnswers(contents, lookup);
  const others = contents.filter((content) => !asked.includes(content));
  const answers = asked.map((content, index): Answer => {
    const kind = answerKind(content, lookup);
    const isJsonValue = ['json', 'string', 'any'].includes(kind);
    const text: Type = { kind: 'string', at: content.use.type.at };
    const use = isJsonValue ? content.use : { ...content.use, type: text };
    return { kind, use, content, others: index === 0 ? others : [] };
  });
  const text = answers.some(({ kind }) => kind === 'json') && others.find(isText);
  const variants = [...answers.map(({ use }) => use), ...(text ? [text.use] : [])];
  const [first] = variants;
  if (!first) return useOf({ kind: 'unknown', at });
  if (variants.length === 1) return first;
  const mediaTypes = selectingMediaTypes(variants, answers);
  return useOf({ kind: 'union', at, variants, mediaTypes });
}

/** Whether a content is a text of any form, which a service may send as an error although JSON was asked for. */
const isText = ({ mediaType, use }: Content): boolean =>
  use.type.kind === 'string' && essence(mediaType).startsWith('text/') && !isJson(mediaType);

const responseType = (operation: OperationDraft, use: Use): NamedType =>
  namedType({
    id: operationTypeId(operation.id, 'response'),
    role: 'response',
    form: 'response',
    wireName: 'response',
    use,
    operation: operation.id,
  });

/** A response that no call returns: from 300 on, and `default`. */
const isError = ({ status }: Response): boolean => /^([345]|default)/.test(status);

/** An object by status: the errors, and the redirects that are not followed. */
function errorsType(operation: OperationDraft, lookup: TypeLookup): NamedType | undefined {
  const declared = operation.responses.filter(isError);
  if (declared.length === 0) return undefined;
  const properties = declared.map((response) => {
    const { description } = response;
    const use = {
      ...errorUse(response, lookup),
      ...(description !== undefined && { description }),
    };
    return { ...propertyOf(response.status, use), required: true };
  });
  return namedType({
    id: operationTypeId(operation.id, 'errors'),
    role: 'errors',
    form: 'response',
    wireName: 'errors',
    use: useOf({ ...emptyObject(operation.at), properties }),
    operation: operation.id,
  });
}

/** Reports the contents of responses that no call can ask for. */
export function reportUnusedAnswers(
  unused: readonly UnusedContent[],
  context: AnalyzeContext,
): void {
  for (const { at, ...params } of unused) {
    const source = placeOf(at, context.spec.root);
    context.report(diagnostic('response-alternative-unused', params, source));
  }
}

/** Reports the answers that callers get as they are, although a schema describes what is in them. */
export function reportUndecodedAnswers(
  operations: readonly OperationDraft[],
  lookup: TypeLookup,
  context: AnalyzeContext,
): void {
  const responses = operations.flatMap(successesOf);
  for (const content of responses.flatMap(({ contents }) => askedAnswers(contents, lookup))) {
    if (!isUndecoded(content, lookup)) continue;
    const kind = answerKind(content, lookup) === 'text' ? 'text' : 'bytes';
    const params = { mediaType: content.mediaType, kind } as const;
    const source = placeOf(content.use.type.at, context.spec.root);
    context.report(diagnostic('answer-undecoded', params, source));
  }
}
