import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { AnsweredEvent } from '../lambda/invoke';
import { PROJECT_ROOT } from '../projectRoot';

/**
 * The built bundle in a thread of its own, which answers many events at once: more than a Lambda process would, so that whatever
 * one event could leave to another shows.
 */
export class Handlers {
  /** Everything that was written to stdout and stderr. */
  output = '';
  private readonly worker: Worker;
  private readonly waiting = new Map<number, (answer: AnsweredEvent) => void>();
  private readonly died: Promise<never>;
  private nextId = 0;

  /** @param variables of the environment, beside which the bundle sees none */
  constructor(variables: Record<string, string>) {
    this.worker = new Worker(join(__dirname, 'handlersWorker.cjs'), {
      workerData: { bundle: join(PROJECT_ROOT, 'build', 'TypeFunction', 'dist', 'handlers.js') },
      env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...variables },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.output += chunk;
      });
    }
    this.worker.on('message', ({ id, payload }: { id: number; payload: string }) => {
      this.waiting.get(id)?.(JSON.parse(payload));
      this.waiting.delete(id);
    });
    this.died = new Promise((_, reject) => {
      this.worker.once('error', reject);
      this.worker.once('exit', (code) => reject(new Error(`The handlers ended with code ${code}: ${this.output}`)));
    });
    this.died.catch(() => undefined);
  }

  /**
   * @param allowedMs what the handler is told that it has left
   * @throws Error when an event threw, or the thread ended
   */
  invoke(event: unknown, allowedMs: number): Promise<AnsweredEvent> {
    const id = this.nextId++;
    const answered = new Promise<AnsweredEvent>((resolve) => this.waiting.set(id, resolve));
    this.worker.postMessage({ id, event, allowedMs });
    return Promise.race([answered, this.died]);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}
