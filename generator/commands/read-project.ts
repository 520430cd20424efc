/** Reads the document and the lock of a project. */

import { basename } from 'node:path';
import { readTextFile } from '../base/files.js';
import { diagnostic, type Diagnostic } from '../diagnostics/diagnostics.js';
import { emptyLock, parseLock } from '../naming/published/lock.js';
import { followRenames } from '../naming/published/renames.js';
import { readApi, type ReadResult } from '../pipeline.js';
import type { PlanInput } from '../targets/shared/plan-input.js';
import type { Project } from './project.js';

export interface ProjectDocument {
  readonly read: ReadResult;
  /** Diagnostics of the lock and of the document. */
  readonly diagnostics: readonly Diagnostic[];
  /** Texts of the lock and of the documents by file name, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** What targets are planned from; absent if the document cannot be read. */
  readonly input?: PlanInput;
}

/** Reads the document, and the names in the lock as they apply to it. */
export function readProject(project: Project): ProjectDocument {
  const {
    config,
    configFile,
    specPath,
    specShown,
    specBase,
    refsRoot,
    accept,
    lockPath,
    commands,
  } = project;
  const { auth, security, securitySchemes } = config;
  const read = readApi(specPath, {
    root: refsRoot,
    shown: specShown,
    base: specBase,
    security: { auth, security, securitySchemes, file: configFile },
  });
  const locked = readLock(project);
  const texts = new Map([...locked.texts, ...read.texts]);
  const found = [...locked.diagnostics, ...read.diagnostics];
  if (!read.api) return { read, diagnostics: found, texts };
  const documentName = basename(specPath);
  const { lock, diagnostics } = followRenames({
    lock: locked.lock,
    api: read.api,
    root: documentName,
    accept,
    lockName: basename(lockPath ?? ''),
    acceptCommand: commands.accept,
    configured: config.sdk,
  });
  const input = { model: read.api, config, configFile, documentName, lock };
  return { read, diagnostics: [...diagnostics, ...found], texts, input };
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
