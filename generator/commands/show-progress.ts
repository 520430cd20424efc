/** Shows the progress of a run that takes a while: a spinner on a terminal, lines of text elsewhere. */

import type { ProgressEvent, ProgressListener } from './progress.js';

/** Milliseconds that a run takes before its progress is shown. */
const delay = 1000;

export interface ProgressReporter {
  readonly onProgress: ProgressListener;
  /** Ends the report, and clears the spinner. To be called before anything else is printed. */
  readonly stop: () => void;
}

/**
 * Reports progress to a stream, usually stderr. Stages block the event loop, so the spinner moves where a
 * stage starts, and while files are formatted.
 *
 * @param stream where progress is shown
 * @param after milliseconds before it is shown; 1000 by default
 */
export function createProgressReporter(
  stream: NodeJS.WriteStream,
  after: number = delay,
): ProgressReporter {
  const start = performance.now();
  const display = isInteractive(stream) ? spinnerOn(stream) : linesOn(stream);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    onProgress: async (event) => {
      clearTimeout(timer);
      const text = describe(event);
      const remaining = after - (performance.now() - start);
      if (remaining <= 0) await display.show(text);
      else timer = setTimeout(() => void display.show(text), remaining);
    },
    stop: () => {
      clearTimeout(timer);
      display.clear();
    },
  };
}

/** Whether a spinner can be drawn. */
const isInteractive = ({ isTTY }: NodeJS.WriteStream): boolean =>
  isTTY && process.env['TERM'] !== 'dumb' && !('CI' in process.env);

function describe({ stage, target }: ProgressEvent): string {
  switch (stage) {
    case 'read':
      return 'Reading the document';
    case 'plan':
      return `${target}: choosing names`;
    case 'emit':
      return `${target}: generating code`;
    case 'format':
      return `${target}: formatting files`;
    case 'write':
      return `${target}: writing files`;
  }
}

interface Display {
  readonly show: (text: string) => void | Promise<void>;
  readonly clear: () => void;
}

const linesOn = (stream: NodeJS.WriteStream): Display => ({
  show: (text) => void stream.write(`${text} …\n`),
  clear: () => {},
});

/** The spinner is loaded only when there is something to show. */
function spinnerOn(stream: NodeJS.WriteStream): Display {
  let spinner: import('yocto-spinner').Spinner | undefined;
  let isCleared = false;
  return {
    show: async (text) => {
      if (!spinner) {
        const { default: createSpinner } = await import('yocto-spinner');
        if (isCleared) return;
        spinner ??= createSpinner({ stream, text }).start();
      }
      spinner.text = text;
    },
    clear: () => {
      isCleared = true;
      spinner?.stop();
    },
  };
}
