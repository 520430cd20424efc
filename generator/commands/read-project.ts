/** A project's document, read: where every command that looks at one begins. */

import { basename } from 'node:path';
import { diagnostic } from '../diagnostics/diagnostics.js';
import { readApi, type ReadResult } from '../pipeline.js';
import type { PlanInput } from '../targets/shared/plan-input.js';
import type { Project, ProjectResult } from './project.js';
import { readTextFile } from '../base/files.js';
import { locate } from '../text/positions.js';
import { emptyLock, parseLock } from '../naming/published/lock.js';
import { followRenames } from '../naming/published/renames.js';

export interface ProjectDocument {
  readonly read: ReadResult;
  /** Sources by file name, for code frames: the config and the documents. */
  readonly texts: ReadonlyMap<string, string>;
  /** What targets plan from; absent if there is no model. */
  readonly input?: PlanInput;
}

export function readProject(project: Project, opened: ProjectResult): ProjectDocument {
  const { config, configFile, specPath, specShown, refsRoot } = project;
  const read = readApi(specPath, { root: refsRoot, shown: specShown });
  const documentName = basename(specPath);
  const locked = readLock(project);
  const texts = new Map([...opened.texts, ...locked.texts, ...read.texts]);
  const followed = read.api && followRenames(locked.lock, read.api, documentName, project.accept);
  const found = [...(followed?.diagnostics ?? []), ...locked.diagnostics, ...read.diagnostics];
  const input = read.api && {
    model: read.api,
    config,
    configFile,
    documentName,
    lock: followed?.lock,
  };
  return {
    read: { ...read, diagnostics: locate(found, texts) },
    texts,
    ...(input && { input }),
  };
}

function readLock({ lockPath }: Project) {
  const none = { lock: emptyLock, diagnostics: [], texts: new Map<string, string>() };
  if (lockPath === undefined) return none;
  const read = readTextFile(lockPath);
  if ('missing' in read) return none;
  const file = basename(lockPath);
  if ('reason' in read) {
    const found = diagnostic('file-unreadable', { path: file, reason: read.reason }, { file });
    return { ...none, diagnostics: [found] };
  }
  return { ...parseLock(read.text, file), texts: new Map([[file, read.text]]) };
}
