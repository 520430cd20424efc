/** `src/client.ts`: the class, with a lazy getter for each top-level resource, and everything of the package on it. */

import { compare } from '../../base/order.js';
import { code, comment, ident, join, str, type Code } from './code.js';
import { exportTable, runtimeExports } from './index-file.js';
import { lazyGetters } from './resource-file.js';
import { createFile, resourceModule, type FileBuilder, type Sdk } from './sdk.js';
import type { Declaration, SourceFile } from './structures.js';

/** @param modules what of the runtime the API needs */
export function clientFile(sdk: Sdk, modules: ReadonlySet<string>): SourceFile {
  const file = createFile(sdk, 'client');
  const name = ident(sdk.names.sdk.className);
  const base = file.value('core/api-client', 'APIClient');
  const config = file.value('config', 'config');
  const more = file.value('config', 'classConfig');
  const resources = sdk.children.get('') ?? [];
  const getters = lazyGetters(resources, code`this`, file);
  const members = new Set(resources.map(({ member }) => member));
  // A resource of the same name takes precedence; such a credential is read from `credentials`.
  const options = sdk.options.credentials.filter(({ option }) => !members.has(option));
  const credentials = options.map(({ option }) => ({
    name: ident(option),
    type: file.type('core/auth', 'Credential'),
    get: code`return this.credentials[${str(option)}];`,
    set: code`this.credentials[${str(option)}] = value;`,
  }));
  const { values, namespace } = attached(sdk, modules, file);
  return file.finish([
    {
      kind: 'interface',
      name: code`ClientOptions`,
      docs: comment('Options of the client; undefined is as good as absent.'),
      extends: [
        file.type('create-client', 'CreateClientOptions'),
        file.type('core/api-client', 'LogOptions'),
      ],
      members: [],
    },
    {
      kind: 'class',
      name,
      docs: comment(`The client of the ${sdk.api.info.title.replaceAll(/\s+/g, ' ')}.`),
      extends: base,
      constructorOf: {
        parameters: [
          {
            name: code`options`,
            type: code`ClientOptions`,
            optional: false,
            initializer: code`{}`,
          },
        ],
        body: [code`super(options, ${config}, ${more});`],
      },
      staticBlock: code`Object.assign(this, { ${join([code`${name}: this`, ...values], code`, `)} });`,
      fields: getters.fields,
      accessors: [...credentials, ...getters.accessors],
      methods: [],
    },
    namespace,
  ]);
}

/** What stands on the class as well: errors and resource classes, and in its namespace every type. */
function attached(
  sdk: Sdk,
  modules: ReadonlySet<string>,
  file: FileBuilder,
): { readonly values: readonly Code[]; readonly namespace: Declaration } {
  const values: Code[] = [];
  const names: { name: Code; alias?: Code; typeOnly: boolean }[] = [];
  const runtime = runtimeExports(sdk, modules).filter(({ from }) =>
    ['core/error', 'core/uploads'].includes(from),
  );
  for (const { from, values: items, types } of runtime) {
    for (const item of items) {
      const { name, alias } = typeof item === 'string' ? { name: item, alias: item } : item;
      const local = file.value(from, name);
      values.push(name === alias ? local : code`${ident(alias)}: ${local}`);
      names.push({
        name: local,
        ...(name !== alias && { alias: ident(alias) }),
        typeOnly: false,
      });
    }
    for (const type of types) names.push({ name: file.type(from, type), typeOnly: true });
  }
  for (const resource of sdk.names.resources.values()) {
    const local = file.value(resourceModule(resource), resource.className);
    values.push(local);
    names.push({ name: local, typeOnly: false });
  }
  names.push({ name: file.type('core/request', 'RequestOptions'), typeOnly: true });
  for (const { from, types } of exportTable(sdk)) {
    for (const type of types) {
      // A class has a static member of this name already.
      if (type !== 'prototype') names.push({ name: file.type(from, type), typeOnly: true });
    }
  }
  return {
    values,
    namespace: {
      kind: 'namespace',
      name: ident(sdk.names.sdk.className),
      declarations: [
        {
          kind: 'export',
          names: names.toSorted((a, b) => compare(a.name, b.name)),
          typeOnly: false,
        },
      ],
    },
  };
}
