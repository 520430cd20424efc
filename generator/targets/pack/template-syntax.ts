/**
 * The syntax tree of a template, rewritten: what is printed goes through the helper `print`, paths of several
 * steps through `member`, and each call gets its location and its source text for error messages.
 */

import { TemplateError } from './template-error.js';

/** A node of Handlebars' syntax tree. */
export type SyntaxNode = Record<string, unknown> & { type: string };

/** The blocks that templates can use. */
export const blocks: ReadonlySet<string> = new Set([
  'if',
  'unless',
  'each',
  'with',
  'columns',
  'fits',
]);

interface TemplateScope {
  /** Name of the template. */
  readonly template: string;
  /** Names of the helpers that the template can call. */
  readonly helpers: ReadonlySet<string>;
}

/** Rewrites the statements of a program in place. @throws {TemplateError} for syntax that packs cannot use */
export function rewrite(program: SyntaxNode, scope: TemplateScope): void {
  for (const statement of (program['body'] as SyntaxNode[] | undefined) ?? []) {
    rewriteStatement(statement, scope);
  }
}

function rewriteStatement(statement: SyntaxNode, scope: TemplateScope): void {
  switch (statement.type) {
    case 'MustacheStatement':
      return rewriteMustache(statement, scope);
    case 'BlockStatement':
      return rewriteBlock(statement, scope);
    case 'PartialStatement':
    case 'ContentStatement':
    case 'CommentStatement':
      return;
    default:
      throw new TemplateError(
        `${placeOf(statement, scope)}: ${statement.type} is not supported in packs.`,
      );
  }
}

/** `{{x}}` becomes `{{print x}}`. */
function rewriteMustache(statement: SyntaxNode, scope: TemplateScope): void {
  const name = nameOf(statement);
  if (/^(cell|imports|lateImports)$/.test(name)) return;
  const hasArguments = (statement['params'] as SyntaxNode[]).length > 0;
  const isCall = hasArguments || scope.helpers.has(name);
  const value = isCall ? call(statement, scope) : operand(statement['path'] as SyntaxNode, scope);
  statement['hash'] = callInfo(statement, scope);
  statement['params'] = [value];
  statement['path'] = helperPath('print', statement);
}

function rewriteBlock(statement: SyntaxNode, scope: TemplateScope): void {
  const name = nameOf(statement);
  if (!blocks.has(name)) {
    throw new TemplateError(`${placeOf(statement, scope)}: there is no block ${name}.`);
  }
  const params = statement['params'] as SyntaxNode[];
  statement['params'] = params.map((param) => operand(param, scope));
  statement['hash'] = callInfo(statement, scope);
  for (const part of ['program', 'inverse']) {
    if (statement[part]) rewrite(statement[part] as SyntaxNode, scope);
  }
}

/** A call of a helper. @throws {TemplateError} if there is no such helper */
function call(node: SyntaxNode, scope: TemplateScope): SyntaxNode {
  const name = nameOf(node);
  if (!scope.helpers.has(name)) {
    throw new TemplateError(`${placeOf(node, scope)}: there is no helper ${name}.`);
  }
  const params = (node['params'] as SyntaxNode[]).map((param) => operand(param, scope));
  return subExpression(node, node['path'], params, scope);
}

/** An argument. A path of several steps is followed by `member`, which reports the step that fails. */
function operand(node: SyntaxNode, scope: TemplateScope): SyntaxNode {
  if (node.type === 'SubExpression') return call(node, scope);
  const [first, ...rest] = (node['parts'] as string[] | undefined) ?? [];
  if (node.type !== 'PathExpression' || rest.length === 0) return node;
  const params = [{ ...node, parts: [first] }, ...rest.map((part) => stringLiteral(part, node))];
  return subExpression(node, helperPath('member', node), params, scope);
}

const subExpression = (
  node: SyntaxNode,
  path: unknown,
  params: readonly SyntaxNode[],
  scope: TemplateScope,
): SyntaxNode => ({
  type: 'SubExpression',
  path,
  params,
  hash: callInfo(node, scope),
  loc: node['loc'],
});

/** Named arguments of each call: its location and source text. */
function callInfo(node: SyntaxNode, scope: TemplateScope): SyntaxNode {
  const { loc } = node;
  const pair = (key: string, text: string): SyntaxNode => ({
    type: 'HashPair',
    key,
    value: stringLiteral(text, node),
    loc,
  });
  return {
    type: 'Hash',
    loc,
    pairs: [pair('at', placeOf(node, scope)), pair('what', sourceOf(node))],
  };
}

/** `resource.hbs:12` */
const placeOf = (node: SyntaxNode, { template }: TemplateScope): string =>
  `${template}:${(node['loc'] as { start: { line: number } }).start.line}`;

const nameOf = (node: SyntaxNode): string =>
  String((node['path'] as SyntaxNode | undefined)?.['original'] ?? '');

const stringLiteral = (text: string, { loc }: SyntaxNode): SyntaxNode => ({
  type: 'StringLiteral',
  value: text,
  original: text,
  loc,
});

const helperPath = (name: string, { loc }: SyntaxNode): SyntaxNode => ({
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: [name],
  original: name,
  loc,
});

/** An expression as it was written. */
function sourceOf(node: SyntaxNode): string {
  if (node.type === 'PathExpression') return String(node['original']);
  if (node.type === 'StringLiteral') return `'${String(node['value'])}'`;
  if (!node['path']) return String(node['original'] ?? node['value'] ?? '');
  const params = (node['params'] as SyntaxNode[] | undefined) ?? [];
  return [sourceOf(node['path'] as SyntaxNode), ...params.map(sourceOf)].join(' ');
}
