/** Targets that write to the same place: each would overwrite and delete files of the other. */

import { basename, dirname, join, resolve } from 'node:path';
import { realPath, shownPath } from '../base/files.js';
import { append } from '../base/pointer.js';
import type { Config } from '../config/load.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { manifestPath } from '../output/manifest.js';

/** An output with the paths of its files, relative to its folder. */
export interface OutputPaths {
  readonly target: string;
  /** Absolute path. */
  readonly folder: string;
  readonly paths: readonly string[];
}

/** A place that a target writes to. */
interface Claim {
  readonly target: string;
  /** Equal for all paths of one place, also where file names are not case-sensitive. */
  readonly place: string;
  /** Its path as messages show it. */
  readonly shown: string;
}

/** An error for each output folder in the config that another target has, too. @param path absolute path of the config */
export function sharedFolders({ targets }: Config, path: string): Diagnostic[] {
  const claims = Object.entries(targets).map(([target, { out }]): Claim => ({
    target,
    place: placeOf(realPath(resolve(dirname(path), out))),
    shown: out,
  }));
  return conflicts(claims, basename(path));
}

interface SharedFilesInput {
  readonly outputs: readonly OutputPaths[];
  /** File name of the config. */
  readonly configFile: string;
  /** Folder that paths in diagnostics are relative to. */
  readonly cwd: string;
}

/** An error for each output with a file that is one of another output, too: its folder is in the other's. */
export function sharedFiles({ outputs, configFile, cwd }: SharedFilesInput): Diagnostic[] {
  const claims = outputs.flatMap(({ target, folder, paths }) => {
    const root = realPath(folder);
    return [...paths, manifestPath].map((path): Claim => ({
      target,
      place: placeOf(join(root, path)),
      shown: shownPath(cwd, join(folder, path)),
    }));
  });
  return conflicts(claims, configFile);
}

/** One error for each target that claims a place which an earlier target has claimed. */
function conflicts(claims: readonly Claim[], file: string): Diagnostic[] {
  const owners = new Map<string, string>();
  const found = new Map<string, Diagnostic>();
  const source = (target: string) => ({ file, pointer: `${append('/targets', target)}/out` });
  for (const { target: second, place, shown } of claims) {
    const first = owners.get(place) ?? second;
    owners.set(place, first);
    if (first === second || found.has(second)) continue;
    const related = [{ message: `The folder of "${first}" is here.`, source: source(first) }];
    const params = { first, second, path: shown };
    found.set(second, diagnostic('output-shared', params, source(second), related));
  }
  return [...found.values()];
}

const placeOf = (real: string): string => real.toLowerCase();
