/** A value that only the deployment knows, such as a parameter, with the answers to check. */
export interface Variable<Answer> {
  name: string;
  answers: readonly Answer[];
}

/** Chooses an answer of a variable. In one run it chooses the same answer for the same variable. */
export type Choose = <Answer>(variable: Variable<Answer>) => Answer;

interface Decision {
  name: string;
  chosen: number;
  count: number;
}

/**
 * Calls `run` once for each combination of answers to the variables that it asks for, up to `most` times. Combinations with the
 * fewest answers other than the first come first. So each answer is checked even if there are too many combinations.
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

/** Chooses the decided answers, or else the first answer, and adds each variable to `asked`. */
function chooser(decided: readonly Decision[], asked: Decision[]): Choose {
  return ({ name, answers }) => {
    const known = asked.find((decision) => decision.name === name);
    const decision = known ?? { name, chosen: decided[asked.length]?.chosen ?? 0, count: answers.length };
    if (!known) asked.push(decision);
    // A variable has at least one answer.
    return answers[decision.chosen] as (typeof answers)[number];
  };
}

/** The decisions with another answer for one variable from the position on, and the same answers for the variables before it. */
function others(asked: readonly Decision[], from: number): Decision[][] {
  return asked.slice(from).flatMap((decision, offset) => {
    const alternatives = Array.from({ length: decision.count - 1 }, (_, index) => ({ ...decision, chosen: index + 1 }));
    return alternatives.map((alternative) => [...asked.slice(0, from + offset), alternative]);
  });
}
