/** Generates an SDK for one public document, and checks it. */

import { readFileSync, rmSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parse } from 'yaml';
import { hasErrors, type Diagnostic } from '../../generator/diagnostics/diagnostics.js';
import { emitDocument, emitWithPack, Refused, writeFiles } from '../support/emit.js';
import { goFaults, pythonFaults } from '../support/language-check.js';
import { scratch } from '../support/places.js';
import { typeFaults } from '../support/type-check.js';
import { listedOperations, operationsOf, saysAnything } from './judge.js';

export interface Outcome {
  readonly name: string;
  /** `refused`: the document violates the specification, according to its diagnostics. */
  readonly result: 'fine' | 'refused' | 'failed';
  readonly operations: number;
  /** Milliseconds to generate. */
  readonly generated: number;
  /** Milliseconds to check. */
  readonly checked: number;
  /** Resident megabytes of the process afterwards. */
  readonly memory: number;
  /** Diagnostics by code. */
  readonly codes: { readonly [code: string]: number };
  /** Errors of the document, or faults of the output. */
  readonly messages: readonly string[];
}

/** Checks the files of an SDK. @returns one message for each fault */
export type Check = (files: ReadonlyMap<string, string>) => Promise<string[]>;

/** @param check Default: the tools of the target's language */
export async function examine(
  name: string,
  path: string,
  target: string,
  check: Check = (files) => checkOutput(target, files),
): Promise<Outcome> {
  const started = performance.now();
  const common = { name, operations: 0, generated: 0, checked: 0, codes: {} };
  try {
    const made = await make(path, target);
    const generated = performance.now() - started;
    const faults = judge(path, made);
    faults.push(...(await check(made.files)));
    return {
      ...common,
      result: faults.length > 0 ? 'failed' : 'fine',
      operations: listedOperations(made.files.get('api.md')!).length,
      generated: Math.round(generated),
      checked: Math.round(performance.now() - started - generated),
      memory: megabytes(),
      codes: count(made.diagnostics),
      messages: faults.slice(0, 20),
    };
  } catch (error) {
    const memory = megabytes();
    if (error instanceof Refused) {
      const codes = count(error.diagnostics);
      return { ...common, result: 'refused', memory, codes, messages: errorsOf(error.diagnostics) };
    }
    return { ...common, result: 'failed', memory, messages: [String((error as Error).stack)] };
  }
}

interface Made {
  readonly files: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
  /** How many times `unknown` is printed; TypeScript only. */
  readonly unknowns: readonly string[];
}

async function make(path: string, target: string): Promise<Made> {
  if (target !== 'typescript') {
    return { files: await emitWithPack(path, target), diagnostics: [], unknowns: [] };
  }
  const { files, diagnostics, unknowns } = await emitDocument(path);
  if (hasErrors(diagnostics)) throw new Refused(diagnostics);
  return {
    files: new Map(files.map((file) => [file.path, file.text])),
    diagnostics,
    unknowns: [...new Set(unknowns.map(({ at }) => at))],
  };
}

function judge(path: string, { files, unknowns }: Made): string[] {
  const text = readFileSync(path, 'utf8');
  const document = (path.endsWith('.json') ? JSON.parse(text) : parse(text)) as unknown;
  const declared = operationsOf(document).toSorted();
  const listed = listedOperations(files.get('api.md')!).toSorted();
  const faults: string[] = [];
  if (declared.join('\n') !== listed.join('\n')) {
    const missing = declared.filter((operation) => !listed.includes(operation));
    const surplus = listed.filter((operation) => !declared.includes(operation));
    faults.push(`api.md: without ${missing.join(', ')}, with ${surplus.join(', ')}`);
  }
  for (const place of unknowns) {
    const isOfRoot = place.startsWith('#');
    if (isOfRoot && !saysAnything(document, place.slice(1))) faults.push(`unknown at ${place}`);
  }
  return faults;
}

async function checkOutput(target: string, files: ReadonlyMap<string, string>): Promise<string[]> {
  if (target === 'typescript') return typeFaults(files);
  const folder = scratch(`corpus-${target}`);
  writeFiles(folder, files);
  const faults = await (target === 'go' ? goFaults(folder) : pythonFaults(folder));
  rmSync(folder, { recursive: true });
  return faults;
}

const megabytes = (): number => Math.round(process.memoryUsage().rss / 2 ** 20);

function count(diagnostics: readonly Diagnostic[]): Record<string, number> {
  const codes: Record<string, number> = {};
  for (const { code } of diagnostics) codes[code] = (codes[code] ?? 0) + 1;
  return codes;
}

const errorsOf = (diagnostics: readonly Diagnostic[]): string[] =>
  diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, source }) => `${source.line ?? 0}: ${code}: ${message}`)
    .slice(0, 20);
