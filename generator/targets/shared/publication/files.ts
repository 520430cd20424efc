/** Files of an SDK for its publication that are the same in every language. */

import { escapeUnprintable } from '../../../base/unprintable.js';
import type { Api } from '../../../model/api.js';
import type { Names } from '../../../naming/names.js';
import type { EmittedFile } from '../emitted-file.js';
import type { SdkSettings } from '../sdk-settings.js';
import { licenseText } from './license.js';

export interface PublicationInput {
  readonly api: Api;
  readonly names: Names;
  readonly settings: SdkSettings;
}

/** `LICENSE`, if the SPDX list has the license, and the start of `CHANGELOG.md`. */
export function publicationFiles({ api, names, settings }: PublicationInput): EmittedFile[] {
  const { license, version, files } = settings;
  const holder = api.info.contact?.name ?? `The ${names.sdk.className} authors`;
  const text =
    files.license && license !== undefined ? licenseText(license, oneLine(holder)) : undefined;
  return [
    ...(text === undefined ? [] : [{ path: 'LICENSE', text, format: false }]),
    ...(files.changelog
      ? [{ path: 'CHANGELOG.md', text: changelog(version), format: false, once: true }]
      : []),
  ];
}

const oneLine = (text: string): string => escapeUnprintable(text.replaceAll(/\s+/g, ' ').trim());

const changelog = (version: string): string => `# Changelog

All notable changes to this package are documented in this file. Versions follow [Semantic Versioning](https://semver.org/spec/v2.0.0.html).

## ${version}

- First version.
`;
