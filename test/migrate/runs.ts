/** `npm run migrate -- template.yaml --stack-name NAME --run` in this process, at the engine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { type Direction, FORTH } from '../../migrate/direction';
import { runMove, type Session } from '../../migrate/run/session';
import type { StackWorld } from '../support/stacks';
import { awsAt, moveOf } from './moving';
import { type Fate, type ProxiedCall, proxyOf } from './proxy';

export const URL_A = 'https://a.example.com';
export const URL_B = 'https://b.example.com';
export const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${FORTH.from}
    Properties: { UserPoolId: !Ref Pool, ClientName: web, GenerateSecret: true, CallbackURLs: ["${URL_A}"] }
Outputs:
  Secret: { Value: !GetAtt Web.ClientSecret }
`;

interface Options extends Partial<Pick<Session, 'isRun' | 'terminal'>> {
  direction?: Direction;
  fateOf?: (call: ProxiedCall) => Fate | undefined;
  bucket?: string;
  absent?: string[];
}

/** A stack whose template stands in a file. */
interface Deployed {
  stack: Stack;
  pool: string;
  client: string;
  file: string;
}

/** The runs of a test file, each test with a folder of its own. */
export class Runs {
  folder = '';
  /** The output of the command. */
  lines: string[] = [];
  private stacks = 0;

  constructor(private readonly here: StackWorld) {
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'run-'));
      this.lines = [];
    });
    afterEach(() => rmSync(this.folder, { recursive: true }));
  }

  get said(): string {
    return this.lines.join('\n');
  }

  get file(): string {
    return join(this.folder, 'template.yaml');
  }

  async deployed(text = TEMPLATE): Promise<Deployed> {
    this.stacks += 1;
    const stack = new Stack(this.here.engine, `shop${this.stacks}`);
    await stack.create(text);
    const { Pool: pool = '', Web = '' } = await stack.physicalIds();
    writeFileSync(this.file, text);
    return { stack, pool, client: Web.split('|').at(-1) ?? '', file: this.file };
  }

  /** With `--yes`, but for the options. Answers the exit code. */
  async run(stack: Stack, options: Options = {}): Promise<number> {
    const { direction = FORTH, fateOf = () => undefined, bucket, absent = [], ...session } = options;
    const path = this.file;
    const proxy = await proxyOf(this.here.engine, fateOf);
    const before = process.env.AWS_ENDPOINT_URL_S3;
    process.env.AWS_ENDPOINT_URL_S3 = proxy.url;
    try {
      const move = { ...moveOf(stack, readFileSync(path, 'utf8'), direction), bucket, absent };
      const aws = { ...awsAt(this.here, this.lines), cloudFormation: proxy.cloudFormation };
      return await runMove(aws, move, { path, folder: this.folder, isRun: true, terminal: undefined, ...session });
    } finally {
      if (before === undefined) delete process.env.AWS_ENDPOINT_URL_S3;
      else process.env.AWS_ENDPOINT_URL_S3 = before;
      await proxy.stop();
    }
  }
}

/** An action that is answered in another way, at most so many times. */
export const answering = (action: string, pattern: RegExp | string, text: string, most = 100) => ({
  fateOf: (call: ProxiedCall): Fate | undefined =>
    call.action === action && call.number <= most ? { answer: (body) => ({ body: body.replace(pattern, text) }) } : undefined,
});

/** One call of an action that is lost. */
export const losing = (action: string, number = 1) => ({
  fateOf: (call: ProxiedCall): Fate | undefined =>
    call.action === action && call.number === number ? { lost: true } : undefined,
});
