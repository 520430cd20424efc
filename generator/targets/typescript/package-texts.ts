/** Texts around the code: for coding agents, for contributors, and the workflow that publishes the package. */

import type { EmittedFile } from '../shared/emitted-file.js';
import { environmentVariables } from './environment.js';
import { renderTemplate } from './package-template.js';
import type { Sdk } from './sdk.js';

/** The files that the config asks for. @param template text of a template by its name */
export function packageTexts(sdk: Sdk, template: (name: string) => string): EmittedFile[] {
  const { files } = sdk.options;
  const rendered = (path: string): EmittedFile => ({
    path,
    text: render(template(`${path}.hbs`), sdk),
    format: false,
  });
  return [
    ...(files.agents ? [rendered('AGENTS.md'), rendered('llms.txt')] : []),
    ...(files.contributing ? [rendered('CONTRIBUTING.md')] : []),
    ...(files.release
      ? [
          {
            path: '.github/workflows/release.yml',
            text: template('release.yml'),
            format: false,
            once: true,
          },
        ]
      : []),
  ];
}

function render(template: string, { names, options, operations }: Sdk): string {
  return renderTemplate(template, {
    className: names.sdk.className,
    packageName: options.packageName,
    version: options.version,
    hasTests: options.files.tests,
    env: environmentVariables(names.sdk.envPrefix),
    credentials: options.credentials,
    resources: [...names.resources.keys()].flatMap((accessor) => {
      const own = operations.get(accessor) ?? [];
      const methods = own.map(({ id }) => names.operations.get(id)!.method);
      return methods.length > 0 ? [{ accessor, methods }] : [];
    }),
  });
}
