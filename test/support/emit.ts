/** A document → the TypeScript SDK in memory, by the real stages. */

import { basename } from 'node:path';
import type { Config } from '../../generator/config/load.js';
import type { Diagnostic } from '../../generator/diagnostics.js';
import type { Json } from '../../generator/json.js';
import type { Names } from '../../generator/naming/name.js';
import type { Api } from '../../generator/model/api.js';
import { planTypescript, readApi, readLoaded, type ReadResult } from '../../generator/pipeline.js';
import { loadValue } from '../../generator/spec/load.js';
import type { EmitResult } from '../../generator/targets/typescript/emit.js';

export interface Emitted extends EmitResult {
  readonly api: Api;
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
  readonly read: ReadResult;
  readonly text: (path: string) => string;
}

export async function emitDocument(
  document: string | object,
  config: Partial<Config> = {},
): Promise<Emitted> {
  const { read, target } = await planDocument(document, config);
  const result = await target.emit();
  const texts = new Map(result.files.map((file) => [file.path, file.text]));
  return {
    ...result,
    api: target.api,
    names: target.names,
    diagnostics: [...read.diagnostics, ...target.diagnostics],
    read,
    text: (path) => {
      const text = texts.get(path);
      if (text === undefined) throw new Error(`no ${path} among ${[...texts.keys()].join(', ')}`);
      return text;
    },
  };
}

export async function planDocument(document: string | object, config: Partial<Config> = {}) {
  const read =
    typeof document === 'string'
      ? readApi(document)
      : readLoaded(loadValue(document as Json, 'document.json'));
  if (!read.api) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  const name = typeof document === 'string' ? basename(document) : 'document.json';
  const full = { spec: name, targets: {}, ...config };
  const input = { model: read.api, config: full, configFile: 'sdkwright.yml', documentName: name };
  return { read, target: await planTypescript(input) };
}
