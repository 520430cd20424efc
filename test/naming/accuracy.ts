/** How many methods of a published SDK our rules call by the same name. */

import type { Config } from '../../generator/config/load.js';
import { importNames, type ImportedNames } from '../../generator/naming/imported/import-names.js';
import { matchMethods } from '../../generator/naming/imported/match-methods.js';
import type { ImportedMethod } from '../../generator/naming/imported/read-methods.js';
import { planDocument } from '../support/emit.js';

export interface Accuracy {
  /** Methods whose operation the document has. */
  readonly all: number;
  /** Methods that the rules call as the published SDK does. */
  readonly right: number;
  readonly wrong: readonly { readonly published: ImportedMethod; readonly called: string }[];
}

/** A document with the verbs and paths of methods, and nothing else: no operationIds, no bodies, no answers. */
export function pathsOnly(methods: readonly ImportedMethod[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { method, path } of methods) {
    const parameters = [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    paths[path] ??= {};
    paths[path][method.toLowerCase()] = { parameters, responses: { 200: { description: 'OK' } } };
  }
  return { openapi: '3.1.0', info: { title: 'API', version: '1' }, paths };
}

type NamesOfConfig = Config['names'];

/** Compares the names of an SDK with those of the published one. @param names of the config */
export async function accuracy(
  methods: readonly ImportedMethod[],
  document: object,
  names?: NamesOfConfig,
): Promise<Accuracy> {
  const { api, names: named } = (await planDocument(document, { ...(names && { names }) })).target;
  let right = 0;
  const wrong: { published: ImportedMethod; called: string }[] = [];
  for (const published of methods) {
    const { accessors } = matchMethods([published], api.operations);
    const [id] = accessors.keys();
    if (id === undefined) continue;
    const { resource, method } = named.operations.get(id)!;
    const called = `${resource}.${method}`;
    if (called === published.accessor) right++;
    else wrong.push({ published, called });
  }
  return { all: right + wrong.length, right, wrong };
}

/** What `init --from` makes of the methods for a document. */
export async function imported(
  methods: readonly ImportedMethod[],
  document: object,
): Promise<ImportedNames> {
  const { operations } = (await planDocument(document)).target.api;
  return importNames({
    operations,
    methods,
    matched: matchMethods(methods, operations),
    namesWith: async (names) => (await planDocument(document, { names })).target.names,
  });
}
