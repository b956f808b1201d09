import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { AnsweredEvent } from '../../local/lambda/invoke';
import { PROJECT_ROOT } from '../../tools/projectRoot';

/**
 * The built bundle in a child process that answers many events at once. A Lambda process answers one at a time: the concurrency
 * here shows data that leaks from one event into another.
 */
export class Handlers {
  /** Everything that the process wrote to stdout and stderr. */
  output = '';
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, (answer: AnsweredEvent) => void>();
  private readonly died: Promise<never>;
  private nextId = 0;

  /** @param variables the whole environment of the bundle */
  constructor(variables: Record<string, string>) {
    const bundle = join(PROJECT_ROOT, 'build', 'TypeFunction', 'dist', 'handlers.js');
    this.child = fork(join(__dirname, 'handlersProcess.cjs'), [bundle], {
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...variables },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.output += chunk;
      });
    }
    this.child.on('message', ({ id, payload }: { id: number; payload: string }) => {
      this.waiting.get(id)?.(JSON.parse(payload));
      this.waiting.delete(id);
    });
    this.died = new Promise((_, reject) => {
      this.child.once('error', reject);
      this.child.once('exit', (code) => reject(new Error(`The handlers ended with code ${code}: ${this.output}`)));
    });
    this.died.catch(() => undefined);
  }

  /**
   * @param allowedMs the remaining time that the handler reads at its start
   * @throws Error when the process ends
   */
  invoke(event: unknown, allowedMs: number): Promise<AnsweredEvent> {
    const id = this.nextId++;
    const answered = new Promise<AnsweredEvent>((resolve) => this.waiting.set(id, resolve));
    this.child.send({ id, event, allowedMs });
    return Promise.race([answered, this.died]);
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
