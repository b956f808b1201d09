import type { AnsweredEvent } from '../local/lambda/invoke';

/** The time and the memory of one invocation, measured inside the process. */
export interface Measured {
  answer: AnsweredEvent;
  /** The time to load the handler's module and its imports, in milliseconds. */
  loadMs: number;
  /** The time from the event to its answer without the loading, in milliseconds. */
  handlerMs: number;
  /** The processor time since the start of the process, in milliseconds. */
  processorMs: number;
  /** The resident memory of the process after the answer. */
  residentBytes: number;
}

/** The measurements of a process on Node. */
export interface MeasuredByNode extends Measured {
  /** V8's heap after the answer, including garbage. */
  heapBytes: number;
}

/** A new process in which the handler of one side answers events. */
export interface MeasuredProcess {
  /** @throws Error when the handler fails or does not answer SUCCESS, because its time would mean nothing */
  invoke(event: unknown): Promise<Measured>;
  stop(): Promise<void>;
}
