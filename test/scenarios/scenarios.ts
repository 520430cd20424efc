/** The scenarios: small documents whose generated types and calls are committed, so that a change of output can be read. */

import { existsSync, readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { loadConfig } from '../../generator/config/load.js';
import { emitDocument, emitWithPack } from '../support/emit.js';
import { formatCached } from '../support/format.js';
import { testFolder } from '../support/places.js';

export const scenariosFolder: string = join(testFolder, 'scenarios');

/** The Go module that contains those of all scenarios. */
export const goModule = 'example.com/scenarios';

/** Names of the scenarios: the folders that contain a document. */
export const scenarios: readonly string[] = readdirSync(scenariosFolder)
  .filter((name) => existsSync(join(scenariosFolder, name, 'openapi.yml')))
  .toSorted();

export const languages = ['typescript', 'go', 'python'] as const;
export type Language = (typeof languages)[number];

/** The files of each language for types, calls, and the settings of the client. */
const places: Readonly<
  Record<Language, { readonly types: RegExp; readonly calls: RegExp; readonly client: RegExp }>
> = {
  typescript: {
    types: /^src\/(models|resources\/.*)\.ts$/,
    calls: /^src\/(models|resources\/.*)\.ts$/,
    client: /^src\/(config|create-client)\.ts$/,
  },
  go: {
    types: /^(?!client|values)[^/]+\.go$/,
    calls: /^(?!client|values)[^/]+\.go$/,
    client: /^(client|internal\/requestconfig\/auth)\.go$/,
  },
  python: {
    types: /^src\/\w+\/types\/(?!__init__).*\.py$/,
    calls: /^src\/\w+\/resources\/.*(?<!__init__)\.py$/,
    client: /^src\/\w+\/_(client|config)\.py$/,
  },
};

/**
 * Scenarios with many operations: the resources whose Go and Python files are committed, because these are long.
 * For TypeScript all of them are.
 */
const examples: Readonly<Record<string, readonly string[]>> = {
  answers: ['e', 'j'],
  'bodies-bytes': ['avatar', 'jsonorbytes', 'jsonorfile'],
  'bodies-empty': ['mixed', 'nullable'],
  downloads: ['report', 'zip'],
  files: ['chat2', 'files'],
  'media-types': ['both', 'two'],
  pages: ['events', 'numbered'],
  resources: ['projects', 'projectsmembers', 'members'],
  'success-without-content': ['a', 'd'],
};

/** Whether a scenario includes a generated file. The first word of its name is its topic. */
function isShown(scenario: string, language: Language, path: string): boolean {
  const topic = /^\w+/.exec(scenario)![0];
  if (topic === 'usage') return path === 'README.md';
  const { types, calls, client } = places[language];
  if (topic === 'auth' || topic === 'servers') return client.test(path);
  const isAboutTypes = /^(types|models|discriminators|unions|required|webhooks)$/.test(topic);
  const chosen = language === 'typescript' ? undefined : examples[scenario];
  const isChosen = chosen?.includes(basename(path, extname(path))) ?? true;
  return (isAboutTypes ? types : calls).test(path) && isChosen;
}

/** Every generated file of a scenario, formatted, by path. */
export async function generateScenario(
  scenario: string,
  language: Language,
): Promise<ReadonlyMap<string, string>> {
  const folder = join(scenariosFolder, scenario);
  const document = join(folder, 'openapi.yml');
  const own = existsSync(join(folder, 'sdkwright.yml'))
    ? loadConfig(join(folder, 'sdkwright.yml')).config
    : { sdk: { license: 'MIT' } };
  // Each has its own Go module, because all of them are compiled together.
  const config = { ...own, targets: { go: { out: '', module: `${goModule}/${scenario}` } } };
  if (language !== 'typescript') return emitWithPack(document, language, config);
  const { files } = await emitDocument(document, config);
  const formatted = await formatCached(files);
  return new Map(formatted.map(({ path, text }) => [path, text]));
}

/** The files that are committed. */
export const shownFiles = (
  scenario: string,
  language: Language,
  files: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map([...files].filter(([path]) => isShown(scenario, language, path)));
