/** A question that the deployment decides, with the answers that are looked at. */
export interface Variable<Answer> {
  name: string;
  answers: readonly Answer[];
}

/** Answers a question; the same question always in the same way. */
export type Choose = <Answer>(variable: Variable<Answer>) => Answer;

interface Decision {
  name: string;
  chosen: number;
  count: number;
}

/**
 * One run for each combination of answers to the questions that it asks, up to `most` runs. Those with the fewest answers other than the
 * first come first, so that each answer is looked at, even where there are too many combinations.
 */
export function explore<Result>(run: (choose: Choose) => Result, most: number): { results: Result[]; isComplete: boolean } {
  const results: Result[] = [];
  const left: Decision[][] = [[]];
  for (let decided = left.shift(); decided !== undefined; decided = left.shift()) {
    if (results.length >= most) return { results, isComplete: false };
    const asked: Decision[] = [];
    results.push(run(chooser(decided, asked)));
    left.push(...others(asked, decided.length));
  }
  return { results, isComplete: true };
}

/** Answers as it is decided, or else with the first answer. What is asked is added to `asked`. */
function chooser(decided: readonly Decision[], asked: Decision[]): Choose {
  return ({ name, answers }) => {
    const known = asked.find((decision) => decision.name === name);
    const decision = known ?? { name, chosen: decided[asked.length]?.chosen ?? 0, count: answers.length };
    if (!known) asked.push(decision);
    // A variable has at least one answer.
    return answers[decision.chosen] as (typeof answers)[number];
  };
}

/** The other answers to each question from the position on, with the same answers to those before it. */
function others(asked: readonly Decision[], from: number): Decision[][] {
  return asked.slice(from).flatMap((decision, offset) => {
    const alternatives = Array.from({ length: decision.count - 1 }, (_, index) => ({ ...decision, chosen: index + 1 }));
    return alternatives.map((alternative) => [...asked.slice(0, from + offset), alternative]);
  });
}
