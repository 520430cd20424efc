/** Which targets a command works on, with their packs and output folders. */

import { basename, dirname, join, resolve } from 'node:path';
import { nearest } from '../base/nearest.js';
import { builtInPacks, templatesFolder } from '../base/paths.js';
import { append } from '../base/pointer.js';
import type { Config } from '../config/load.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { sharedFolders } from './shared-outputs.js';
import { UsageError } from './usage-error.js';

export interface ProjectTarget {
  /** `typescript`, or the name of a pack. */
  readonly target: string;
  /** Absolute path of the folder of its pack; absent for TypeScript. */
  readonly pack?: string;
  /** Absolute path of the output folder; absent if neither the config nor the options name one. */
  readonly folder?: string;
}

/** A target with an output folder. */
export type Output = ProjectTarget & { readonly folder: string };

interface Selection {
  readonly accept?: boolean | undefined;
  readonly target?: string | undefined;
  readonly out?: string | undefined;
  readonly cwd?: string | undefined;
}

/**
 * The targets of a config that `--target` selects.
 *
 * @param path absolute path of the config
 * @throws {UsageError} if the config has no such target, if `--out` is given for several, or if renames are
 *   accepted for some only
 */
export function configuredTargets(
  config: Config,
  path: string,
  options: Selection,
): { readonly targets: readonly ProjectTarget[]; readonly diagnostics: readonly Diagnostic[] } {
  const { targets } = config;
  const { target: selected, out, cwd = '.' } = options;
  const chosen = Object.entries(targets).filter(
    ([name]) => selected === undefined || selected === name,
  );
  if (chosen.length === 0 && selected !== undefined) {
    const known = Object.keys(targets).join(', ') || 'none';
    throw new UsageError(`The config has no target "${selected}". Its targets: ${known}.`);
  }
  if (out !== undefined && chosen.length > 1) {
    throw new UsageError('--out takes one target. Select it with --target.');
  }
  if (options.accept === true && chosen.length < Object.keys(targets).length) {
    throw new UsageError('--accept applies renames to all targets. Leave out --target.');
  }
  if (chosen.length === 0)
    return { targets: [targetNamed('typescript', options)], diagnostics: [] };
  const diagnostics = sharedFolders(config, path);
  const found = chosen.map(([target, given]): ProjectTarget => {
    const folder = out === undefined ? resolve(dirname(path), given.out) : resolve(cwd, out);
    const pack =
      given.templates === undefined ? builtInPack(target) : resolve(dirname(path), given.templates);
    if (pack === undefined && target !== 'typescript') {
      diagnostics.push(unknownTarget(target, basename(path)));
    }
    return { target, folder, ...(pack !== undefined && { pack }) };
  });
  return { targets: found, diagnostics };
}

function unknownTarget(target: string, file: string): Diagnostic {
  const what = `There is no target pack "${target}".`;
  const suggestion = nearest(target, targetNames());
  const source = { file, pointer: append('/targets', target) };
  return diagnostic('config-invalid', { what, suggestion }, source);
}

/** A built-in target without a config. @throws {UsageError} if there is no such target */
export function targetNamed(target: string, { out, cwd = '.' }: Selection): ProjectTarget {
  if (!targetNames().includes(target)) {
    throw new UsageError(
      `Unknown target "${target}". Built-in targets: ${targetNames().join(', ')}.`,
    );
  }
  const pack = builtInPack(target);
  return {
    target,
    ...(pack !== undefined && { pack }),
    ...(out !== undefined && { folder: resolve(cwd, out) }),
  };
}

/** The targets, all of which have an output folder. @throws {UsageError} if one has none */
export function outputsOf(targets: readonly ProjectTarget[]): readonly Output[] {
  const hasFolder = (target: ProjectTarget): target is Output => target.folder !== undefined;
  if (!targets.every(hasFolder)) throw new UsageError('Name an output folder: --out sdk');
  return targets;
}

/** Absolute path of the folder of a built-in pack; undefined if there is none of this name. */
export function builtInPack(name: string): string | undefined {
  return builtInPacks().includes(name) ? join(templatesFolder, name) : undefined;
}

const targetNames = (): readonly string[] => ['typescript', ...builtInPacks()];
