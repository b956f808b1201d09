import type { Difference } from '../differences';
import type { LeftOut } from './leftOut';

/** What became of a client in a step, and what its settings show of it. */
export interface ClientReport {
  /** Its logical id. */
  name: string;
  fate: string;
  /** Its properties as Read answers them; where they are new. */
  properties?: Record<string, unknown>;
  changed: Difference[];
  kept: Difference[];
}

/** An event of a resource, or of the stack, that says that something failed. */
export interface Failure {
  name: string;
  type: string;
  status: string;
  reason: string;
}

/** One step in the life of a stack, as it was seen from outside of the handlers. */
export interface StackStep {
  action: 'CREATE' | 'CONSOLE EDIT' | 'UPDATE' | 'DELETE';
  /** What this step stands for, in a sentence. */
  story: string;
  /** The status of the stack at its end. */
  status?: string;
  /** How many calls Cognito got. */
  calls: number;
  milliseconds: number;
  clients: ClientReport[];
  /** After a create, and after an update that changed them. */
  outputs?: Record<string, string>;
  /** The user pools that the template names and does not make: what was made of each, in words. */
  pools?: Record<string, string>;
  leftOut: LeftOut[];
  failures: Failure[];
}
