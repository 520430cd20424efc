/** The helpers and blocks of templates, registered with Handlebars; errors name the call. */

import Handlebars from 'handlebars';
import { Code, SpecText } from './code.js';
import { isTruthy, type Helpers } from './helpers.js';
import { Literal } from './literal.js';
import {
  cell,
  eitherOf,
  importsMark,
  inColumns,
  lateImportsMark,
  marked,
  type References,
} from './marks.js';
import { TemplateError } from './template-error.js';

type Environment = typeof Handlebars;

/** The private data of a template while it is rendered. */
interface RenderData {
  readonly viewPath: string;
  readonly references: References;
  readonly root: unknown;
}

/** What Handlebars passes to a helper after its arguments. */
interface HelperOptions {
  /** Location and source text of the call; see `template-syntax.ts`. */
  readonly hash: { readonly at: string; readonly what: string };
  readonly data: RenderData;
  readonly fn: (context: unknown, options?: { data?: unknown; blockParams?: unknown }) => string;
  readonly inverse: (context: unknown) => string;
}

/** Registers the built-in helpers and blocks. */
export function registerHelpers(env: Environment): void {
  registerPrinting(env);
  registerLayout(env);
  registerConditions(env);
  registerIteration(env);
}

/** `print` prints code and nothing else; `member` follows a path of several steps. */
function registerPrinting(env: Environment): void {
  env.registerHelper('print', (value: unknown, options: HelperOptions) => {
    if (value instanceof Code) return marked(value, options.data.references);
    throw callError(options, whyNotPrinted(value));
  });
  env.registerHelper('member', (...all: unknown[]) => {
    const options = all.at(-1) as HelperOptions;
    const [value, ...steps] = all.slice(0, -1);
    return steps.reduce<unknown>((owner, step) => memberOf(owner, String(step), options), value);
  });
}

function memberOf(owner: unknown, step: string, options: HelperOptions): unknown {
  if (owner === undefined || owner === null) {
    throw callError(options, `There is no ${step} of ${String(owner)}.`);
  }
  return Object.hasOwn(owner, step) ? (owner as Record<string, unknown>)[step] : undefined;
}

function whyNotPrinted(value: unknown): string {
  if (value instanceof SpecText) {
    return 'Text of the document is printed by a helper: string, doc, comment, path.';
  }
  if (value instanceof Literal) return 'A value of the document is printed by the helper literal.';
  if (value === undefined) return 'It is undefined.';
  if (value === null) return 'It is null: test it with {{#if}}.';
  return 'Only code is printed.';
}

/** Imports, columns, and text that depends on the width of a line. */
function registerLayout(env: Environment): void {
  env.registerHelper('cell', () => cell);
  env.registerHelper('imports', () => importsMark);
  env.registerHelper('lateImports', () => lateImportsMark);
  env.registerHelper('columns', function (this: unknown, options: HelperOptions) {
    return inColumns(options.fn(this));
  });
  env.registerHelper('fits', function (this: unknown, width: unknown, options: HelperOptions) {
    if (typeof width !== 'number') throw callError(options, 'It takes a number of columns.');
    return eitherOf(width, options.fn(this), options.inverse(this));
  });
}

function registerConditions(env: Environment): void {
  env.registerHelper('if', function (this: unknown, value: unknown, options: HelperOptions) {
    return holds(value, options) ? options.fn(this) : options.inverse(this);
  });
  env.registerHelper('unless', function (this: unknown, value: unknown, options: HelperOptions) {
    return holds(value, options) ? options.inverse(this) : options.fn(this);
  });
}

function registerIteration(env: Environment): void {
  env.registerHelper('with', function (this: unknown, value: unknown, options: HelperOptions) {
    if (!holds(value, options)) return options.inverse(this);
    return options.fn(value, { data: dataWithin(options, argumentText(options)) });
  });
  env.registerHelper('each', function (this: unknown, value: unknown, options: HelperOptions) {
    if (!Array.isArray(value)) throw callError(options, 'It is not a list.');
    if (value.length === 0) return options.inverse(this);
    return value
      .map((item: unknown, index) => {
        const data = dataWithin(options, `${argumentText(options)}[${index}]`);
        const frame = { ...data, first: index === 0, last: index === value.length - 1 };
        return options.fn(item, { data: frame });
      })
      .join('');
  });
}

/** The helpers of a pack as Handlebars calls them; errors name the call. */
export const packHelpers = (helpers: Helpers): Record<string, Handlebars.HelperDelegate> =>
  Object.fromEntries(
    Object.entries(helpers).map(([name, helper]) => [name, packHelper(helper)] as const),
  );

const packHelper =
  (helper: Helpers[string]): Handlebars.HelperDelegate =>
  (...all: unknown[]) => {
    const options = all.at(-1) as HelperOptions;
    const args = all.slice(0, -1);
    if (args.includes(undefined)) throw callError(options, 'An argument is undefined.');
    return reported(options, () => (helper as (...args: unknown[]) => unknown)(...args));
  };

const holds = (value: unknown, options: HelperOptions): boolean =>
  reported(options, () => isTruthy(value));

/** The result of an action; its errors name the call. */
function reported<T>(options: HelperOptions, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw callError(options, (error as Error).message);
  }
}

const callError = ({ hash, data }: HelperOptions, why: string): TemplateError =>
  new TemplateError(`${hash.at}: {{${hash.what}}} at ${data.viewPath}: ${why}`);

/** Source text of the argument of a block. */
const argumentText = ({ hash }: HelperOptions): string => hash.what.replace(/^\w+ /, '');

/** Data for the inside of a block: the path in the view is longer by a step. */
const dataWithin = ({ data }: HelperOptions, step: string): RenderData => ({
  ...(Handlebars.createFrame(data) as RenderData),
  viewPath: `${data.viewPath}.${step}`,
});
