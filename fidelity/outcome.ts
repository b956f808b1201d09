import type { Fact } from './fact';

/** The outcome of a fact at an endpoint. */
export type FactOutcome =
  | { result: 'holds' }
  /** The endpoint answers otherwise. Each difference is a sentence that starts with its step. */
  | { result: 'differs'; differences: string[] }
  /** An OPEN fact: the readings that the answers fit, and what the answers showed. */
  | { result: 'open'; readings: string[]; shown: string[] }
  | { result: 'skipped'; reason: string }
  /** Nothing is known: the endpoint did not answer, or did not let this caller ask. */
  | { result: 'error'; message: string };

export interface CheckedFact {
  theme: string;
  fact: Fact;
  outcome: FactOutcome;
}
