/** `npm run migrate -- template.yaml --stack-name NAME --run` in this process, against the stack engine. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { AWS_TO_OURS, type Direction } from '../../migrate/direction';
import { runMove, type Session } from '../../migrate/run/session';
import type { StackWorld } from '../support/stacks';
import { awsAt, moveOf } from './moving';
import { type Interception, type ProxiedCall, proxyOf } from './proxy';

export const URL_A = 'https://a.example.com';
export const URL_B = 'https://b.example.com';
export const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${AWS_TO_OURS.from}
    Properties: { UserPoolId: !Ref Pool, ClientName: web, GenerateSecret: true, CallbackURLs: ["${URL_A}"] }
Outputs:
  Secret: { Value: !GetAtt Web.ClientSecret }
`;

interface Options extends Partial<Pick<Session, 'isRun' | 'terminal'>> {
  direction?: Direction;
  intercept?: (call: ProxiedCall) => Interception | undefined;
  bucket?: string;
  absent?: string[];
}

/** A stack, and the file of its template. */
interface Deployed {
  stack: Stack;
  pool: string;
  client: string;
  file: string;
}

/** The runs of a test file. Each test has its own folder. */
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

  get output(): string {
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

  /** Runs the command with `--run --yes`, unless the options say otherwise. Returns the exit code. */
  async run(stack: Stack, options: Options = {}): Promise<number> {
    const { direction = AWS_TO_OURS, intercept = () => undefined, bucket, absent = [], ...session } = options;
    const path = this.file;
    const proxy = await proxyOf(this.here.engine, intercept);
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

/** Changes the first `most` answers to an action. */
export const changingAnswer = (action: string, pattern: RegExp | string, text: string, most = 100) => ({
  intercept: (call: ProxiedCall): Interception | undefined =>
    call.action === action && call.number <= most ? { answer: (body) => ({ body: body.replace(pattern, text) }) } : undefined,
});

/** Drops one call of an action. */
export const dropping = (action: string, number = 1) => ({
  intercept: (call: ProxiedCall): Interception | undefined =>
    call.action === action && call.number === number ? { dropRequest: true } : undefined,
});
