import type { AnsweredEvent } from '../local/lambda/invoke';

/** What one invocation took, as it was seen from inside of the process. */
export interface Measured {
  answer: AnsweredEvent;
  /** To load the handler's module and all that it needs, in milliseconds. */
  loadMs: number;
  /** From the event to its answer, in milliseconds, the loading left out. */
  handlerMs: number;
  /** The time of the processor that the process has used up since its start, in milliseconds. */
  processorMs: number;
  /** What the process held in memory after the answer (its resident set). */
  residentBytes: number;
}

/** What Node says besides. */
export interface MeasuredByNode extends Measured {
  /** What was on the heap of V8 then, garbage included. */
  heapBytes: number;
}

/** A fresh process, in which the handler of one side answers events. */
export interface MeasuredProcess {
  /** @throws Error when the handler fails, or answers anything but SUCCESS: what it took would say nothing */
  invoke(event: unknown): Promise<Measured>;
  stop(): Promise<void>;
}
