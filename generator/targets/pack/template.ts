/**
 * Templates: Handlebars, made strict. Each template is rewritten so that everything printed goes through one
 * helper, which takes only code; `if`, `unless`, `each` and `with` throw on undefined. Errors name the
 * template, the line and the path in the view.
 */

import Handlebars from 'handlebars';
import { conditions, type Helpers } from './helpers.js';
import type { References } from './marks.js';
import { packHelpers, registerHelpers } from './template-helpers.js';
import { TemplateError } from './template-error.js';
import { blocks, rewrite, type SyntaxNode } from './template-syntax.js';

export interface RenderInput {
  /** Name of the template: `resource.hbs`. */
  readonly template: string;
  readonly view: object;
  /** Path of the view in error messages: `resources[0]`. */
  readonly viewPath: string;
  /** Collects the references to other modules. */
  readonly references: References;
}

/**
 * Renders a template to text with marks; see `marks.ts`.
 *
 * @throws {TemplateError} if there is no such template, or if it prints a value that is not code
 */
export type Render = (input: RenderInput) => string;

/** Helpers of templates that are neither the pack's nor blocks. */
const ownHelpers = ['print', 'member', 'cell', 'imports', 'lateImports'];

/** Compiled templates, which render any number of SDKs, each with helpers of its own. */
export type Templates = (helpers: Helpers) => Render;

/**
 * @param templates text of each template by name
 * @param helperNames names of the helpers that the templates can call
 * @throws {TemplateError} for a template that cannot be parsed, or that calls an unknown helper
 */
export function compileTemplates(
  templates: ReadonlyMap<string, string>,
  helperNames: readonly string[],
): Templates {
  const env = Handlebars.create();
  for (const name of ['lookup', 'log']) env.unregisterHelper(name);
  registerHelpers(env);
  const helpers = new Set([...Object.keys(conditions), ...helperNames]);
  const options = compileOptions([...helpers]);
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, text] of templates) {
    const program = parseTemplate(name, text, env);
    rewrite(program as unknown as SyntaxNode, { template: name, helpers });
    const template = env.compile(program, options);
    compiled.set(name, template);
    env.registerPartial(name.replace(/\.hbs$/, ''), template);
  }
  return (values) => {
    const called = packHelpers({ ...conditions, ...values });
    return (input) => renderWith(compiled, called, input);
  };
}

function compileOptions(helpers: readonly string[]): CompileOptions {
  const known = [...helpers, ...blocks, ...ownHelpers].map((name) => [name, true]);
  return {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { ...Object.fromEntries(known), lookup: false, log: false },
    noEscape: true,
    preventIndent: true,
  };
}

function parseTemplate(name: string, text: string, env: typeof Handlebars): hbs.AST.Program {
  if (/[\u0000-\u0008\u000b-\u001f]/.test(text)) {
    throw new TemplateError(`${name}: it holds a control character.`);
  }
  try {
    return env.parse(text);
  } catch (error) {
    throw new TemplateError(`${name}: ${(error as Error).message}`);
  }
}

function renderWith(
  compiled: ReadonlyMap<string, Handlebars.TemplateDelegate>,
  helpers: Record<string, Handlebars.HelperDelegate>,
  { template: name, view, viewPath, references }: RenderInput,
): string {
  const template = compiled.get(name);
  if (!template) throw new TemplateError(`The pack has no template ${name}.`);
  try {
    return template(view, { helpers, data: { viewPath, references, root: view } });
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    throw new TemplateError(`${name}: ${(error as Error).message} (${viewPath})`);
  }
}
