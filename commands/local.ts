import { startCloudControl } from '../local/cloudformation/cloudControl/server';
import { startStackEngine } from '../local/cloudformation/stacks/stackEngine';
import type { LocalCognitoOptions } from '../local/cognito/server';
import { LOOPBACK } from '../local/http/loopbackServer';
import { startLocalAws } from '../local/localAws';
import { cognitoOptions, readCognitoOptions } from './cognitoOptions';
import { portProblem, signalled } from './foreground';
import { shellLines } from './localShell';
import { wholeNumber, withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('local');

/** The options for ports, each with its default. */
const DEFAULT_PORTS = { 'cognito-port': 9229, 'lambda-port': 3001, 'stacks-port': 3002 } as const;

type PortOption = keyof typeof DEFAULT_PORTS;

interface Options {
  ports: Record<PortOption, number>;
  stacks: boolean;
  cognito: LocalCognitoOptions;
}

/** A line about a started server: its name, its address or id, and a remark. */
type Line = [name: string, where: string, remark: string];

/** `npm run local`: runs all servers in the foreground until SIGINT or SIGTERM. */
export function main(args: string[]): Promise<number> {
  const options = {
    'cognito-port': { type: 'string' },
    'lambda-port': { type: 'string' },
    'stacks-port': { type: 'string' },
    stacks: { type: 'boolean', default: false },
    ...cognitoOptions,
  } as const;
  const config = { args, options };
  return withOptions(
    {
      usage: USAGE,
      config,
      read: ({ values }) => ({ ports: readPorts(values), stacks: values.stacks, cognito: readCognitoOptions(values) }),
    },
    serve,
  );
}

async function serve({ ports, stacks, cognito }: Options): Promise<number> {
  const stopped = signalled();
  const running: { stop(): Promise<void> }[] = [];
  const started = <Server extends { stop(): Promise<void> }>(server: Server): Server => {
    running.push(server);
    return server;
  };
  try {
    const cognitoAndLambda = { cognito: { ...cognito, port: ports['cognito-port'] }, lambda: { port: ports['lambda-port'] } };
    const aws = started(await startLocalAws(cognitoAndLambda));
    const { Id } = aws.cognito.perform('CreateUserPool', { PoolName: 'playground' }).UserPool as { Id: string };
    const lines: Line[] = [
      ['Cognito', aws.cognito.url, 'and its secrets in Secrets Manager'],
      ['Lambda', aws.lambda.url, 'function TypeFunction runs build/TypeFunction'],
    ];
    let variables: Readonly<Record<string, string>> = {};
    if (stacks) {
      const engine = started(await startStackEngine(aws, { port: ports['stacks-port'], region: cognito.region }));
      const port = cloudControlPort(ports);
      const cloudControl = started(await startCloudControl({ lambdaUrl: aws.lambda.url, port, region: cognito.region }));
      lines.push(['CloudFormation', engine.url, 'also answers for S3, SSM, IAM, STS and other services of moto']);
      lines.push(['Cloud Control', cloudControl.url, 'for the type My::Cognito::UserPoolClient']);
      variables = { ...engine.variables, AWS_ENDPOINT_URL_CLOUDCONTROL: cloudControl.url };
    }
    lines.push(['User pool', Id, 'empty, to play with']);
    print(lines);
    // Printed after all servers listen: without the address of a server, tools would call the real AWS.
    if (stacks) console.log(`\n${shellLines(variables).join('\n')}\n`);
    console.log('Ready. Ctrl-C stops all servers.');
    await stopped;
    return 0;
  } catch (error) {
    const problem = portProblem(error, LOOPBACK, (port) => optionFor(port, ports));
    if (problem === undefined) throw error;
    console.error(problem);
    return 1;
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }
}

function print(lines: readonly Line[]): void {
  const width = Math.max(...lines.map(([name]) => name.length));
  for (const [name, where, remark] of lines) console.log(`${name.padEnd(width)}  ${where}   ${remark}`);
}

function readPorts(values: Partial<Record<PortOption, string>> & { stacks: boolean }): Options['ports'] {
  if (!values.stacks && values['stacks-port'] !== undefined) throw new Error('--stacks-port needs --stacks.');
  const names = Object.keys(DEFAULT_PORTS) as PortOption[];
  const ports = { ...DEFAULT_PORTS } as Options['ports'];
  for (const name of names) {
    const given = values[name];
    if (given !== undefined) ports[name] = wholeNumber(`--${name}`, given, { max: name === 'stacks-port' ? 65_534 : 65_535 });
  }
  const chosen = names
    .filter((name) => values.stacks || name !== 'stacks-port')
    .map((name): [string, number] => [`--${name}`, ports[name]]);
  if (values.stacks) chosen.push(['the port after --stacks-port, for Cloud Control,', cloudControlPort(ports)]);
  for (const [index, [name, port]] of chosen.entries()) {
    const [other] = chosen.slice(index + 1).find(([, one]) => one === port && port !== 0) ?? [];
    if (other !== undefined) throw new Error(`${name} and ${other} can't both be ${port}. Choose another port.`);
  }
  return ports;
}

/** Cloud Control listens on the port after CloudFormation's, so one option chooses both. */
function cloudControlPort({ 'stacks-port': port }: Options['ports']): number {
  return port === 0 ? 0 : port + 1;
}

/** The option that chooses a port. */
function optionFor(port: number, ports: Options['ports']): string {
  const name = (Object.keys(ports) as PortOption[]).find((one) => ports[one] === port) ?? 'stacks-port';
  return `--${name}`;
}
