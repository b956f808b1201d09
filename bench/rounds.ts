/**
 * Runs every side once in each round. Each round starts with another side, so that other load on the machine affects all equally.
 */
export async function inRounds<Side>(rounds: number, sides: readonly Side[], turn: (side: Side) => Promise<void>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const first = round % sides.length;
    for (const side of [...sides.slice(first), ...sides.slice(0, first)]) await turn(side);
  }
}
