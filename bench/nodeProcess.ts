import { randomUUID } from 'node:crypto';
import { TIME_LIMIT_MS } from '../local/cloudformation/handlerCaller';
import { Environment } from '../local/lambda/environment';
import { lambdaNode } from '../local/lambda/lambdaNode';
import type { MeasuredByNode, MeasuredProcess } from './measuredProcess';

/** A process on the Node of the Lambda runtime. */
export class NodeProcess implements MeasuredProcess {
  private readonly environment: Environment;

  constructor(handler: string, endpoints: Readonly<Record<string, string>>) {
    this.environment = new Environment({
      taskRoot: __dirname,
      node: lambdaNode(),
      variables: { ...endpoints, MEASURED_HANDLER: handler },
      timeoutMs: TIME_LIMIT_MS.CREATE,
      // The stock type writes about twenty lines for each event.
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
