/** A project's document, read: where every command that looks at one begins. */

import { basename } from 'node:path';
import { readApi, type PlanInput, type ReadResult } from './pipeline.js';
import type { Project, ProjectResult } from './project.js';

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
  const texts = new Map([...opened.texts, ...read.texts]);
  const documentName = basename(specPath);
  const input = read.api && { model: read.api, config, configFile, documentName };
  return { read, texts, ...(input && { input }) };
}
