/** `package.json` of an SDK. */

import { indentedJson } from '../../base/unprintable.js';
import { isShared, sharedModule } from '../../naming/homes.js';
import type { Sdk } from './sdk.js';

/** `package.json`, formatted. @param hasTests whether the SDK has tests of its own */
export function packageJson(sdk: Sdk, hasTests: boolean): string {
  const { packageName, version, license, repository } = sdk.options;
  const { contact } = sdk.api.info;
  const { name, email, url } = contact ?? {};
  const author = { ...(name && { name }), ...(email && { email }), ...(url && { url }) };
  const shared = [...sdk.names.modules.values()].filter(isShared);
  const hasModels = shared.length > 0;
  const hasFolder = shared.some((module) => module !== sharedModule);
  const both = (path: string) => ({
    import: { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` },
    require: { types: `./cjs/${path}.d.ts`, default: `./cjs/${path}.js` },
  });
  const manifest = {
    name: packageName,
    version,
    description: `The ${sdk.names.sdk.className} client for TypeScript and JavaScript.`,
    ...(Object.keys(author).length > 0 && { author }),
    ...(license !== undefined && { license }),
    ...(repository !== undefined && { repository }),
    type: 'module',
    sideEffects: false,
    engines: { node: '>=20' },
    main: './cjs/index.cjs',
    module: './dist/index.js',
    types: './cjs/index.d.cts',
    exports: {
      '.': {
        import: { types: './dist/index.d.ts', default: './dist/index.js' },
        require: { types: './cjs/index.d.cts', default: './cjs/index.cjs' },
      },
      './core/*': both('core/*'),
      './resources/*': both('resources/*'),
      ...(hasModels && { './models': both('models') }),
      ...(hasFolder && { './models/*': both('models/*') }),
      './version': both('version'),
      './package.json': './package.json',
    },
    // For `moduleResolution: node10`, which does not read `exports`.
    typesVersions: {
      '*': {
        'core/*': ['./cjs/core/*.d.ts'],
        'resources/*': ['./cjs/resources/*.d.ts'],
        ...(hasModels && { models: ['./cjs/models.d.ts'] }),
        ...(hasFolder && { 'models/*': ['./cjs/models/*.d.ts'] }),
        version: ['./cjs/version.d.ts'],
      },
    },
    files: ['dist', 'cjs', 'src', 'api.md'],
    scripts: {
      build: 'tsc -p tsconfig.json && tsc -p tsconfig.cjs.json && node scripts/merge.mjs',
      ...(hasTests && { test: 'node --test tests/*.test.mjs' }),
      prepack: 'npm run build',
    },
    devDependencies: { esbuild: '^0.28.2', typescript: '^7.0.2' },
  };
  return `${indentedJson(manifest)}\n`;
}
