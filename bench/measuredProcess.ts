import { randomUUID } from 'node:crypto';
import { Environment } from '../local/lambda/environment';
import type { AnsweredEvent } from '../local/lambda/invoke';
import { lambdaNode } from '../local/lambda/lambdaNode';
import type { Side } from './sides';

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
  /** What was on the heap of V8 then, garbage included. */
  heapBytes: number;
}

/** CloudFormation's limit for a handler. */
const TIMEOUT_MS = 60_000;

/** A fresh process on the Node of the Lambda runtime, in which the handler of one side answers events. */
export class MeasuredProcess {
  private readonly environment: Environment;

  /** @param endpoints the SDK's variables for the addresses of services */
  constructor(side: Side, endpoints: Readonly<Record<string, string>>) {
    this.environment = new Environment({
      taskRoot: __dirname,
      node: lambdaNode(),
      variables: { ...endpoints, MEASURED_HANDLER: side.handler },
      timeoutMs: TIMEOUT_MS,
      // The stock type writes some twenty lines an event.
      onOutput: () => {},
    });
  }

  /** @throws Error when the handler fails, or answers anything but SUCCESS: what it took would say nothing */
  async invoke(event: unknown): Promise<Measured> {
    const requestId = randomUUID();
    const invocation = { handler: 'measured.cjs.entrypoint', event, functionName: 'TypeFunction', requestId };
    const { payload, functionError } = await this.environment.invoke(invocation);
    const measured: Measured = JSON.parse(payload);
    if (functionError || measured.answer.status !== 'SUCCESS') throw new Error(`A measured handler failed: ${payload}`);
    return measured;
  }

  stop(): Promise<void> {
    return this.environment.stop();
  }
}
