/** The report of the command `corpus`: the results of all documents. */

import type { Outcome } from './examine.js';

export interface Report {
  readonly target: string;
  readonly documents: number;
  readonly fine: number;
  readonly refused: number;
  readonly failed: number;
  readonly operations: number;
  readonly seconds: { readonly generate: number; readonly check: number };
  readonly codes: {
    readonly [code: string]: { readonly documents: number; readonly times: number };
  };
  readonly slowest: readonly { readonly name: string; readonly milliseconds: number }[];
  readonly largest: { readonly name: string; readonly megabytes: number };
  readonly refusals: readonly Pick<Outcome, 'name' | 'messages'>[];
  readonly failures: readonly Pick<Outcome, 'name' | 'messages'>[];
}

export function summarise(target: string, outcomes: readonly Outcome[]): Report {
  const of = (result: Outcome['result']): readonly Outcome[] =>
    outcomes.filter((outcome) => outcome.result === result);
  const sum = (pick: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + pick(outcome), 0);
  const codes: Record<string, { documents: number; times: number }> = {};
  for (const outcome of outcomes) {
    for (const [code, times] of Object.entries(outcome.codes)) {
      const known = codes[code] ?? { documents: 0, times: 0 };
      codes[code] = { documents: known.documents + 1, times: known.times + times };
    }
  }
  const brief = ({ name, messages }: Outcome) => ({ name, messages });
  const largest = outcomes.toSorted((a, b) => b.memory - a.memory)[0];
  return {
    target,
    documents: outcomes.length,
    fine: of('fine').length,
    refused: of('refused').length,
    failed: of('failed').length,
    operations: sum(({ operations }) => operations),
    seconds: {
      generate: Math.round(sum(({ generated }) => generated) / 1000),
      check: Math.round(sum(({ checked }) => checked) / 1000),
    },
    codes: Object.fromEntries(Object.entries(codes).toSorted(([, a], [, b]) => b.times - a.times)),
    slowest: outcomes
      .toSorted((a, b) => b.generated - a.generated)
      .slice(0, 10)
      .map(({ name, generated }) => ({ name, milliseconds: generated })),
    largest: { name: largest?.name ?? '', megabytes: largest?.memory ?? 0 },
    refusals: of('refused').map(brief),
    failures: of('failed').map(brief),
  };
}

export function tableOf(report: Report): string {
  const { codes, slowest, largest, seconds, refusals, failures } = report;
  const rows = (entries: readonly (readonly [string, string | number])[]): string[] =>
    entries.map(([what, value]) => `| ${what} | ${value} |`);
  const told = [
    ...refusals.map((item) => ['refused', item] as const),
    ...failures.map((item) => ['failed', item] as const),
  ];
  return [
    `# Corpus, ${report.target}`,
    '',
    '| what | measured |',
    '| --- | --- |',
    ...rows([
      ['documents', report.documents],
      ['generated and clean', report.fine],
      ['refused', report.refused],
      ['failed', report.failed],
      ['operations', report.operations],
      ['seconds to generate', seconds.generate],
      ['seconds to check', seconds.check],
      [`largest memory (${largest.name})`, `${largest.megabytes} MB`],
    ]),
    '',
    '| code | documents | times |',
    '| --- | --- | --- |',
    ...Object.entries(codes).map(
      ([code, { documents, times }]) => `| ${code} | ${documents} | ${times} |`,
    ),
    '',
    '| slowest | milliseconds |',
    '| --- | --- |',
    ...rows(slowest.map(({ name, milliseconds }) => [name, milliseconds])),
    '',
    ...told.flatMap(([how, { name, messages }]) => [
      `- ${how}: ${name}`,
      ...messages.map((message) => `  - ${message.split('\n', 3).join(' ')}`),
    ]),
    '',
  ].join('\n');
}
