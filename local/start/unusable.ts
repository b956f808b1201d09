/** A file that holds no desired state of a client. */
export class Unusable extends Error {
  /** @param problems a line for each, below the sentence */
  constructor(sentence: string, problems: readonly string[] = []) {
    super([sentence, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}
