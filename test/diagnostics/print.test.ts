/** Printing of diagnostics, and which of them are reported. */

import { expect, test } from 'vitest';
import { diagnostic } from '../../generator/diagnostics/diagnostics.js';
import { renderDiagnostics } from '../../generator/diagnostics/print.js';
import {
  errorsFirst,
  mostImportant,
  withoutRepeats,
  withoutSilenced,
} from '../../generator/diagnostics/select.js';

const invalid = (line: number, column: number, what = 'It is wrong.') =>
  diagnostic('config-invalid', { what }, { file: 'a.yml', pointer: `/${line}`, line, column });
const warning = (pointer: string) =>
  diagnostic('response-missing', { operation: `GET ${pointer}` }, { file: 'a.yml', pointer });

test('a diagnostic has a line that editors recognize, a code frame, and help', () => {
  const texts = new Map([['a.yml', 'one: 1\ntwo: 2\nthree: 3\nfour: 4\n']]);
  const lines = renderDiagnostics([invalid(3, 8)], texts).split('\n');
  expect(lines[0]).toBe('a.yml:3:8  error config-invalid  It is wrong.');
  expect(lines.slice(1, 6)).toEqual([
    '    1 | one: 1',
    '    2 | two: 2',
    '  > 3 | three: 3',
    '      |        ^',
    '    4 | four: 4',
  ]);
  expect(lines[6]).toMatch(/^ {2}help: \S/);
});

test('without a position, and without the text, there is no frame', () => {
  const found = diagnostic(
    'file-missing',
    { path: 'a.yml', base: 'the working directory' },
    { file: 'a.yml' },
  );
  const lines = renderDiagnostics([found, invalid(3, 8)], new Map()).split('\n');
  expect(lines.filter((line) => line.includes(' | '))).toEqual([]);
  expect(lines[0]).toMatch(/^a\.yml {2}error file-missing {2}/);
});

test('a list of files is followed by one help', () => {
  const stale = ['a.ts', 'b.ts'].map((path) =>
    diagnostic(
      'output-stale',
      { path, fault: 'is missing', generate: 'sdkwright generate' },
      { file: path },
    ),
  );
  expect(renderDiagnostics([...stale, invalid(3, 8)], new Map()).split('\n')).toEqual([
    'a.ts  error output-stale  "a.ts" is missing.',
    'b.ts  error output-stale  "b.ts" is missing.',
    '  help: Run `sdkwright generate` and commit the result.',
    '',
    'a.yml:3:8  error config-invalid  It is wrong.',
    '  help: See sdkwright.schema.json for all options.',
    '',
  ]);
});

test('without help there is no line for it', () => {
  const params = { format: 'YAML', reason: 'It ends too early.' };
  const found = diagnostic('syntax-invalid', params, { file: 'a.yml' });
  expect(renderDiagnostics([found], new Map())).not.toContain('help');
});

test('long lines are cut around the column', () => {
  const text = `${'a'.repeat(5000)}!${'b'.repeat(5000)}`;
  const printed = renderDiagnostics([invalid(1, 5001)], new Map([['a.yml', text]]));
  const [, row, marker] = printed.split('\n');
  expect(row!.length).toBeLessThan(150);
  expect(row![marker!.indexOf('^')]).toBe('!');
});

test('control characters in a document do not reach the terminal', () => {
  const texts = new Map([['a.yml', 'a: "\u001b[2J\u202e"\n']]);
  const printed = renderDiagnostics([invalid(1, 1, 'It is \u001b[31mred.')], texts);
  expect(printed).not.toMatch(/[\u001b\u202e]/);
  expect(printed).toContain('\\u001b[2J\\u202e');
});

test('one diagnostic for each code and location', () => {
  const all = [warning('/a'), warning('/b'), warning('/a'), invalid(1, 1), invalid(1, 1)];
  expect(withoutRepeats(all)).toEqual([all[0], all[1], all[3]]);
});

test('warnings can be silenced, errors cannot', () => {
  const all = [warning('/a'), invalid(1, 1)];
  expect(withoutSilenced(all, ['response-missing', 'config-invalid'])).toEqual([all[1]]);
  expect(withoutSilenced(all)).toEqual(all);
});

test('of several diagnostics, each has one line above; help that they share is printed once', () => {
  const texts = new Map([['a.yml', 'one: 1\ntwo: 2\nthree: 3\nfour: 4\n']]);
  expect(renderDiagnostics([invalid(3, 8), invalid(4, 7)], texts).split('\n')).toEqual([
    'a.yml:3:8  error config-invalid  It is wrong.',
    '    2 | two: 2',
    '  > 3 | three: 3',
    '      |        ^',
    '',
    'a.yml:4:7  error config-invalid  It is wrong.',
    '    3 | three: 3',
    '  > 4 | four: 4',
    '      |       ^',
    '  help: See sdkwright.schema.json for all options.',
    '',
  ]);
});

test('without errors, the first warnings of each code are shown; beside errors, which have a higher limit, warnings are counted', () => {
  const warnings = Array.from({ length: 5 }, (_, index) => warning(`/${index}`));
  const errors = Array.from({ length: 5 }, (_, index) => invalid(index + 1, 1));
  const validate = 'sdkwright validate a.yml';
  expect(mostImportant(warnings, validate)).toEqual({
    shown: warnings.slice(0, 3),
    more: ['… and 2 more response-missing (run `sdkwright validate a.yml` to see all)'],
  });
  const all = [...warnings, ...errors];
  expect(mostImportant(all, validate)).toEqual({
    shown: errors,
    more: ['… and 5 warnings (run `sdkwright validate a.yml` to see all)'],
  });
  expect(mostImportant([...errors, warnings[0]!], validate).more).toEqual([
    '… and 1 warning (run `sdkwright validate a.yml` to see all)',
  ]);
  expect(mostImportant(errors, validate).more).toEqual([]);
  const many = Array.from({ length: 400 }, (_, index) => invalid(index + 1, 1));
  expect(mostImportant([...many, warnings[0]!], validate)).toEqual({
    shown: many.slice(0, 20),
    more: [
      '… and 380 more config-invalid (run `sdkwright validate a.yml` to see all)',
      '… and 1 warning (run `sdkwright validate a.yml` to see all)',
    ],
  });
  expect(errorsFirst(all)).toEqual([...errors, ...warnings]);
});
