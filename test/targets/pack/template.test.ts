/** Strict templates: each way of printing text without escaping is an error with a location. */

import { describe, expect, test } from 'vitest';
import {
  Code,
  code,
  ident,
  imported,
  indent,
  SpecText,
} from '../../../generator/targets/pack/code.js';
import { escapes } from '../../../generator/targets/pack/helpers.js';
import { Literal } from '../../../generator/targets/pack/literal.js';
import { noDeclaredTypes } from '../../../generator/targets/pack/literals.js';
import { noReferences, settle } from '../../../generator/targets/pack/marks.js';
import { compileTemplates } from '../../../generator/targets/pack/template.js';

const quoted = (text: string): string => JSON.stringify(text);
const tools = escapes(
  { width: 40, prefix: '# ', escape: (line) => line.replaceAll('#', '') },
  {
    style: {
      null: code`nil`,
      true: code`yes`,
      false: code`no`,
      string: quoted,
      array: (items) => code`[${items[0] ?? code``}]`,
      map: (entries) => code`{${entries[0]?.key ?? code``}: ${entries[0]?.value ?? code``}}`,
    },
    declared: noDeclaredTypes,
  },
);

const view = {
  name: ident('Name'),
  text: SpecText.of('"; evil(); "'),
  long: SpecText.of('one two three four five six seven eight nine ten\n\n# eleven'),
  empty: SpecText.of(undefined as string | undefined),
  value: Literal.of({ 'a"b': ['x\ny'] }),
  word: 'object',
  number: 1,
  yes: true,
  no: false,
  none: null,
  items: [{ name: ident('a') }, { name: ident('b') }],
  several: code`one\ntwo`,
};

function render(text: string, more: Record<string, string> = {}): string {
  const templates = new Map([['t.hbs', text], ...Object.entries(more)]);
  const references = noReferences();
  const { string, literal, doc } = tools;
  const helpers = { string, literal, doc };
  const compiled = compileTemplates(templates, Object.keys(helpers));
  const result = compiled(helpers)({ template: 't.hbs', view, viewPath: 'view', references });
  return settle(result, (index) => references.all[index]!.name ?? references.all[index]!.module);
}

describe('values that are not code are not printed', () => {
  test.each([
    ['text of the document', '{{text}}', 'printed by a helper'],
    ['the same unescaped', '{{{text}}}', 'printed by a helper'],
    ['the same by &', '{{&text}}', 'printed by a helper'],
    ['an example, a default', '{{value}}', 'the helper literal'],
    ['a wire name, a header name, a media type', '{{#with this}}{{text}}{{/with}}', 'by a helper'],
    ['a kind', '{{word}}', 'Only code is printed'],
    ['a number', '{{number}}', 'Only code is printed'],
    ['a part of null', '{{none.part}}', 'no part of null'],
    ['null', '{{none}}', 'test it with {{#if}}'],
    ['empty text, which is null', '{{empty}}', 'test it with {{#if}}'],
    ['what is not there', '{{missing}}', 'It is undefined'],
    ['a part of text', '{{text.length}}', 'It is undefined'],
    ['a prototype', '{{constructor}}', 'It is undefined'],
    ['the same of text', '{{text.constructor.name}}', 'no name of undefined'],
    ['a helper of what is not there', '{{string missing}}', 'undefined'],
    ['a helper that gives no code', '{{is word "object"}}', 'Only code is printed'],
    ['text by lookup', '{{lookup this "text"}}', 'no helper lookup'],
    ['text by a nested lookup', '{{string (lookup this "text")}}', 'no helper lookup'],
    ['a log', '{{log text}}', 'no helper log'],
    ['a helper that is none', '{{upper text}}', 'no helper upper'],
    ['a condition on what is not there', '{{#if missing}}{{/if}}', 'undefined'],
    ['a condition on a word', '{{#if word}}{{/if}}', 'with `is`'],
    ['a condition on a number', '{{#if number}}{{/if}}', 'with `is`'],
    ['unless of what is not there', '{{#unless missing}}{{/unless}}', 'undefined'],
    ['with of what is not there', '{{#with missing}}{{/with}}', 'undefined'],
    ['each of text', '{{#each text}}{{/each}}', 'not a list'],
    ['each of what is not there', '{{#each missing}}{{/each}}', 'not a list'],
    ['an index', '{{#each items}}{{@index}}{{/each}}', 'It is undefined'],
    ['a block that is none', '{{#text}}{{/text}}', 'no block text'],
    ['in a partial', '{{> p}}', 'printed by a helper'],
  ])('%s', (_, line, why) => {
    const files = { 'p.hbs': 'first\n{{text}}\n' };
    expect(() => render(`first\n${line}\n`, files)).toThrow(why);
    expect(() => render(`first\n${line}\n`, files)).toThrow(/^[tp]\.hbs(:2|: .*\b2:)/);
  });

  test('an error names the path in the view', () => {
    const inner = '{{#each items}}\n{{../text}}\n{{/each}}';
    expect(() => render(inner)).toThrow('t.hbs:2: {{../text}} at view.items[0]:');
  });

  test('text cannot be converted to a string by accident', () => {
    expect(() => `${view.text}`).toThrow('printed by a helper');
    expect(() => `${view.name}`).toThrow('joined with the tag');
    expect(() => code`x ${view.text as unknown as Code}`).toThrow('takes only Code');
    expect(() => ident('a b')).toThrow('Not an identifier');
    expect(Object.keys(view.text)).toEqual([]);
  });

  test('a template with control characters, or with an unclosed block, is refused', () => {
    expect(() => render('a\u0001b')).toThrow('t.hbs: it holds a control character');
    expect(() => render('{{#if yes}}')).toThrow('t.hbs: Parse error');
  });
});

