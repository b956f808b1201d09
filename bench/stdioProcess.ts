import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { devNull } from 'node:os';
import { createInterface } from 'node:readline';
import type { Measured, MeasuredProcess } from './measuredProcess';
import type { Program } from './sides';

/** The variables that Lambda sets, and variables that keep an SDK from reading the user's configuration. */
const LAMBDA_VARIABLES = {
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'FUNCTIONROLE',
  AWS_SECRET_ACCESS_KEY: 'function-role-secret',
  AWS_SESSION_TOKEN: 'function-role-token',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
};

/** The error of a failed program has this many of the last characters that the program wrote to stderr. */
const LONGEST_ERROR_OUTPUT = 2_000;

/**
 * A process of a program that is not Node. It reads an event from each line of stdin, and writes its answer and its measurements
 * to a line of stdout. Its other output is used only in the error when it fails.
 */
export class StdioProcess implements MeasuredProcess {
  private readonly child: ChildProcess;
  private readonly exited: Promise<unknown>;
  private readonly answers: AsyncIterator<string>;
  private errorOutput = '';

  constructor(
    { command, args, folder }: Program,
    endpoints: Readonly<Record<string, string>>,
    private readonly timeoutMs: number,
  ) {
    const env = { PATH: process.env.PATH ?? '', ...LAMBDA_VARIABLES, ...endpoints };
    const child = spawn(command, args, { cwd: folder, env, stdio: ['pipe', 'pipe', 'pipe'] });
    // `invoke` throws when the program does not start or ends early.
    child.on('error', ({ message }) => this.addErrorOutput(message));
    child.stdin.on('error', () => {});
    child.stderr.on('data', (chunk: Buffer) => this.addErrorOutput(chunk.toString()));
    this.exited = once(child, 'close').catch(() => undefined);
    this.answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    this.child = child;
  }

  async invoke(event: unknown): Promise<Measured> {
    const timer = setTimeout(() => this.child.kill('SIGKILL'), this.timeoutMs);
    try {
      this.child.stdin?.write(`${JSON.stringify(event)}\n`);
      const { value: line = '{}' } = await this.answers.next();
      const measured: Partial<Measured> = JSON.parse(line);
      if (measured.answer?.status === 'SUCCESS') return measured as Measured;
      throw new Error(`A measured program failed: ${line} ${this.errorOutput}`);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }

  private addErrorOutput(text: string): void {
    this.errorOutput = (this.errorOutput + text).slice(-LONGEST_ERROR_OUTPUT);
  }
}
