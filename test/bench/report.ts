/**
 * Renders `docs/bench.json` as the tables of the README and the chart `docs/bench.svg`.
 * `npm run bench:update` writes all three, so that figures and chart cannot diverge.
 */

import { format } from 'prettier';

/** The tools compared, as columns and bars name them. */
export interface GenerationResult {
  readonly tool: string;
  /** Wall time of the whole process, median. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Peak resident memory. */
  readonly megabytes: number;
  /** Errors of TypeScript in the generated code, under `strict` and without `skipLibCheck`. */
  readonly typeErrors: number;
}

/** `docs/bench.json`. */
export interface Bench {
  readonly node: string;
  readonly cores: number;
  readonly generation: {
    readonly runs: number;
    /** Versions of the other tools. */
    readonly versions: Readonly<Record<string, string>>;
    readonly documents: readonly {
      readonly name: string;
      readonly operations: number;
      readonly results: readonly GenerationResult[];
    }[];
    /** A second run of the same command, and a Node process that does nothing. */
    readonly unchanged: { readonly milliseconds: number; readonly nodeMilliseconds: number };
  };
  readonly runtime: {
    readonly runs: number;
    /** Bytes of a program that makes one call: bundled, minified, gzip. */
    readonly bundle: PerClient;
    /** Bytes that each further operation adds to a program that calls functions. */
    readonly furtherOperation: number;
    /** Milliseconds, without the start of Node. */
    readonly import: Omit<PerClient, 'functions'>;
    readonly require: Omit<PerClient, 'functions'>;
    /** Time of a call, as a multiple of a bare `fetch` that responds at once. */
    readonly call: PerClient;
  };
}

interface PerClient {
  readonly functions: number;
  readonly class: number;
  readonly official: number;
}

const count = (value: number): string => Math.round(value).toLocaleString('en-US');

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [head, head.map(() => '---'), ...rows].map(line).join('\n');
}

/** A document as tables and the chart name it: `GitHub, 1,223 operations`. */
const documentTitle = ({ name, operations }: { name: string; operations: number }): string =>
  `${name}, ${count(operations)} operation${operations === 1 ? '' : 's'}`;

const machine = ({ node, cores }: Bench): string => `${cores} cores with Node ${node}`;

function generationSection(bench: Bench): string {
  const { runs, versions, documents, unchanged } = bench.generation;
  const peers = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  const rows = documents.flatMap((document) =>
    document.results.map(({ tool, seconds, cpuSeconds, megabytes, typeErrors }) => [
      documentTitle(document),
      tool,
      seconds.toFixed(2),
      cpuSeconds.toFixed(2),
      count(megabytes),
      count(typeErrors),
    ]),
  );
  const head = ['Document', 'Tool', 'Seconds', 'CPU seconds', 'Peak MB', 'Type errors'];
  const ratio = (unchanged.milliseconds / unchanged.nodeMilliseconds).toFixed(1);
  return [
    `Measured on ${machine(bench)}, median of ${runs} runs, compared with ${peers.join(' and ')}:`,
    table(head, rows),
    `A second run of \`sdkwright generate\` with nothing changed takes ${count(unchanged.milliseconds)} ms for the Telnyx document, ${ratio} times as long as starting Node (${count(unchanged.nodeMilliseconds)} ms).`,
  ].join('\n\n');
}

function runtimeSection(bench: Bench): string {
  const { runs, bundle, furtherOperation, call, ...times } = bench.runtime;
  const beyondNode = ({ class: ours, official }: Omit<PerClient, 'functions'>): string[] => [
    '',
    count(ours),
    count(official),
  ];
  const multiple = (value: number): string => `${value.toFixed(1)} ×`;
  const rows = [
    ['Program that makes one call, bytes', ...columns(bundle, count)],
    ['Each further operation, bytes', count(furtherOperation), '', ''],
    ['`import`, without the start of Node, ms', ...beyondNode(times.import)],
    ['`require`, without the start of Node, ms', ...beyondNode(times.require)],
    ['Call, compared with a bare `fetch`', ...columns(call, multiple)],
  ];
  return [
    `Measured on ${machine(bench)}, median of ${runs} runs:`,
    table(['', 'sdkwright, functions', 'sdkwright, class', 'official SDK'], rows),
  ].join('\n\n');
}

