/** Questions to a program, asked before the tests that need the answers: several programs work while one of them waits. */

/** A program that answers one question at a time. */
export interface Answering<Question, Answer> {
  readonly ask: (question: Question) => Promise<Answer>;
  readonly close: () => unknown;
}

/**
 * Starts a program and asks it all questions, one after the other.
 *
 * @returns the answer to a question
 */
export function askAhead<Question, Answer>(
  start: () => Promise<Answering<Question, Answer>> | Answering<Question, Answer>,
  questions: readonly Question[],
): (question: Question) => Promise<Answer> {
  const answers = new Map<Question, Promise<Answer>>();
  const started = Promise.resolve().then(start);
  let last: Promise<unknown> = started;
  for (const question of questions) {
    const answer = last.then(async () => (await started).ask(question));
    answers.set(question, answer);
    // A test reports the error.
    last = answer.catch(() => undefined);
  }
  void last.then(async () => (await started).close()).catch(() => undefined);
  return (question) => answers.get(question)!;
}
