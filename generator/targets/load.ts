/** Loads the code of a target only when the target is used. */

import type { Target } from './target.js';

/** A target, and the folder of its pack, which TypeScript does not have. */
export interface TargetRef {
  readonly target: string;
  /** Absolute path. */
  readonly pack?: string | undefined;
}

/** @throws {TemplateError} if the pack cannot be loaded */
export async function loadTarget({ target, pack }: TargetRef): Promise<Target> {
  if (pack === undefined) return (await import('./typescript/target.js')).typescript;
  return (await import('./pack/target.js')).packTarget(target, pack);
}
