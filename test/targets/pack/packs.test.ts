/** Custom packs: loaded from outside the repository, forked, and with every kind of error. */

import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allKinds } from '../../support/all-kinds.js';
import { startCommandHost, type CommandHost } from '../../support/command.js';
import { projectFolder, seedPath, testFolder } from '../../support/places.js';
import { succeed } from '../../support/run.js';
import { cargoTarget, hasCargo } from '../../support/toolchains.js';

/** A folder outside the repository, with the example document and a config. */
let folder: string;
let host: CommandHost;
beforeAll(() => {
  host = startCommandHost();
  folder = mkdtempSync(join(tmpdir(), 'sdkwright-pack-'));
  cpSync(seedPath, join(folder, 'seed.yml'));
  writeFileSync(join(folder, 'kinds.json'), JSON.stringify(allKinds));
});
afterAll(() => {
  host.close();
  rmSync(folder, { recursive: true, force: true });
});

const command = (...args: string[]) => host.run(folder, ...args);

/** Generates with a config in the folder. */
async function generate(name: string, config: string) {
  writeFileSync(join(folder, `${name}.yml`), config);
  return command('generate', '--config', `${name}.yml`, '--quiet');
}

const filesOf = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(path.length + 1))
    .filter((name) => !/^(\.sdkwright|target)\//.test(name) && name !== 'Cargo.lock')
    .toSorted();

describe('a custom language: the Rust pack of docs/target-packs.md', () => {
  beforeAll(() => {
    cpSync(join(testFolder, 'fixtures/packs/rust'), join(folder, 'rust'), { recursive: true });
  });

  test.skipIf(!hasCargo).each(['seed.yml', 'kinds.json'])(
    'the SDK of %s passes cargo check',
    async (spec) => {
      const out = `rust-${spec.split('.')[0]}`;
      const config = `spec: ./${spec}\ntargets:\n  rust: { out: ./${out}, templates: ./rust }\n`;
      expect(await generate(out, config)).toMatchObject({ code: 0, stderr: '' });
      const env = { ...process.env, CARGO_TARGET_DIR: cargoTarget };
      await succeed('cargo', ['check', '--quiet'], { cwd: join(folder, out), env });
    },
  );

  test('the guide contains its files verbatim', () => {
    const guide = readFileSync(join(projectFolder, 'docs/target-packs.md'), 'utf8');
    const shown = [...guide.matchAll(/^```\w+ title="rust\/([^"]+)"\n([\s\S]*?)^```$/gm)];
    expect(shown.map(([, name]) => name).toSorted()).toEqual(filesOf(join(folder, 'rust')));
    for (const [, name, text] of shown) {
      expect(text, name).toBe(readFileSync(join(folder, 'rust', name!), 'utf8'));
    }
  });
});

describe('a fork', () => {
  test('of a whole pack writes the same output', async () => {
    expect((await command('eject', 'python', 'mine')).code).toBe(0);
    const config = 'spec: ./seed.yml\ntargets:\n  python: { out: ./forked, templates: ./mine }\n';
    expect(await generate('forked', config)).toMatchObject({ code: 0 });
    expect(
      await generate('plain', 'spec: ./seed.yml\ntargets:\n  python: { out: ./plain }\n'),
    ).toMatchObject({ code: 0 });
    const names = filesOf(join(folder, 'plain'));
    expect(filesOf(join(folder, 'forked'))).toEqual(names);
    for (const name of names) {
      const [a, b] = ['plain', 'forked'].map((path) =>
        readFileSync(join(folder, path, name), 'utf8'),
      );
      expect(b, name).toBe(a);
    }
    const again = await command('eject', 'python', 'mine');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('mine is not empty. Nothing was copied');
  });

  test('that extends a pack contains only what differs, and its changes are detected', async () => {
    expect((await command('eject', 'go', 'house', '--extends')).code).toBe(0);
    expect(filesOf(join(folder, 'house'))).toEqual(['pack.ts']);
    writeFileSync(join(folder, 'house/README.md.hbs'), '# {{className}} at our house\n');
    const config = 'spec: ./seed.yml\ntargets:\n  go: { out: ./house-go, templates: ./house }\n';
    expect(await generate('house', config)).toMatchObject({ code: 0 });
    const readme = () => readFileSync(join(folder, 'house-go/README.md'), 'utf8');
    expect(readme()).toBe('# Telnyx at our house\n');
    expect(filesOf(join(folder, 'house-go'))).toContain('outboundvoiceprofiles.go');
    writeFileSync(join(folder, 'house/README.md.hbs'), '# {{className}} at home\n');
    expect(await generate('house', config)).toMatchObject({ code: 0 });
    expect(readme()).toBe('# Telnyx at home\n');

    // A fork of a fork: the pack that it extends is watched too.
    mkdirSync(join(folder, 'flat'));
    const pack = readFileSync(join(folder, 'house/pack.ts'), 'utf8');
    writeFileSync(
      join(folder, 'flat/pack.ts'),
      pack.replace("extends: 'go'", "extends: '../house'"),
    );
    const flat = config.replaceAll('house', 'flat');
    expect(await generate('flat', flat)).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'house/README.md.hbs'), '# {{className}} of the house\n');
    expect(await generate('flat', flat)).toMatchObject({ code: 0 });
    const text = readFileSync(join(folder, 'flat-go/README.md'), 'utf8');
    expect(text).toBe('# Telnyx of the house\n');
  });
});

