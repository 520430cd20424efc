/** Examples and defaults that do not match their schemas. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { jsonText, type Json } from '../base/json.js';
import type { Api, NamedType, Operation, Type, Use } from '../model/api.js';
import { children } from '../model/walk.js';
import { findMismatch } from './mismatch.js';
import type { Locate } from './schemas.js';

/** How many characters of a value a message shows. */
const shownLength = 60;

/** A use to check. */
interface Candidate {
  readonly use: Use;
  /** Whether the properties of the example are checked too, because they have no examples of their own. */
  readonly isWhole: boolean;
}

/** A value that does not match. */
interface Mismatch {
  readonly code: 'example-mismatch' | 'default-mismatch';
  readonly type: Type;
  readonly value: Json;
  /** Pointer to the part that does not match. */
  readonly fault: string;
}

/** Warns once about each schema whose example, and about each whose default, does not match it. */
export function lintExamples(api: Api, locate: Locate): Diagnostic[] {
  const candidates = [
    ...[...api.types.values()].flatMap(namedCandidates),
    ...api.operations.flatMap(operationCandidates),
  ];
  const found = new Map<string, Diagnostic>();
  for (const { code, type, value, fault } of candidates.flatMap((each) => mismatches(each, api))) {
    const params = { value: shorten(jsonText(value)), fault };
    found.set(`${code} ${type.at}`, diagnostic(code, params, locate(type.at)));
  }
  return [...found.values()];
}

const shorten = (text: string): string =>
  text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;

function mismatches({ use, isWhole }: Candidate, api: Api): Mismatch[] {
  const { type, examples, default: standard } = use;
  const [example] = examples;
  const found: Mismatch[] = [];
  if (example !== undefined) {
    const fault = findMismatch({ value: example, type, api, shallow: !isWhole });
    if (fault !== undefined) found.push({ code: 'example-mismatch', type, value: example, fault });
  }
  if (standard) {
    const { value } = standard;
    const fault = findMismatch({ value, type, api });
    if (fault !== undefined) found.push({ code: 'default-mismatch', type, value, fault });
  }
  return found;
}

/** A named type and the properties in it. */
const namedCandidates = ({ use }: NamedType): Candidate[] => [
  { use, isWhole: false },
  ...propertyCandidates(use.type),
];

function propertyCandidates(type: Type): Candidate[] {
  const own = type.kind === 'object' ? type.properties : [];
  return [
    ...own.map((use) => ({ use, isWhole: false })),
    ...children(type).flatMap((child) => (child.kind === 'ref' ? [] : propertyCandidates(child))),
  ];
}

/** The parameters and contents of an operation. */
function operationCandidates({ parameters, responses, body }: Operation): Candidate[] {
  const contents = [...responses, ...(body ? [body] : [])].flatMap((owner) => owner.contents);
  // The example of a list may be the text that is sent.
  const isText = ({ examples }: Use): boolean => typeof examples[0] === 'string';
  return [
    ...parameters.map((use) => (isText(use) ? { ...use, examples: [] } : use)),
    ...contents.map(({ use }) => use),
  ].map((use) => ({ use, isWhole: true }));
}
