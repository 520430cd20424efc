/** Whether anything that an output is made of has changed since the last run. */

import { jsonText } from '../base/json.js';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isWithin, readTextFile } from '../base/files.js';
import { hashBytes, hashText } from '../base/hash.js';
import { visibleJson } from '../base/unprintable.js';
import { generatorFolder, templatesFolder } from '../base/paths.js';
import { generatorIdentity, inputsPath, readInputs, type Inputs } from '../output/inputs.js';
import { manifestPath, readManifest } from '../output/manifest.js';
import { replaceFile } from '../output/replace-file.js';
import { readLockText } from './lock-file.js';
import type { Project } from './project.js';
import type { Output } from './project-targets.js';

/** An output, and what the last run recorded about it. */
export interface OutputState {
  readonly output: Output;
  /** What the last run recorded; absent before the first run. */
  readonly inputs?: Inputs;
  /** Whether there is nothing to do: no input has changed, and no file of the output. */
  readonly isFresh: boolean;
  /** Hash of every input but the documents and packs, given the text of the lock. */
  readonly keyWith: (lock: string | undefined) => string;
}

interface FreshnessInput {
  readonly project: Project;
  readonly outputs: readonly Output[];
  /** Whether files are formatted. */
  readonly format: boolean;
}

/** Compares the inputs of each output with those of the last run. Reads the disk, and writes nothing. */
export function outputStates({ project, outputs, format }: FreshnessInput): OutputState[] {
  const generator = generatorIdentity([generatorFolder, templatesFolder]);
  const lock = readLockText(project);
  return outputs.map((output) => {
    const keyWith = (names: string | undefined): string =>
      hashBytes(JSON.stringify([generator, ...settings(project, output, format), names ?? null]));
    const inputs = readInputs(output.folder);
    if (!inputs) return { output, isFresh: false, keyWith };
    const isFresh =
      !project.accept &&
      inputs.key === keyWith(lock) &&
      hasSameDocuments(inputs, project) &&
      hasSamePacks(inputs, output) &&
      hasSameFiles(inputs, output);
    return { output, inputs, isFresh, keyWith };
  });
}

const settings = (project: Project, { target }: Output, format: boolean) => [
  target,
  project.configText,
  project.configFile,
  basename(project.specPath),
  project.refsRoot === undefined ? null : relative(dirname(project.specPath), project.refsRoot),
  format,
];

function hasSameDocuments({ documents }: Inputs, { specPath }: Project): boolean {
  return Object.entries(documents).every(([name, hash]) => {
    const read = readTextFile(resolve(dirname(specPath), name));
    return 'text' in read && hashBytes(read.text) === hash;
  });
}

function hasSamePacks({ packs }: Inputs, { folder }: Output): boolean {
  return Object.entries(packs).every(([path, identity]) => {
    const pack = resolve(folder, path);
    return existsSync(pack) && generatorIdentity([pack]) === identity;
  });
}

function hasSameFiles({ manifest }: Inputs, { folder }: Output): boolean {
  const hasHash = (path: string, hash: string): boolean => {
    const read = readTextFile(join(folder, path));
    return 'text' in read && hashText(read.text) === hash;
  };
  if (!hasHash(manifestPath, manifest)) return false;
  return [...readManifest(folder).files].every(([path, hash]) => hasHash(path, hash));
}

/**
 * Looks up the formatted text of a file whose unformatted text has not changed since the last run, where it
 * is still on disk as that run wrote it.
 */
export function formattedBefore({ output: { folder }, inputs }: OutputState) {
  const { files } = readManifest(folder);
  return (path: string, source: string): string | undefined => {
    if (inputs?.sources[path] !== source) return undefined;
    const read = readTextFile(join(folder, path));
    if (!('text' in read) || hashText(read.text) !== files.get(path)) return undefined;
    return read.text.replaceAll('\r\n', '\n');
  };
}

/** Records what an output was made of, for the next run. */
export function recordInputs({ folder }: Output, inputs: Inputs): void {
  const path = join(folder, inputsPath);
  mkdirSync(dirname(path), { recursive: true });
  replaceFile(path, visibleJson(jsonText(inputs)));
}

/** Identities of the packs outside the package, by path relative to the output. */
export function packIdentities({ folder }: Output, packs: readonly string[]): Inputs['packs'] {
  const own = packs.filter((pack) => !isWithin(templatesFolder, pack));
  return Object.fromEntries(
    own.map((pack) => [relative(folder, pack), generatorIdentity([pack])] as const),
  );
}
