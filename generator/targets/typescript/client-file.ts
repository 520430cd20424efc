/**
 * `src/client.ts`: the client class, with a lazy getter for each top-level resource. The exports of the
 * package are also static members of the class.
 */

import { compare } from '../../base/order.js';
import { code, comment, ident, importedType, importedValue, join, str, type Code } from './code.js';
import { apiExports, runtimeExports, type ModuleExports } from './exports.js';
import { sourceFile } from './file.js';
import { runtimeType, runtimeValue } from './imports.js';
import { lazyAccessors } from './resource-file.js';
import { resourceModule, type Sdk } from './sdk.js';
import type {
  Accessor,
  ClassDeclaration,
  Declaration,
  ExportedName,
  InterfaceDeclaration,
  SourceFile,
} from './structures.js';

/** @param runtime the modules of the runtime that the package contains */
export function clientFile(sdk: Sdk, runtime: ReadonlySet<string>): SourceFile {
  const attached = runtimeExports(sdk, runtime).filter(({ from }) =>
    ['core/error', 'core/uploads'].includes(from),
  );
  return sourceFile({ sdk, module: 'client' }, [
    clientOptions(),
    clientClass(sdk, attached),
    clientNamespace(sdk, attached),
  ]);
}

const clientOptions = (): InterfaceDeclaration => ({
  kind: 'interface',
  name: code`ClientOptions`,
  docs: comment('Options of the client. An option set to `undefined` counts as not given.'),
  extends: [importedType('create-client', 'CreateClientOptions'), runtimeType('LogOptions')],
  members: [],
});

function clientClass(sdk: Sdk, attached: readonly ModuleExports[]): ClassDeclaration {
  const name = ident(sdk.names.sdk.className);
  const config = importedValue('config', 'config');
  const classConfig = importedValue('config', 'classConfig');
  const accessors = lazyAccessors(sdk.children.get('') ?? [], code`this`);
  const statics = [code`${name}: this`, ...staticMembers(sdk, attached)];
  const options = {
    name: code`options`,
    type: code`ClientOptions`,
    optional: false,
    initializer: code`{}`,
  };
  return {
    kind: 'class',
    name,
    docs: comment(`Client of the ${sdk.api.info.title.replaceAll(/\s+/g, ' ')}.`),
    extends: runtimeValue('APIClient'),
    constructorOf: {
      parameters: [options],
      body: [code`super(options, ${config}, ${classConfig});`],
    },
    staticBlock: code`Object.assign(this, { ${join(statics, code`, `)} });`,
    accessors: [...credentialAccessors(sdk), ...accessors],
    methods: [],
  };
}

function credentialAccessors({ options, children }: Sdk): Accessor[] {
  const members = new Set((children.get('') ?? []).map(({ member }) => member));
  return options.credentials
    .map(({ option }) => option)
    .filter((option) => !members.has(option)) // A resource of the same name takes precedence.
    .map((option) => ({
      name: ident(option),
      type: runtimeType('Credential'),
      get: code`return ${runtimeValue('stateOf')}(this).credentials[${str(option)}];`,
      set: code`${runtimeValue('stateOf')}(this).credentials[${str(option)}] = value;`,
    }));
}

/** Errors, `toFile` and resource classes, as members of an object literal. */
const staticMembers = (sdk: Sdk, attached: readonly ModuleExports[]): Code[] => [
  ...attached.flatMap(({ from, values }) =>
    values.map(({ name, alias }) => {
      const value = importedValue(from, name);
      return name === alias ? value : code`${ident(alias)}: ${value}`;
    }),
  ),
  ...[...sdk.names.resources.values()].map((resource) =>
    importedValue(resourceModule(resource), resource.className),
  ),
];

/** The namespace that merges with the class: the types of its static members, and every type of the API. */
function clientNamespace(sdk: Sdk, attached: readonly ModuleExports[]): Declaration {
  const values = attached.flatMap(({ from, values: names }) =>
    names.map(({ name, alias }) => ({
      name: importedValue(from, name),
      ...(name !== alias && { alias: ident(alias) }),
    })),
  );
  const resources = [...sdk.names.resources.values()].map((resource) => ({
    name: importedValue(resourceModule(resource), resource.className),
  }));
  const types = [...attached, ...apiExports(sdk)].flatMap(({ from, types: names }) =>
    // Every class already has a static member `prototype`.
    names.filter((name) => name !== 'prototype').map((name) => importedType(from, name)),
  );
  const names: ExportedName[] = [
    ...values,
    ...resources,
    ...[...types, runtimeType('RequestOptions')].map((name) => ({ name, typeOnly: true })),
  ];
  const sorted = names.toSorted((a, b) => compare(a.name.text, b.name.text));
  return {
    kind: 'namespace',
    name: ident(sdk.names.sdk.className),
    declarations: [{ kind: 'export', names: sorted, typeOnly: false }],
  };
}
