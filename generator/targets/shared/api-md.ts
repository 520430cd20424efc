/**
 * `api.md`: all types and operations of an SDK, one per line, for readers, diffs and scripts. The title of
 * each operation has its HTTP method and path.
 */

import { escapeHtml } from '../../base/html.js';

export interface SurfaceOperation {
  readonly method: string;
  readonly path: string;
  /** `client.userProfiles.update` in three parts. */
  readonly accessor: string;
  readonly methodName: string;
  readonly functionName: string;
  /** The arguments of a call: `id, { ...body }`. */
  readonly arguments: string;
  readonly returns: string;
  readonly deprecated: boolean;
}

export interface SurfaceResource {
  readonly heading: string;
  readonly file: string;
  /** Exported types of the resource. */
  readonly types: readonly string[];
  readonly operations: readonly SurfaceOperation[];
}

/** The text of `api.md`. @param shared names of the types that several resources use */
export function apiMarkdown(
  resources: readonly SurfaceResource[],
  shared: readonly string[],
): string {
  const lines: string[] = ['# API', ''];
  if (shared.length > 0)
    lines.push('## Shared types', '', ...shared.map((name) => `- \`${name}\``), '');
  for (const resource of resources) {
    lines.push(`## ${resource.heading}`, '');
    if (resource.types.length > 0) {
      lines.push('Types:', '', ...resource.types.map((name) => `- \`${name}\``), '');
    }
    if (resource.operations.length > 0) {
      lines.push(
        'Methods:',
        '',
        ...resource.operations.map((item) => line(item, resource.file)),
        '',
      );
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function line(operation: SurfaceOperation, file: string): string {
  const title = escapeHtml(`${operation.method.toLowerCase()} ${operation.path}`);
  const link = `<a href="${escapeHtml(file)}">${escapeHtml(operation.methodName)}</a>`;
  const call = `client.${escapeHtml(operation.accessor)}.${link}(${escapeHtml(operation.arguments)})`;
  const deprecated = operation.deprecated ? ' (deprecated)' : '';
  return `- <code title="${title}">${call} -&gt; ${escapeHtml(operation.returns)}</code>, \`${operation.functionName}\`${deprecated}`;
}
