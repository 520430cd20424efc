/**
 * The one interface of all targets, and the one function that plans an SDK: TypeScript and every target
 * pack go through `planTarget`.
 */

import type { Diagnostic } from '../diagnostics/diagnostics.js';
import { lower, type Lowering } from '../lower/lower.js';
import type { Api, TypeId } from '../model/api.js';
import type { Conventions } from '../naming/conventions.js';
import { configuredNames } from '../naming/configured-names.js';
import { checkAuth } from '../naming/auth-entries.js';
import { nameCredentials, type CredentialNames } from '../naming/credentials.js';
import { name } from '../naming/name.js';
import type { Names } from '../naming/names.js';
import {
  noPublishedNames,
  publishedClientMembers,
  publishedNames,
  type PublishedNames,
} from '../naming/published/published-names.js';
import { sdkNames } from '../naming/sdk.js';
import { compare } from '../base/order.js';
import { documentWarnings } from './shared/document-warnings.js';
import type { EmittedFile } from './shared/emitted-file.js';
import type { PlanInput } from './shared/plan-input.js';
import { publicationFiles } from './shared/publication/files.js';
import { sdkSettings, type SdkSettings } from './shared/sdk-settings.js';

/** A language that SDKs are generated in. */
export interface Target {
  /** As the config calls it: `typescript`, or the name of a pack. */
  readonly name: string;
  /** How the model is lowered to what the language can express. */
  readonly lowering: Lowering;
  /** How the language names things, and which names are reserved. */
  readonly conventions: Conventions;
  /** Names that the client class must not have. */
  readonly reservedClientNames: ReadonlySet<string>;
  /** Client options that exist in every SDK; a credential is never given one of these names. */
  readonly reservedOptions: ReadonlySet<string>;
  /**
   * Whether the client class has a member for each credential. A resource of the same name takes its place,
   * unless the credential was published first.
   */
  readonly optionsAreMembers: boolean;
  /** Folders of the pack of the target, and of those that it extends; none for TypeScript. */
  readonly folders: readonly string[];
  /** Diagnostics about the target's own keys in the config. */
  readonly validate: (input: PlanInput) => readonly Diagnostic[];
  /** The files of an SDK. */
  readonly emit: (sdk: PlannedSdk) => Promise<EmitResult>;
  /** Runs a step of planning; a pack turns what its own code throws into a `TemplateError`. */
  readonly attempt: <T>(step: () => T) => T;
}

/** Everything that a target needs to emit an SDK. */
export interface PlannedSdk {
  /** The lowered model. */
  readonly api: Api;
  readonly names: Names;
  /** Client options of the security schemes. */
  readonly credentials: readonly CredentialNames[];
  readonly settings: SdkSettings;
  /** The target's entry in the config; empty without one. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** An SDK before its files are emitted. */
export interface TargetPlan extends PlannedSdk {
  readonly diagnostics: readonly Diagnostic[];
  /** All names of the SDK, for the lock. */
  readonly published: PublishedNames;
  /** Folders of the pack of the target, and of those that it extends. */
  readonly folders: readonly string[];
  /** Emits the files; the modules that this needs are loaded only then. */
  readonly emit: () => Promise<EmitResult>;
}

export interface EmitResult {
  readonly files: readonly EmittedFile[];
  readonly unknowns: readonly UnknownTrace[];
}

/** A place of the output that accepts any value, and the schema that allows it. */
export interface UnknownTrace {
  /** Path of the file. */
  readonly path: string;
  readonly at: TypeId;
}

/**
 * lower → names: everything about an SDK except its files.
 *
 * @throws {TemplateError} if the code of a user's pack throws
 */
export function planTarget(target: Target, input: PlanInput): TargetPlan {
  return target.attempt(() => {
    const { model, config, configFile } = input;
    const published = input.lock?.targets.get(target.name) ?? noPublishedNames;
    const conventions = conventionsFor(target, published);
    const api = lower(model, target.lowering);
    const client = sdkNames({
      api,
      ...(config.sdk && { configured: config.sdk }),
      exported: target.reservedClientNames,
      published: published.sdk,
    });
    const credentials = nameCredentials({
      api: model,
      sdk: client,
      auth: config.auth,
      taken: target.reservedOptions,
      published,
    });
    const configured = configuredNames(config);
    const named = name({ api, sdk: client, conventions, configured, configFile, published });
    const sdk: PlannedSdk = {
      api,
      names: named.names,
      credentials,
      settings: sdkSettings(input),
      config: { ...config.targets[target.name] },
    };
    return {
      ...sdk,
      diagnostics: [
        ...target.validate(input),
        ...checkAuth({
          api: model,
          auth: config.auth,
          configFile,
          taken: target.reservedOptions,
        }),
        ...named.diagnostics,
        ...documentWarnings(input, named.names),
      ],
      published: publishedNames(named.names, credentials),
      folders: target.folders,
      emit: async () => withPublicationFiles(await target.emit(sdk), sdk),
    };
  });
}

/** The files of a target, and those for publication that it does not emit itself. */
function withPublicationFiles(result: EmitResult, sdk: PlannedSdk): EmitResult {
  const known = new Set(result.files.map(({ path }) => path.toLowerCase()));
  const added = publicationFiles(sdk).filter(({ path }) => !known.has(path.toLowerCase()));
  const files = [...result.files, ...added].toSorted((a, b) => compare(a.path, b.path));
  return { ...result, files };
}

/** The conventions of a target, with its published credentials among the members of the client. */
function conventionsFor(
  { conventions, optionsAreMembers }: Target,
  published: PublishedNames,
): Conventions {
  if (!optionsAreMembers) return conventions;
  const resources = publishedClientMembers(published);
  const options = [...published.credentials.values()].flat().map(({ option }) => option);
  const members = options.filter((option) => !resources.has(option));
  return {
    ...conventions,
    clientMembers: new Set([...conventions.clientMembers, ...members]),
  };
}
