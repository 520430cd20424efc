/**
 * Templates: Handlebars, made strict. The parsed template is rewritten so that each `{{x}}` goes through
 * one helper, which takes only code and knows its line; `if`, `unless`, `each` and `with` throw on what is
 * undefined. A fault names the template, its line and the path in the view.
 */

import Handlebars from 'handlebars';
import { Code, SpecText } from './code.js';
import { facts, truth, type Helpers } from './helpers.js';
import { Literal } from './literals.js';
import { TemplateError } from './template-error.js';
import {
  cell,
  eitherOf,
  importsMark,
  inColumns,
  lateImportsMark,
  marked,
  type References,
} from './marks.js';

/** @returns text with marks; see `marks.ts` */
export type Render = (
  template: string,
  view: object,
  viewPath: string,
  references: References,
) => string;

interface Data {
  readonly viewPath: string;
  readonly references: References;
  readonly root: unknown;
}

type Node = Record<string, unknown> & { type: string };

const blocks = new Set(['if', 'unless', 'each', 'with', 'columns', 'fits']);

/** @param templates text of each template by name */
export function compileTemplates(
  templates: ReadonlyMap<string, string>,
  packHelpers: Helpers,
): Render {
  const env = Handlebars.create();
  for (const name of ['lookup', 'log']) env.unregisterHelper(name);
  const helpers: Helpers = { ...facts, ...packHelpers };
  const known = new Set(Object.keys(helpers));
  registerHelpers(env, helpers);
  const knownHelpers = Object.fromEntries(
    [...known, ...blocks, 'print', 'member', 'cell', 'imports', 'lateImports'].map((name) => [
      name,
      true,
    ]),
  );
  const options = {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { ...knownHelpers, lookup: false, log: false },
    noEscape: true,
    preventIndent: true,
  };
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, text] of templates) {
    if (/[\u0000-\u0008\u000b-\u001f]/.test(text)) {
      throw new TemplateError(`${name}: it holds a control character.`);
    }
    let program: hbs.AST.Program;
    try {
      program = env.parse(text);
    } catch (error) {
      throw new TemplateError(`${name}: ${(error as Error).message}`);
    }
    rewrite(program as unknown as Node, name, known);
    compiled.set(name, env.compile(program, options));
    env.registerPartial(name.replace(/\.hbs$/, ''), compiled.get(name)!);
  }
  return (name, view, viewPath, references) => {
    const template = compiled.get(name);
    if (!template) throw new TemplateError(`The pack has no template ${name}.`);
    try {
      return template(view, { data: { viewPath, references, root: view } });
    } catch (error) {
      if (error instanceof TemplateError) throw error;
      throw new TemplateError(`${name}: ${(error as Error).message} (${viewPath})`);
    }
  };
}

/** Sends what is printed through `print`, and says to every helper where it is called. */
function rewrite(node: Node, template: string, known: ReadonlySet<string>): void {
  const place = (of: Node): string =>
    `${template}:${(of['loc'] as { start: { line: number } }).start.line}`;
  const literal = (text: string, of: Node) => ({
    type: 'StringLiteral',
    value: text,
    original: text,
    loc: of['loc'],
  });
  const located = (of: Node, what: string): Node => ({
    type: 'Hash',
    loc: of['loc'],
    pairs: [
      { type: 'HashPair', key: 'at', value: literal(place(of), of), loc: of['loc'] },
      { type: 'HashPair', key: 'what', value: literal(what, of), loc: of['loc'] },
    ],
  });
  const nameOf = (of: Node): string => String((of['path'] as Node | undefined)?.['original'] ?? '');
  const call = (of: Node): Node => {
    const name = nameOf(of);
    if (!known.has(name)) throw new TemplateError(`${place(of)}: there is no helper ${name}.`);
    const params = (of['params'] as Node[]).map(operand);
    return {
      type: 'SubExpression',
      path: of['path'],
      params,
      hash: located(of, source(of)),
      loc: of['loc'],
    };
  };
  /** A path of several steps is walked by a helper, which says where it ends. */
  const operand = (of: Node): Node => {
    if (of.type === 'SubExpression') return call(of);
    const parts = (of['parts'] as string[] | undefined) ?? [];
    if (of.type !== 'PathExpression' || parts.length < 2) return of;
    const [first, ...rest] = parts;
    return {
      type: 'SubExpression',
      path: helperPath('member', of),
      params: [{ ...of, parts: [first] }, ...rest.map((part) => literal(part, of))],
      hash: located(of, source(of)),
      loc: of['loc'],
    };
  };
  for (const statement of (node['body'] as Node[] | undefined) ?? []) {
    switch (statement.type) {
      case 'MustacheStatement': {
        const name = nameOf(statement);
        if (/^(cell|imports|lateImports)$/.test(name)) break;
        const params = statement['params'] as Node[];
        const value =
          params.length > 0 || known.has(name)
            ? call(statement)
            : operand(statement['path'] as Node);
        statement['hash'] = located(statement, source(statement));
        statement['params'] = [value];
        statement['path'] = helperPath('print', statement);
        break;
      }
      case 'BlockStatement': {
        const name = nameOf(statement);
        if (!blocks.has(name)) {
          throw new TemplateError(`${place(statement)}: there is no block ${name}.`);
        }
        statement['params'] = (statement['params'] as Node[]).map(operand);
        statement['hash'] = located(statement, source(statement));
        for (const part of ['program', 'inverse']) {
          if (statement[part]) rewrite(statement[part] as Node, template, known);
        }
        break;
      }
      case 'PartialStatement':
      case 'ContentStatement':
      case 'CommentStatement':
        break;
      default:
        throw new TemplateError(`${place(statement)}: ${statement.type} is not for packs.`);
    }
  }
}

