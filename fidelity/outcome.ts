import type { Fact } from './fact';

/** The outcome of a fact at an endpoint. */
export type FactOutcome =
  | { result: 'holds' }
  /** The endpoint answers differently. Each difference is a sentence that starts with its step. */
  | { result: 'differs'; differences: string[] }
  /** An OPEN fact: the behaviours that the answers fit, and the values that the answers showed. */
  | { result: 'open'; behaviours: string[]; shown: string[] }
  | { result: 'skipped'; reason: string }
  /** The fact could not be checked: the endpoint did not answer, or denied access. */
  | { result: 'error'; message: string };

export interface CheckedFact {
  theme: string;
  fact: Fact;
  outcome: FactOutcome;
}
