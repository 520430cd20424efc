/** From a project to unformatted files in memory. The model is let go before the formatter begins. */

import { basename } from 'node:path';
import { hasErrors, type Diagnostic } from './diagnostics.js';
import { hashBytes } from './output/inputs.js';
import { planTypescript, readApi, type ReadResult } from './pipeline.js';
import type { Project, ProjectResult } from './project.js';
import { locate } from './spec/positions.js';
import type { EmittedFile } from './targets/typescript/emit.js';

export interface Produced {
  /** Absent when the input is wrong. */
  readonly files?: readonly EmittedFile[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  /** Hash of each document by its name. */
  readonly documents: Readonly<Record<string, string>>;
  readonly stats: ReadResult['stats'];
}

/** @param stops whether these diagnostics end the run */
export async function produce(
  project: Project,
  opened: ProjectResult,
  stops: (found: readonly Diagnostic[]) => boolean,
): Promise<Produced> {
  const read = readApi(project.specPath, { root: project.refsRoot, shown: project.specShown });
  const { api, source, stats } = read;
  const texts = new Map([...opened.texts, ...read.texts]);
  const documents = Object.fromEntries(
    [...(source?.files ?? [])].map(([name, { text }]) => [name, hashBytes(text)]),
  );
  const failed = { diagnostics: read.diagnostics, texts, documents, stats };
  if (!api || hasErrors(read.diagnostics)) return failed;
  const documentName = basename(project.specPath);
  const target = await planTypescript(api, project.config, project.configFile, documentName);
  const diagnostics = locate(
    [...opened.diagnostics, ...read.diagnostics, ...target.diagnostics],
    texts,
  );
  if (stops(diagnostics)) return { ...failed, diagnostics };
  const { files } = await target.emit();
  return { files, diagnostics, texts, documents, stats };
}
