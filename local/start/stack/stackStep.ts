import type { Difference } from '../differences';
import type { LeftOut } from './leftOut';

/** The result of a step for one client. */
export interface ClientReport {
  /** Its logical id. */
  name: string;
  /** For example "created", or "not updated" with the reason. */
  result: string;
  /** Its properties as the read handler returns them, if the client is new. */
  properties?: Record<string, unknown>;
  changed: Difference[];
  kept: Difference[];
}

/** An event of a resource or of the stack that reports a failure. */
export interface Failure {
  name: string;
  type: string;
  status: string;
  reason: string;
}

/** One step in the life of a stack, as observed from outside the handlers. */
export interface StackStep {
  action: 'CREATE' | 'CONSOLE EDIT' | 'UPDATE' | 'DELETE';
  /** A sentence or two: the actor, and the action. */
  description: string;
  /** The status of the stack after the step. */
  status?: string;
  /** The number of calls to Cognito. */
  calls: number;
  milliseconds: number;
  clients: ClientReport[];
  /** After a create, and after an update that changed them. */
  outputs?: Record<string, string>;
  /** The user pools that the template names but does not create: a description of the contents of each, by id. */
  pools?: Record<string, string>;
  leftOut: LeftOut[];
  failures: Failure[];
}
