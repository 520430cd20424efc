/** How many lines the declaration of a type takes, before it is printed in any language. */

import type { NamedType, Property, Type, Use } from '../model/api.js';
import { children, listedMembers } from '../model/walk.js';

/** Characters of documentation on a line, with some of it lost to words that do not fit. */
const columns = 76;

/** Lines around a declaration: its documentation, and what a language adds to each type. */
const lines = { type: 24, member: 6, value: 3 };

/** An upper bound for the usual length of a declaration, without the types nested in it. */
export function declaredLines({ use }: NamedType): number {
  return lines.type + documentedLines(use) + linesOf(use.type);
}

function linesOf(type: Type): number {
  const values = listedMembers(type);
  if (values) {
    return values.reduce((sum, { description }) => sum + lines.value + textLines(description), 0);
  }
  const inner = children(type).reduce((sum, child) => sum + linesOf(child), 0);
  if (type.kind === 'object') return inner + sumOf(type.properties);
  return inner + (type.kind === 'union' ? type.variants.length * lines.member : 0);
}

const sumOf = (properties: readonly Property[]): number =>
  properties.reduce((sum, property) => sum + lines.member + documentedLines(property), 0);

const documentedLines = ({ title, description }: Use): number =>
  textLines(title) + textLines(description);

const textLines = (text: string | undefined): number =>
  text === undefined
    ? 0
    : text.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / columns), 0);