const helperPath = (name: string, of: Node): Node => ({
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: [name],
  original: name,
  loc: of['loc'],
});

/** An expression as it was written, for messages. */
function source(node: Node): string {
  if (node.type === 'PathExpression') return String(node['original']);
  if (node.type === 'StringLiteral') return `'${String(node['value'])}'`;
  if (!node['path']) return String(node['original'] ?? node['value'] ?? '');
  const params = (node['params'] as Node[] | undefined) ?? [];
  return [source(node['path'] as Node), ...params.map(source)].join(' ');
}

interface HelperOptions {
  readonly hash: { readonly at: string; readonly what: string };
  readonly data: Data;
  readonly fn: (context: unknown, options?: { data?: unknown; blockParams?: unknown }) => string;
  readonly inverse: (context: unknown) => string;
}

function fault({ hash, data }: HelperOptions, why: string): TemplateError {
  return new TemplateError(`${hash.at}: {{${hash.what}}} at ${data.viewPath}: ${why}`);
}

function registerHelpers(env: typeof Handlebars, helpers: Helpers): void {
  const test = (value: unknown, options: HelperOptions): boolean => {
    try {
      return truth(value);
    } catch (error) {
      throw fault(options, (error as Error).message);
    }
  };
  env.registerHelper('print', (value: unknown, options: HelperOptions) => {
    if (value instanceof Code) return marked(value, options.data.references);
    throw fault(options, unprintable(value));
  });
  env.registerHelper('member', (...all: unknown[]) => {
    const [value, ...steps] = all.slice(0, -1);
    return steps.reduce<unknown>((owner, step) => {
      if (owner === undefined || owner === null) {
        throw fault(
          all.at(-1) as HelperOptions,
          `There is no ${String(step)} of ${String(owner)}.`,
        );
      }
      return Object.hasOwn(owner, step as string)
        ? (owner as Record<string, unknown>)[step as string]
        : undefined;
    }, value);
  });
  env.registerHelper('cell', () => cell);
  env.registerHelper('imports', () => importsMark);
  env.registerHelper('lateImports', () => lateImportsMark);
  env.registerHelper('columns', function (this: unknown, options: HelperOptions) {
    return inColumns(options.fn(this));
  });
  env.registerHelper('fits', function (this: unknown, width: unknown, options: HelperOptions) {
    if (typeof width !== 'number') throw fault(options, 'It takes a number of columns.');
    return eitherOf(width, options.fn(this), options.inverse(this));
  });
  env.registerHelper('if', function (this: unknown, value: unknown, options: HelperOptions) {
    return test(value, options) ? options.fn(this) : options.inverse(this);
  });
  env.registerHelper('unless', function (this: unknown, value: unknown, options: HelperOptions) {
    return test(value, options) ? options.inverse(this) : options.fn(this);
  });
  env.registerHelper('with', function (this: unknown, value: unknown, options: HelperOptions) {
    if (!test(value, options)) return options.inverse(this);
    return options.fn(value, { data: within(options, options.hash.what.replace(/^with /, '')) });
  });
  env.registerHelper('each', function (this: unknown, value: unknown, options: HelperOptions) {
    if (!Array.isArray(value)) throw fault(options, 'It is no list.');
    if (value.length === 0) return options.inverse(this);
    const what = options.hash.what.replace(/^each /, '');
    return value
      .map((item: unknown, index) => {
        const data = within(options, `${what}[${index}]`);
        const frame = { ...data, first: index === 0, last: index === value.length - 1 };
        return options.fn(item, { data: frame });
      })
      .join('');
  });
  for (const [name, helper] of Object.entries(helpers)) {
    env.registerHelper(name, (...all: unknown[]) => {
      const options = all.at(-1) as HelperOptions;
      const args = all.slice(0, -1);
      if (args.includes(undefined)) throw fault(options, 'An argument is undefined.');
      try {
        return (helper as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        throw fault(options, (error as Error).message);
      }
    });
  }
}

const within = ({ data }: HelperOptions, step: string): Data =>
  ({ ...Handlebars.createFrame(data), viewPath: `${data.viewPath}.${step}` }) as Data;

function unprintable(value: unknown): string {
  if (value instanceof SpecText) {
    return 'Text of the document is printed by a helper: string, doc, comment, path.';
  }
  if (value instanceof Literal) return 'A value of the document is printed by the helper literal.';
  if (value === undefined) return 'It is undefined.';
  if (value === null) return 'It is null: test it by {{#if}}.';
  return 'Only code is printed.';
}
