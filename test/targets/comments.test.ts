/**
 * Comments say something: what the document says, as the language writes it (https://go.dev/doc/comment for Go), or
 * else what takes or returns a type; no text says that a type is a type.
 */

import { expect, test } from 'vitest';
import { emitDocument, emitWithPack, writeFiles } from '../support/emit.js';
import { gofmtFaults } from '../support/language-check.js';
import { scratch } from '../support/places.js';
import { hasGo } from '../support/toolchains.js';

const described = [
  '# Limits',
  'Sends **one** message, see [the guide](https://messages.test/guide) and [more](/docs/more).',
  '',
  '* first',
  '* second, with `code`',
  '  * inner',
  '',
  '1. one',
  '2. two',
  '',
  'For example:',
  '```sh',
  '# comment',
  '  indented `x`',
  '```',
  '',
  '<p>In <b>HTML</b> &amp; with <a href="https://messages.test">a link</a>.</p><p>More: <code>x</code><br/>next</p>',
  '',
  'The end */ of """ it',
].join('\n');

const document = {
  openapi: '3.1.0',
  info: { title: 'Messages', version: '1', license: { name: 'MIT' } },
  servers: [{ url: 'https://messages.test' }],
  paths: {
    '/messages': {
      post: {
        operationId: 'sendMessage',
        description: described,
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: {
                  to: { type: 'object', properties: { name: { type: 'string' } } },
                  content: { oneOf: [{ type: 'string' }, { type: 'integer' }] },
                },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'Sent',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Message' } } },
          },
        },
      },
      get: { operationId: 'listMessages', responses: { 204: { description: 'None' } } },
    },
  },
  components: {
    schemas: {
      Message: {
        type: 'object',
        properties: {
          state: { type: 'string', enum: ['sent', 'read'] },
          kind: { type: 'string', enum: ['a', 'b'], description: '- a: one\n- b: two' },
          parts: { type: 'array', items: { $ref: '#/components/schemas/Part' } },
        },
      },
      Part: { type: 'object', description: 'A part.', properties: { id: { type: 'string' } } },
    },
  },
};

/** The comments right before each declaration of a Go file, by its first line. */
const commentsBefore = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(/((?:^\/\/.*\n)*)^((?:type|func) .*)$/gm)].map(([, comment, line]) => [
      line!,
      comment!,
    ]),
  );

const textOf = (files: ReadonlyMap<string, string>): string => [...files.values()].join('\n');

test.skipIf(!hasGo)('Go', async () => {
  const files = await emitWithPack(document, 'go');
  const folder = scratch('comments');
  writeFiles(folder, files);
  expect(await gofmtFaults(folder)).toEqual([]);
  const comments = commentsBefore(textOf(files));
  const of = (start: string): string => [...comments].find(([line]) => line.startsWith(start))![1];
  expect(of('func (r *MessageService) New(')).toBe(`// # Limits
//
// Sends one message, see the guide (https://messages.test/guide) and more.
//
//   - first
//   - second, with \`code\`
//   - inner
//     · one
//     · two
//
// For example:
//
//	# comment
//	  indented \`x\`
//
// In HTML & with a link (https://messages.test).
//
// More: \`x\`
// next
//
// The end */ of """ it.
//
// POST /messages
`);
  expect(of('func (r *MessageService) Get(')).toBe('// Get sends GET /messages.\n');
  expect(of('type MessageNewParams ')).toBe(
    '// MessageNewParams are the parameters of Messages.New.\n',
  );
  expect(of('type Message ')).toBe('// Message is the result of Messages.New.\n');
  expect(of('type MessageState ')).toBe('// MessageState is the type of Message.State.\n');
  expect(of('type MessageNewParamsTo ')).toBe(
    '// MessageNewParamsTo is the type of MessageNewParams.To.\n',
  );
  expect(of('type MessageNewParamsContent ')).toBe(
    '// MessageNewParamsContent is the type of MessageNewParams.Content.\n//\n// Exactly one field is set.\n',
  );
  expect(of('type Part ')).toBe('// A part.\n');
  expect(textOf(files)).not.toMatch(/is a type of the API|is an enumeration|sends the request/);
});

test('Python', async () => {
  const files = await emitWithPack(document, 'python');
  const resource = [...files].find(([path]) => path.endsWith('resources/messages.py'))![1];
  expect(resource).toContain(`        """Limits

        Sends one message, see the guide (https://messages.test/guide) and more.

        - first
        - second, with \`code\`
        - inner

        1. one
        2. two

        For example:

            # comment
              indented \`x\`

        In HTML & with a link (https://messages.test).

        More: \`x\`
        next

        The end */ of \\"\\"\\" it

        \`POST /messages\`
        """
`);
  expect(resource).toContain('        """`GET /messages`"""\n');
  expect(textOf(files)).not.toContain('Sends the request');
});

test('TypeScript', async () => {
  const { text } = await emitDocument(document);
  const resource = text('src/resources/messages.ts').replaceAll(/^ +\*/gm, '   *');
  expect(resource).toContain(`/**
   * # Limits
   * Sends **one** message, see [the guide](https://messages.test/guide) and more.
   *
   * * first
   * * second, with \`code\`
   *   * inner
   *
   * 1. one
   * 2. two
   *
   * For example:
   * \`\`\`sh
   * # comment
   *   indented \`x\`
   * \`\`\`
   *
   * In **HTML** &amp; with [a link](https://messages.test).
   *
   * More: \`x\` next
   *
   * The end *\\/ of """ it
   *
   * \`POST /messages\`
`);
  expect(resource).toContain(
    '/** See {@link MessagesResource.create}. */\nexport function sendMessage(',
  );
  expect(resource.match(/Sends \*\*one\*\* message/g)).toHaveLength(1);
});
