/** Examples and defaults that are none of their schema. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import type { Json } from '../base/json.js';
import type { Place } from '../openapi/references.js';
import type { Api, Type, TypeId, Use } from '../model/api.js';
import { children } from '../model/walk.js';
import { faultOf } from './fault.js';

/** What is shown of a value in a message. */
const shownLength = 60;

export function lintExamples(api: Api, placeOf: (id: TypeId) => Place): Diagnostic[] {
  const found = new Map<string, Diagnostic>();
  const report = (
    code: 'example-mismatch' | 'default-mismatch',
    at: TypeId,
    value: Json,
    fault: string | undefined,
  ): void => {
    if (fault === undefined) return;
    const text = JSON.stringify(value);
    const shown = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
    found.set(`${code} ${at}`, diagnostic(code, { value: shown, fault }, placeOf(at)));
  };

  /** @param isWhole whether the members have no examples of their own */
  function check({ type, examples, default: standard }: Use, isWhole: boolean): void {
    const [example] = examples;
    if (example !== undefined) {
      report('example-mismatch', type.at, example, faultOf(api, type, example, !isWhole));
    }
    if (standard) {
      const { value } = standard;
      report('default-mismatch', type.at, value, faultOf(api, type, value));
    }
  }

  function visit(type: Type): void {
    if (type.kind === 'object') for (const property of type.properties) check(property, false);
    for (const child of children(type)) if (child.kind !== 'ref') visit(child);
  }

  for (const { use } of api.types.values()) {
    check(use, false);
    visit(use.type);
  }
  for (const { parameters, responses, body } of api.operations) {
    for (const parameter of parameters) {
      // Where a list is written as text, the text is the example.
      const isText = typeof parameter.examples[0] === 'string';
      check(isText ? { ...parameter, examples: [] } : parameter, true);
    }
    for (const { contents } of [...responses, ...(body ? [body] : [])]) {
      for (const { use } of contents) check(use, true);
    }
  }
  return [...found.values()];
}