const columns = (
  { functions, class: ours, official }: PerClient,
  text: (value: number) => string,
): string[] => [text(functions), text(ours), text(official)];

/**
 * Replaces the measured sections of the README. Each is between `<!-- bench:NAME -->` and `<!-- /bench -->`.
 * @throws {Error} if a section is missing
 */
export async function renderReadme(readme: string, bench: Bench): Promise<string> {
  const sections = { generation: generationSection(bench), runtime: runtimeSection(bench) };
  let text = readme;
  for (const [name, section] of Object.entries(sections)) {
    const place = new RegExp(`(<!-- bench:${name} -->)[^]*?(<!-- /bench -->)`);
    if (!place.test(text)) throw new Error(`README.md has no section bench:${name}.`);
    text = text.replace(place, (_, start: string, end: string) =>
      [start, section, end].join('\n\n'),
    );
  }
  return format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Pixels of the chart. */
const layout = { width: 760, margin: 24, head: 64, panelHead: 30, bar: 18, gap: 8, labels: 170 };

/** `docs/bench.svg`: seconds of each tool for each document, with a panel and a scale for each document. */
export function renderChart(bench: Bench): string {
  const { documents, runs } = bench.generation;
  let top = layout.head;
  const panels = documents.map((document) => {
    const panel = renderPanel(document, top);
    top += panel.height;
    return panel.text;
  });
  const height = top + layout.margin / 2;
  const values = documents.map((document) => {
    const results = document.results.map(({ tool, seconds }) => `${tool} ${seconds.toFixed(2)} s`);
    return `${documentTitle(document)}: ${results.join(', ')}.`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${layout.width} ${height}" width="${layout.width}" height="${height}" role="img" aria-labelledby="title description" font-family="system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif" font-size="13">
<title id="title">Seconds to generate a TypeScript SDK</title>
<desc id="description">${escapeXml(values.join(' '))}</desc>
<style>
  .card { fill: #ffffff; stroke: #d0d7de }
  text { fill: #1f2328 }
  .minor { fill: #59636e }
  .ours { fill: #0969da }
  .peer { fill: #afb8c1 }
  @media (prefers-color-scheme: dark) {
    .card { fill: #0d1117; stroke: #3d444d }
    text { fill: #f0f6fc }
    .minor { fill: #9198a1 }
    .ours { fill: #4493f8 }
    .peer { fill: #656c76 }
  }
</style>
<rect class="card" x="0.5" y="0.5" width="${layout.width - 1}" height="${height - 1}" rx="8"/>
<text x="${layout.margin}" y="30" font-size="16" font-weight="600">Seconds to generate a TypeScript SDK</text>
<text class="minor" x="${layout.margin}" y="50">Less is better; each document has its own scale. Median of ${runs} on ${escapeXml(machine(bench))}. Only sdkwright formats.</text>
${panels.join('\n')}
</svg>
`;
}

function renderPanel(
  document: Bench['generation']['documents'][number],
  top: number,
): { readonly text: string; readonly height: number } {
  const { margin, panelHead, bar, gap, labels, width } = layout;
  const longest = Math.max(...document.results.map(({ seconds }) => seconds));
  const room = width - 2 * margin - labels - 120;
  const bars = document.results.map(({ tool, seconds, typeErrors }, index) => {
    const y = top + panelHead + index * (bar + gap);
    const length = Math.max(2, Math.round((seconds / longest) * room));
    const kind = tool.startsWith('sdkwright') ? 'ours' : 'peer';
    const x = margin + labels;
    const errors = typeErrors === 0 ? '' : `, ${typeErrors} type error${typeErrors > 1 ? 's' : ''}`;
    return [
      `<text x="${x - 10}" y="${y + 14}" text-anchor="end">${escapeXml(tool)}</text>`,
      `<rect class="${kind}" x="${x}" y="${y}" width="${length}" height="${bar}" rx="3"/>`,
      `<text class="minor" x="${x + length + 8}" y="${y + 14}">${seconds.toFixed(2)} s${errors}</text>`,
    ].join('\n');
  });
  const title = `<text x="${margin}" y="${top + 18}" font-weight="600">${escapeXml(documentTitle(document))}</text>`;
  const height = panelHead + document.results.length * (bar + gap) + gap;
  return { text: [title, ...bars].join('\n'), height };
}
