/**
 * Lets every side have its turn in every round, each round beginning with another one: what else happens on the machine hits
 * all of them alike.
 */
export async function inRounds<Side>(rounds: number, sides: readonly Side[], turn: (side: Side) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const first = round % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) await turn(side);
  }
}
