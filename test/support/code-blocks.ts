/** The code blocks of generated documentation, as programs that a compiler checks. */

type Files = ReadonlyMap<string, string>;

/** The blocks of a Markdown text in a language, in order. */
export const blocksOf = (markdown: string, language: string): string[] =>
  [...markdown.matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, 'gm'))].map(
    ([, block]) => block!,
  );

/** The blocks in the comments of a TypeScript file. */
export const commentBlocks = (source: string): string[] =>
  [...source.matchAll(/^ *\* ```ts\n([^]*?)^ *\* ```$/gm)].map(([, lines]) =>
    lines!.replaceAll(/^ *\* ?/gm, ''),
  );

/** A block of TypeScript without its import statements, and those. */
export function withoutImports(block: string): { imports: string[]; code: string } {
  const pattern = /^import [^;]+;\n/gm;
  return { imports: block.match(pattern) ?? [], code: block.replaceAll(pattern, '') };
}

export interface Blocks {
  /** Modules by path. */
  readonly files: Files;
  readonly count: number;
}

/** A module for each block of the README of a TypeScript SDK. Blocks that create no client have one. */
export function readmeModules(files: Files): Blocks {
  const { name } = JSON.parse(files.get('package.json')!) as { name: string };
  const blocks = blocksOf(files.get('README.md')!, 'ts');
  const modules = blocks.map((block, index): [string, string] => {
    const hasOwn = /^const client = /m.test(block);
    const client = `import Client from '${name}';\ndeclare const client: Client;\n`;
    return [`readme${index}.ts`, `${hasOwn ? '' : client}${block}\nexport {};\n`];
  });
  return { files: new Map(modules), count: modules.length };
}

/** An example of a method in its comment. */
interface MethodExample {
  /** Method and path of its operation. */
  readonly operation: string;
  readonly imports: readonly string[];
  readonly code: string;
}

/** The examples of the methods in a TypeScript file. */
const methodExamples = (source: string): MethodExample[] =>
  (source.match(/\/\*\*[^]*?\*\//g) ?? []).flatMap((comment) => {
    const operation = /^ *\* `([A-Z]+ \S+)`$/m.exec(comment)?.[1];
    return operation === undefined
      ? []
      : commentBlocks(comment).map((block) => ({ operation, ...withoutImports(block) }));
  });

/** A module for each resource of a TypeScript SDK, with the examples of all its methods as functions. */
export function exampleModules(files: Files): Blocks {
  const { name } = JSON.parse(files.get('package.json')!) as { name: string };
  let count = 0;
  const modules = [...files]
    .filter(([path]) => path.startsWith('src/resources/'))
    .map(([path, source]): [string, string] => {
      const blocks = methodExamples(source);
      count += blocks.length;
      const imports = [...new Set(blocks.flatMap((block) => block.imports))];
      const functions = blocks.map(
        ({ code }, index) =>
          `export async function example${index}(client: Client): Promise<void> {\n${code}}\n`,
      );
      const text = [`import type Client from '${name}';\n`, ...imports, ...functions].join('');
      return [`examples/${path.slice('src/resources/'.length)}`, text];
    });
  return { files: new Map(modules), count };
}

/** A program that runs the examples that are named in lines of its input, with the built SDK in a folder. */
export function exampleProgram(entry: string, sources: readonly string[]): string {
  const examples = sources.flatMap(methodExamples);
  const entries = examples.map(
    ({ operation, code }) => `[${JSON.stringify(operation)}, async () => {\n${code}}],`,
  );
  return `import fs from 'node:fs';
import readline from 'node:readline';
import Client from ${JSON.stringify(entry)};
const client = new Client();
const examples = new Map([
${entries.join('\n')}
]);
for await (const line of readline.createInterface({ input: process.stdin })) {
  try {
    await examples.get(line)();
    console.log(line + ': <nil>');
  } catch (error) {
    console.log(line + ': ' + error);
  }
}
`;
}
