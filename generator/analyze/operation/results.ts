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
import type { AnalyzeContext } from '../context.js';
import type { TypeLookup } from '../combine/lookup.js';
import { acceptHeader, alternativesOf, answerKind, answerUse, preferredAnswer } from './answers.js';
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
  /** Declared contents that are not asked for. */
  readonly others: readonly Content[];
  /** Set if the answer is declared without content, though its status allows a body. */
  readonly without?: string;
}

function answersOf(operation: OperationDraft, lookup: TypeLookup): readonly Answer[] {
  const { responses, at } = operation;
  const stated = responses.filter(({ status }) => /^2(\d\d|XX)$/.test(status));
  const redirects = responses.some(({ status }) => /^30[12378]$/.test(status));
  const successes =
    stated.length > 0 || redirects
      ? stated
      : responses.filter(({ status }) => status === 'default');
  const answers = successes.map((response) => answerOf(operation, response, lookup));
  if (operation.method === 'HEAD') return answers.length > 0 ? answers : [nothing(at)];
  const isElsewhere = redirects && stated.every(({ status }) => status === '202');
  const elsewhere: Answer = {
    kind: 'binary',
    use: useOf({ kind: 'binary', raw: true, at }),
    mediaType: '*/*',
    others: [],
  };
  return isElsewhere ? [...answers, elsewhere] : answers;
}

const nothing = (at: SourcePointer): Answer => ({
  kind: 'none',
  use: useOf({ kind: 'null', at }),
  others: [],
});

function answerOf(operation: OperationDraft, response: Response, lookup: TypeLookup): Answer {
  const content = preferredAnswer(response.contents, lookup);
  if (isEmpty(operation, response)) return nothing(response.at);
  if (!content) return { ...nothing(response.at), without: response.status };
  const kind = answerKind(content, lookup);
  return {
    kind,
    use: answerUse(content, kind),
    mediaType: content.mediaType,
    others: response.contents.filter((other) => other !== content),
  };
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
  const uses = answers.map(({ use }) => use);
  const distinct = uses.filter(
    (use, index) => uses.findIndex((other) => sameType(other.type, use.type)) === index,
  );
  return distinct.length === 1
    ? distinct[0]!
    : useOf({ kind: 'union', at: operation.at, variants: distinct });
}

function responseWire(
  operation: OperationDraft,
  answers: readonly Answer[],
  lookup: TypeLookup,
): { readonly wire: WireResponse; readonly unused: readonly UnusedContent[] } {
  const used = answers.flatMap(({ mediaType }) => mediaType ?? []);
  const others = answers.flatMap((answer) => answer.others);
  const results = answers.map(({ use }) => use);
  const { offered, unused } = alternativesOf(others, results, lookup);
  const errors = operation.responses
    .filter(isError)
    .flatMap(({ contents }) => preferredAnswer(contents, lookup)?.mediaType ?? []);
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
function errorUse(response: Response, lookup: TypeLookup): Use {
  const content = preferredAnswer(response.contents, lookup);
  if (!content) return useOf({ kind: 'unknown', at: response.at });
  const { use } = content;
  const isJsonValue = ['json', 'string', 'any'].includes(answerKind(content, lookup));
  return isJsonValue ? use : { ...use, type: { kind: 'string', at: use.type.at } };
}

const needsName = (type: Type): boolean =>
  type.kind === 'object' ||
  type.kind === 'array' ||
  type.kind === 'union' ||
  type.kind === 'intersection' ||
  type.kind === 'enum';

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
