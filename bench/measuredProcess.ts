import { randomUUID } from 'node:crypto';
import { TIME_LIMIT_MS } from '../local/cloudformation/handlerCaller';
import { Environment } from '../local/lambda/environment';
import type { AnsweredEvent } from '../local/lambda/invoke';
import { lambdaNode } from '../local/lambda/lambdaNode';
import type { Side } from './sides';
import { StdioProcess } from './stdioProcess';

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

/** The longest that CloudFormation gives any handler. */
const TIMEOUT_MS = TIME_LIMIT_MS.CREATE;

/** @param endpoints the SDKs' variables for the addresses of services */
export function startMeasured({ handler }: Side, endpoints: Readonly<Record<string, string>>): MeasuredProcess {
  return typeof handler === 'string' ? new NodeProcess(handler, endpoints) : new StdioProcess(handler, endpoints, TIMEOUT_MS);
}

/** A process on the Node of the Lambda runtime. */
export class NodeProcess implements MeasuredProcess {
  private readonly environment: Environment;

  constructor(handler: string, endpoints: Readonly<Record<string, string>>) {
    this.environment = new Environment({
      taskRoot: __dirname,
      node: lambdaNode(),
      variables: { ...endpoints, MEASURED_HANDLER: handler },
      timeoutMs: TIMEOUT_MS,
      // The stock type writes some twenty lines an event.
      onOutput: () => {},
    });
  }

  async invoke(event: unknown): Promise<MeasuredByNode> {
    const requestId = randomUUID();
    const invocation = { handler: 'measured.cjs.entrypoint', event, functionName: 'TypeFunction', requestId };
    const { payload, functionError } = await this.environment.invoke(invocation);
    const measured: MeasuredByNode = JSON.parse(payload);
    if (functionError || measured.answer.status !== 'SUCCESS') throw new Error(`A measured handler failed: ${payload}`);
    return measured;
  }

  stop(): Promise<void> {
    return this.environment.stop();
  }
}
