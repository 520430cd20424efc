/** From a project to unformatted files in memory. The model is let go before the formatter begins. */

import { hasErrors, type Diagnostic } from '../diagnostics/diagnostics.js';
import { hashBytes } from '../base/hash.js';
import { once, told } from '../diagnostics/select.js';
import { plan, type ReadResult } from '../pipeline.js';
import type { Output, Project, ProjectResult } from './project.js';
import { readProject } from './read-project.js';
import { locate } from '../text/positions.js';
import { printLock } from '../naming/published/lock.js';
import { identitiesOf } from '../naming/published/renames.js';
import type { EmittedFile } from '../targets/shared/emitted-file.js';
import type { PlanInput } from '../targets/shared/plan-input.js';
import type { TargetPlan } from '../targets/target.js';

export interface Produced {
  /** Absent when the input is wrong. */
  readonly files?: ReadonlyMap<Output, readonly EmittedFile[]>;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** Folders of the packs that each output is made by. */
  readonly packs: ReadonlyMap<Output, readonly string[]>;
  /** Text of the lock as it is to be; absent without a config. */
  readonly lock?: string;
  /** Hash of each document by its name. */
  readonly documents: Readonly<Record<string, string>>;
  readonly stats: ReadResult['stats'];
}

/**
 * @param outputs those of the project that are wanted
 * @param stops whether these diagnostics end the run
 */
export async function produce(
  project: Project,
  opened: ProjectResult,
  outputs: readonly Output[],
  stops: (found: readonly Diagnostic[]) => boolean,
): Promise<Produced> {
  const { read, texts, input } = readProject(project, opened);
  const { source, stats } = read;
  const documents = Object.fromEntries(
    [...(source?.files ?? [])].map(([name, { text }]) => [name, hashBytes(text)]),
  );
  const packs = new Map<Output, readonly string[]>();
  const failed = { diagnostics: read.diagnostics, texts, packs, documents, stats };
  if (!input || hasErrors(read.diagnostics)) return failed;
  const plans = new Map<Output, TargetPlan>();
  for (const output of outputs) {
    plans.set(output, await plan(output, input));
  }
  const planned = [...plans.values()].flatMap((each) => each.diagnostics);
  const all = [...opened.diagnostics, ...read.diagnostics, ...once(planned)];
  const diagnostics = told(locate(all, texts), project.config);
  if (stops(diagnostics)) return { ...failed, diagnostics };
  const files = new Map<Output, readonly EmittedFile[]>();
  for (const [output, planned] of plans) {
    packs.set(output, planned.folders);
    files.set(output, (await planned.emit()).files);
  }
  const lock = project.lockPath === undefined ? undefined : lockText(input, plans);
  return {
    files,
    diagnostics,
    texts,
    packs,
    documents,
    stats,
    ...(lock !== undefined && { lock }),
  };
}

/** The names of the planned targets; those of others stay as they are. */
function lockText(input: PlanInput, plans: ReadonlyMap<Output, TargetPlan>): string {
  const known = Object.keys(input.config.targets);
  const kept = [...(input.lock?.targets ?? [])].filter(([target]) => known.includes(target));
  const now = [...plans].map(([{ target }, planned]) => [target, planned.published] as const);
  return printLock({ ...identitiesOf(input.model), targets: new Map([...kept, ...now]) });
}
