import type { FaultFor, FaultKind } from '../cognito/faults';
import type { Dice } from './dice';

/** What may happen to a call, the frequent more than once. */
const TROUBLES: readonly FaultKind[] = [
  'throttle',
  'throttle',
  'throttle',
  'internal-error-before',
  'internal-error-before',
  'internal-error-after',
  'internal-error-after',
  'cut-before',
  'cut-before',
  'cut-after',
  'cut-after',
  'hang-before',
  'hang-after',
  'access-denied',
  'expired-credentials',
];

/** How often something happens to a call. */
const PART = 0.25;

/** The faults of one lifecycle: whatever happens to its calls is decided by its own dice, however many others run beside it. */
export class Weather {
  private readonly diceOf = new Map<string, Dice>();

  /** Bad weather for the calls that are signed with this key, from now on. */
  begin(accessKeyId: string, dice: Dice): void {
    this.diceOf.set(accessKeyId, dice);
  }

  end(accessKeyId: string): void {
    this.diceOf.delete(accessKeyId);
  }

  readonly faultFor: FaultFor = ({ accessKeyId = '' }) => {
    const dice = this.diceOf.get(accessKeyId);
    return dice?.chance(PART) ? dice.pick(TROUBLES) : undefined;
  };
}
