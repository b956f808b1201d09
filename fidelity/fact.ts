/**
 * A fact about Cognito's API, as the files in facts/ store it. facts.schema.json describes the same members for editors, and the
 * suite validates the files against it. guides/fidelity.md explains them.
 */
import type { Json, JsonObject } from '../tools/json';

/** The origin of a fact: recorded from the live service, documented by AWS or in its API model, inferred, or still unknown. */
export const GRADES = ['LIVE', 'DOC', 'INF', 'OPEN'] as const;
export type Grade = (typeof GRADES)[number];

/** A requirement of a fact that not every endpoint meets. A target says which requirements it does not meet, and why. */
export type Need = 'pinpoint' | 'fullPool' | 'quotas' | 'updateLock' | 'managedSecret';

export interface Fact {
  /** A sentence. No two facts have the same one. */
  fact: string;
  grade: Grade;
  /** A short note on the fact's origin. */
  source: string;
  /** The input of CreateUserPool without the name. Facts with the same input share a pool. */
  pool?: JsonObject;
  /** Gives the fact a pool that no other fact uses, because the fact changes the pool or counts its contents. */
  ownPool?: true;
  needs?: Need[];
  /** The requests, in their order. */
  steps?: FactStep[];
  /** In place of steps: why requests to this API cannot check the fact. */
  unchecked?: string;
}

/**
 * A request and the expected answer. A step without an expectation must succeed. Only OPEN facts have `behaviours`: the possible
 * behaviours, each with its expectation.
 */
export interface FactStep extends Expectation {
  /** The operation. */
  call: string;
  /** The input. `inputOf` adds the usual members, such as the pool's id. */
  with?: JsonObject;
  /** Sends `with` as it is: `inputOf` adds nothing. */
  bare?: true;
  /** In place of `with`: the body as text. */
  body?: string;
  unsigned?: true;
  /** Sends the request this many times, one after the other. Every answer must be as expected. */
  times?: number;
  /**
   * A list of inputs that are sent at once, each merged into `with`. One answer must be as expected, or each of them with `each`.
   */
  atOnce?: Json;
  each?: true;
  /** Another request, which must succeed. It is sent before the pause, and still runs when the step's request is sent. */
  during?: Pick<FactStep, 'call' | 'with'>;
  /** A pause before the step, for a fact about time. */
  pauseMs?: number;
  /** Waits until earlier changes are complete: a rotation in Secrets Manager continues after its answer. */
  settled?: true;
  /** The name by which later steps refer to the answer's body. */
  as?: string;
  behaviours?: Readonly<Record<string, Expectation>>;
}

/** At most one of the three members. */
export interface Expectation {
  /** The body of a successful answer. */
  answer?: Json;
  /** An error: HTTP 400 with this exception, and with this message if one is given. */
  refused?: { type: string; message?: Json };
  /** The HTTP answer: status, headers with lower-case names, body. */
  http?: { status?: Json; headers?: JsonObject; body?: Json };
}

/** A file of facts. */
export interface FactFile {
  theme: string;
  facts: Fact[];
}