test('a file for each operation, type, enum and union', async () => {
  mkdirSync(join(folder, 'each'));
  const rule = (each: string): string =>
    `{ template: 'one.hbs', each: '${each}', path: ({ id }) => '${each}/' + id.replaceAll(/\\W+/g, '-') }`;
  writeFileSync(join(folder, 'each/one.hbs'), '{{item.name}}\n');
  writeFileSync(
    join(folder, 'each/pack.ts'),
    `import { extendPack } from 'sdkwright/pack';
export default extendPack({ extends: 'go', language: 'go', files: [${['operation', 'model', 'enum', 'union'].map(rule).join(', ')}] });\n`,
  );
  const config = 'spec: ./kinds.json\ntargets:\n  go: { out: ./each-out, templates: ./each }\n';
  expect(await generate('each', config)).toMatchObject({ code: 0, stderr: '' });
  const names = filesOf(join(folder, 'each-out'));
  const count = (kind: string) => names.filter((name) => name.startsWith(`${kind}/`)).length;
  const verb = /^(get|put|post|delete|patch|options|head|trace|query)$/;
  const operations = Object.values(allKinds.paths).flatMap((item) =>
    Object.keys(item).filter((key) => verb.test(key)),
  );
  expect(count('operation')).toBe(operations.length);
  expect(count('model')).toBeGreaterThan(count('enum') + count('union'));
  expect([count('enum') > 0, count('union') > 0]).toEqual([true, true]);
});

describe('errors of a pack are reported, and nothing is written', () => {
  const extending = (more = ''): string =>
    `import { extendPack } from 'sdkwright/pack';\nexport default extendPack({ extends: 'go', language: 'go', ${more} });\n`;
  let count = 0;
  test.each<[string, Record<string, string>, string]>([
    ['no pack.ts', { 'README.md.hbs': '' }, 'wrong0: there is no pack.ts.'],
    [
      'no pack',
      { 'pack.ts': 'export default 1;\n' },
      'wrong1/pack.ts: its default export is not a pack (definePack).',
    ],
    ['code that throws', { 'pack.ts': 'throw new Error("no");\n' }, 'wrong2/pack.ts: no'],
    [
      'text printed raw',
      { 'pack.ts': extending(), 'resource.go.hbs': 'x\n{{item.operations.0.description}}\n' },
      'resource.go.hbs:2: {{item.operations.0.description}} at resources[0]: Text of the document is printed by a helper: string, doc, comment, path.',
    ],
    [
      'a template that cannot be read',
      { 'pack.ts': extending(), 'model.hbs': '{{#if x}}\n' },
      'model.hbs: Parse error',
    ],
    [
      'a template that does not exist',
      { 'pack.ts': extending('files: [{ template: "none.hbs", path: () => "x" }],') },
      'The pack has no template none.hbs.',
    ],
    [
      'a file twice',
      {
        'pack.ts': extending(
          'files: [{ template: "go.mod.hbs", path: () => "x" }, { template: "go.mod.hbs", path: () => "X" }],',
        ),
      },
      'The pack writes X twice (x).',
    ],
    [
      'a file elsewhere',
      { 'pack.ts': extending('files: [{ template: "go.mod.hbs", path: () => "../x" }],') },
      '../x leaves the output.',
    ],
    [
      'a pack that extends itself',
      { 'pack.ts': extending().replace("'go', l", "'.', l") },
      'wrong8: it extends itself.',
    ],
    [
      'another version of the view',
      { 'pack.ts': extending('view: 99,') },
      'wrong9/pack.ts: it is written for version 99 of the view; this is version 2.',
    ],
    [
      'a function that throws',
      {
        'pack.ts': extending('defaults: () => {\n throw new Error("no such module");\n},'),
      },
      'no such module (pack.ts:3:',
    ],
  ])('%s', async (_, files, message) => {
    const own = `wrong${count++}`;
    mkdirSync(join(folder, own));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, own, file), text);
    const ran = await generate(
      own,
      `spec: ./seed.yml\ntargets:\n  go: { out: ./${own}-out, templates: ./${own} }\n`,
    );
    expect(ran).toMatchObject({ code: 1, stdout: '' });
    expect(ran.stderr).toContain(message);
    expect(ran.stderr).not.toMatch(/^\s+at /m);
    expect(readdirSync(folder)).not.toContain(`${own}-out`);
  });
});

test('view prints the data that templates receive', async () => {
  const { code, stdout } = await command('view', 'seed.yml', '--target', 'go');
  expect(code).toBe(0);
  const view = JSON.parse(stdout) as { resources: { operations: { name: string }[] }[] };
  expect(view.resources[0]!.operations[0]!.name).toBe('Update');
  expect(await command('view', 'seed.yml', '--target', 'typescript')).toMatchObject({ code: 2 });
  expect(await command('view', 'seed.yml')).toMatchObject({ code: 2 });
});
