/** A file or an option that `npm start` can't use. */
export class Unusable extends Error {
  /** @param problems one line for each, below the sentence */
  constructor(sentence: string, problems: readonly string[] = []) {
    super([sentence, ...problems.map((problem) => `  ${problem}`)].join('\n'));
  }
}
