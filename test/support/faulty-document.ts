/** Small documents with a fault, and what is found in them. */

import { parse } from 'yaml';
import type { Json } from '../../generator/base/json.js';
import { loadValue } from '../../generator/openapi/load.js';
import { readLoaded } from '../../generator/pipeline.js';

export const head = `
openapi: 3.1.0
info: { title: T, version: '1', license: { name: MIT } }
servers: [{ url: 'https://t.dev' }]`;
export const done = `responses: { '204': { description: Done } }`;

export const documentOf = (text: string): object => parse(`${head}${text}`) as object;
export const read = (text: string) =>
  readLoaded(loadValue(documentOf(text) as Json, 'openapi.json'));
/** Codes and pointers of what was found, without components that nothing refers to. */
export const faults = (text: string): [string, string][] =>
  read(text)
    .diagnostics.filter(({ code }) => code !== 'component-unused')
    .map(({ code, source }): [string, string] => [code, source.pointer!])
    .toSorted();
