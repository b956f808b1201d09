/**
 * A fact about Cognito's API, as the files in facts/ write it. facts.schema.json says the same to an editor, and is what the files are
 * checked against; guides/fidelity.md explains it.
 */
import type { Json, JsonObject } from '../tools/json';

/**
 * Where a fact comes from: recorded from the live service, said by AWS's documentation or API model, inferred, or still open.
 */
export const GRADES = ['LIVE', 'DOC', 'INF', 'OPEN'] as const;
export type Grade = (typeof GRADES)[number];

/** What a fact takes that not every endpoint has. A target says which of them it lacks, and why. */
export type Need = 'pinpoint' | 'fullPool' | 'quotas' | 'updateLock' | 'managedSecret';

export interface Fact {
  /** A sentence, unlike that of any other fact. */
  fact: string;
  grade: Grade;
  /** A word on where the fact is from. */
  source: string;
  /** What CreateUserPool gets beside the name. Facts that write the same share a pool. */
  pool?: JsonObject;
  /** The fact changes its pool, or counts what is in it: it gets one for itself. */
  ownPool?: true;
  needs?: Need[];
  /** The requests, in their order. */
  steps?: FactStep[];
  /** In place of steps: why requests to this API cannot show the fact. */
  unchecked?: string;
}

/**
 * A request and the answer to expect. A step without an expectation has to succeed. `readings`, in OPEN facts alone, gives each
 * reading its expectation.
 */
export interface FactStep extends Expectation {
  /** The operation. */
  call: string;
  /** The input. What goes without saying is filled in; see inputOf. */
  with?: JsonObject;
  /** Nothing is filled in. */
  bare?: true;
  /** In place of `with`: the body as it is. */
  body?: string;
  unsigned?: true;
  /** Sent so many times, one after the other. The expectation is of each answer. */
  times?: number;
  /** A list of inputs that are sent at once, each on top of `with`. The expectation is of any one answer, or of each. */
  atOnce?: Json;
  each?: true;
  /** Another request, which has to succeed: sent before the pause, and still under way when the step's own is sent. */
  during?: Pick<FactStep, 'call' | 'with'>;
  /** Waited before the step, where a fact is about time. */
  pauseMs?: number;
  /** Sent once what was asked before has settled: a rotation in Secrets Manager goes on after its answer. */
  settled?: true;
  /** The name by which later steps refer to the answer's body. */
  as?: string;
  readings?: Readonly<Record<string, Expectation>>;
}

/** At most one of the three. */
export interface Expectation {
  /** The body of a successful answer. */
  answer?: Json;
  /** A refusal: HTTP 400, and these in the body. */
  refused?: { type: string; message?: Json };
  /** The answer as HTTP: status, headers by lower-case name, body. */
  http?: { status?: Json; headers?: JsonObject; body?: Json };
}

/** A file of facts. */
export interface FactFile {
  theme: string;
  facts: Fact[];
}
