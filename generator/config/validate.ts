/** Checks a config against its schema: all faults, each with its pointer. */

import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { isArray, isObject, type Json } from '../base/json.js';
import { nearest } from '../base/nearest.js';
import { append } from '../base/pointer.js';
import type { ConfigSchema } from './schema.js';

/** @param called what the whole is called in messages */
export function validateConfig(
  value: Json,
  schema: ConfigSchema,
  file: string,
  called = 'The config',
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (pointer: string, what: string, suggestion?: string): void => {
    found.push(diagnostic('config-invalid', { what, suggestion }, { file, pointer }));
  };

  const visit = (node: Json, rule: ConfigSchema, pointer: string, name: string): void => {
    if (rule.type !== undefined && !hasType(node, rule.type)) {
      report(pointer, `${name} must be ${article[rule.type]}.`);
      return;
    }
    if (rule.enum && !rule.enum.includes(String(node))) {
      const suggestion = nearest(String(node), rule.enum);
      report(pointer, `${name} must be one of ${rule.enum.join(', ')}.`, suggestion);
    }
    if (rule.pattern !== undefined && !new RegExp(rule.pattern, 'u').test(String(node))) {
      report(pointer, `${name} must match ${rule.pattern}.`);
    }
    if (rule.minimum !== undefined && Number(node) < rule.minimum) {
      report(pointer, `${name} must be at least ${rule.minimum}.`);
    }
    if (isArray(node)) {
      const { items } = rule;
      if (items) node.forEach((item, index) => visit(item, items, append(pointer, index), name));
    }
    if (!isObject(node)) return;
    for (const key of rule.required ?? []) {
      if (!Object.hasOwn(node, key)) report(pointer, `${name} has no "${key}".`);
    }
    for (const [key, member] of Object.entries(node)) {
      const known =
        rule.properties && Object.hasOwn(rule.properties, key) ? rule.properties[key] : undefined;
      const inner = known ?? (rule.additionalProperties || undefined);
      const below = append(pointer, key);
      if (inner) visit(member, inner, below, `"${key}"`);
      else {
        const suggestion = nearest(key, Object.keys(rule.properties ?? {}));
        report(below, `${name} has no member "${key}".`, suggestion);
      }
    }
  };
  visit(value, schema, '', called);
  return found;
}

const article = {
  object: 'an object',
  string: 'a string',
  integer: 'an integer',
  array: 'an array',
};

function hasType(value: Json, type: NonNullable<ConfigSchema['type']>): boolean {
  switch (type) {
    case 'object':
      return isObject(value);
    case 'array':
      return isArray(value);
    case 'string':
      return typeof value === 'string';
    case 'integer':
      return Number.isInteger(value);
  }
}
