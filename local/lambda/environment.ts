import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { NodeBinary } from './lambdaNode';

export interface Invocation {
  /** File and function in the task root, such as `dist/handlers.entrypoint`. */
  handler: string;
  event: unknown;
  functionName: string;
  requestId: string;
}

export interface InvocationResult {
  /** JSON text. */
  payload: string;
  /** `Unhandled` when the function threw, crashed or ran out of time, as Lambda reports it. */
  functionError?: string;
}

export interface EnvironmentOptions {
  /** The folder with the function's code. */
  taskRoot: string;
  /** What the function runs on. */
  node: NodeBinary;
  /** Variables beside those that Lambda sets itself. */
  variables: Readonly<Record<string, string>>;
  timeoutMs: number;
  onOutput: (text: string) => void;
}

/**
 * One execution environment, as Lambda calls it: a Node process that loads the function once and answers one event at a
 * time. Of this machine's own environment it sees nothing but the path to programs.
 */
export class Environment {
  private readonly child: ChildProcess;
  private readonly exited: Promise<InvocationResult>;
  private ended = false;

  constructor(private readonly options: EnvironmentOptions) {
    this.child = fork(join(__dirname, 'bootstrap.cjs'), {
      env: { ...lambdaVariables(options), ...options.variables },
      execPath: options.node.path,
      // A loader that this process runs under is not the function's.
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // By default Node's IPC turns a message into JSON; this keeps an event as it is.
      serialization: 'advanced',
    });
    this.child.stdout?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => options.onOutput(chunk.toString()));
    this.exited = new Promise((resolve) => {
      const end = (errorType: string, message: string) => {
        this.ended = true;
        resolve(functionError(errorType, message));
      };
      this.child.once('error', (error) => end('Runtime.StartError', error.message));
      this.child.once('exit', (code, signal) =>
        end('Runtime.ExitError', `The function's process ended: ${signal ?? `code ${code}`}`),
      );
    });
  }

  /** Whether the process can take another event. */
  get alive(): boolean {
    return !this.ended && this.child.connected;
  }

  /** Runs the function on one event. Never rejects: what goes wrong is in the result. */
  async invoke({ handler, event, functionName, requestId }: Invocation): Promise<InvocationResult> {
    const { timeoutMs } = this.options;
    const context = { awsRequestId: requestId, functionName, functionVersion: '$LATEST', memoryLimitInMB: '256' };
    const answered = once(this.child, 'message').then(([result]) => result as InvocationResult);
    let timer: NodeJS.Timeout | undefined;
    const timedOut = new Promise<InvocationResult>((resolve) => {
      timer = setTimeout(() => {
        resolve(functionError('Sandbox.Timedout', `Task timed out after ${timeoutMs / 1000} seconds`));
        void this.stop();
      }, timeoutMs);
    });
    this.child.send({ handler, event, context, deadline: Date.now() + timeoutMs });
    try {
      return await Promise.race([answered, this.exited, timedOut]);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    if (this.ended) return;
    // From now on, not only once the signal has arrived.
    this.ended = true;
    this.child.kill('SIGKILL');
    await this.exited;
  }
}

function functionError(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: 'Unhandled' };
}

/**
 * The variables that Lambda sets (its developer guide, "Defined runtime environment variables"). The credentials are those
 * of the function's own role: a handler must never use them in place of its caller's.
 */
function lambdaVariables({ taskRoot, node }: EnvironmentOptions): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LAMBDA_TASK_ROOT: taskRoot,
    AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${node.version.split('.')[0]}.x`,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'FUNCTIONROLE',
    AWS_SECRET_ACCESS_KEY: 'function-role-secret',
    AWS_SESSION_TOKEN: 'function-role-token',
    // The Lambda runtime's Node is new enough for the SDK; the one that runs here may draw its warning.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    // Lambda has no home folder with settings of a person.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
  };
}
