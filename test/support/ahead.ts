/** Questions to a program, asked before the tests that need the answers: several programs work while one of them waits. */

import type { RunnerTestCase, RunnerTestSuite } from 'vitest';

/** A program that answers one question at a time. */
export interface Answering<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close?: () => unknown;
}

/** The answer to one of the questions. */
export type Answers<Question, Answer> = (question: Question) => Promise<Answer>;

/** Starts a program and asks it all questions, one after the other. */
export function askAhead<Question, Answer>(
  start: () => Promise<Answering<Question, Answer>> | Answering<Question, Answer>,
  questions: readonly Question[],
): Answers<Question, Answer> {
  const answers = new Map<Question, Promise<Answer>>();
  const started = Promise.resolve().then(start);
  let last: Promise<unknown> = started;
  for (const question of questions) {
    const answer = last.then(async () => (await started).ask(question));
    answers.set(question, answer);
    // The test of the question reports the error.
    last = answer.catch(() => undefined);
  }
  void last.then(async () => (await started).close?.()).catch(() => undefined);
  return (question) => answers.get(question)!;
}

/** The tests below a suite that are not filtered out, by the names that lead to them: `Deno › path › plain`. */
export function chosenTests(suite: Readonly<RunnerTestSuite>): ReadonlySet<string> {
  const names = (task: RunnerTestCase | RunnerTestSuite): readonly string[] =>
    task.type === 'test'
      ? task.mode === 'skip'
        ? []
        : [task.name]
      : task.tasks.flatMap((inner) => names(inner).map((name) => `${task.name} › ${name}`));
  return new Set(suite.tasks.flatMap(names));
}
