/** Why a template can't be migrated safely: a sentence a reason, all of them in the message. Nothing has been written then. */
export class Refusal extends Error {
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join('\n'));
  }
}

export function refuseIf(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new Refusal(reasons);
}