test('conditions accept booleans, texts and arrays', () => {
  expect(render('{{#if yes}}a{{/if}}{{#if no}}b{{else}}c{{/if}}{{#if none}}d{{/if}}')).toBe('ac');
  expect(render('{{#if text}}a{{/if}}{{#if empty}}b{{else}}c{{/if}}')).toBe('ac');
  expect(render('{{#if items}}a{{/if}}{{#unless (not yes)}}b{{/unless}}')).toBe('ab');
  expect(render("{{#if (is word 'object' 'x')}}a{{/if}}{{#if (and yes no)}}b{{/if}}")).toBe('a');
  expect(render('{{#each items}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}')).toBe('a, b');
});

test('helpers escape', () => {
  expect(render('{{string text}}')).toBe('"\\"; evil(); \\""');
  expect(render('{{literal value}}')).toBe('{"a\\"b": ["x\\ny"]}');
  expect(() => render('{{doc empty}}')).toThrow('It is null: test it with {{#if}}');
});

test('code of several lines is indented like its first line, and literals are unchanged', () => {
  expect(render('  {{several}}\n')).toBe('  one\n  two\n');
  expect(render('{{#if yes}}\n    {{doc long}}\n{{/if}}\n')).toBe(
    '    # one two three four five six seven eight\n    # nine ten\n    #\n    #  eleven\n',
  );
  expect(render('    x = {{literal value}}\n')).toBe('    x = {"a\\"b": ["x\\ny"]}\n');
  expect(settle('a', () => '')).toBe('a');
  expect(() => indent(code`a\nb`, '  ')).not.toThrow();
});

test('columns are as wide as their cells, for each group of lines', () => {
  const text =
    '{{#columns}}\na{{cell}}b{{cell}}c\nlong{{cell}}bb{{cell}}c\n// note\nx{{cell}}y\n{{/columns}}\n';
  expect(render(text)).toBe('a    b  c\nlong bb c\n// note\nx y\n');
});

test('a text that does not fit is replaced by the alternative', () => {
  const text =
    '{{#fits 10}}\n  {{name}}, {{name}}\n{{else}}\n  {{name}},\n  {{name}}\n{{/fits}}\nend\n';
  expect(render(text)).toBe('  Name,\n  Name\nend\n');
  expect(render(text.replace('10', '12'))).toBe('  Name, Name\nend\n');
  expect(() => render('{{#fits word}}{{/fits}}')).toThrow('It takes a number of columns');
});

test('references to other modules use the aliases of the file', () => {
  const references = noReferences();
  const render_ = compileTemplates(new Map([['t.hbs', '{{a}} {{b}} {{a}}']]), [])({});
  const a = imported({ module: 'm', name: 'x', group: 0 });
  const b = code`${imported({ module: 'n', name: 'x', group: 0 })}[]`;
  const text = render_({ template: 't.hbs', view: { a, b }, viewPath: 'view', references });
  expect(references.all.map(({ module }) => module)).toEqual(['m', 'n']);
  expect(settle(text, (index) => ['x', 'x2'][index]!)).toBe('x x2[] x');
});
