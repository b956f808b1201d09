import type { LocalCognitoOptions } from '../local/cognito/server';
import { LOOPBACK } from '../local/http/loopbackServer';
import { startLocalAws } from '../local/localAws';
import { cognitoOptions, readCognitoOptions } from './cognitoOptions';
import { portProblem, signalled } from './foreground';
import { wholeNumber, withOptions } from './options';
import { usageOf } from './usage';

const USAGE = usageOf('local');

interface Ports {
  cognitoPort: number;
  lambdaPort: number;
}

interface Options extends Ports {
  cognito: LocalCognitoOptions;
}

/** `npm run local`: both servers in the foreground, until SIGINT or SIGTERM. */
export function main(args: string[]): Promise<number> {
  const options = {
    'cognito-port': { type: 'string', default: '9229' },
    'lambda-port': { type: 'string', default: '3001' },
    ...cognitoOptions,
  } as const;
  const config = { args, options };
  return withOptions(
    { usage: USAGE, config, read: ({ values }) => ({ ...readPorts(values), cognito: readCognitoOptions(values) }) },
    serve,
  );
}

async function serve({ cognitoPort, lambdaPort, cognito }: Options): Promise<number> {
  const stopped = signalled();
  const optionOf = (port: number) => (port === cognitoPort && port !== lambdaPort ? '--cognito-port' : '--lambda-port');
  const aws = await startLocalAws({ cognito: { ...cognito, port: cognitoPort }, lambda: { port: lambdaPort } }).catch(
    (error: unknown) => portProblem(error, LOOPBACK, optionOf) ?? Promise.reject(error),
  );
  if (typeof aws === 'string') {
    console.error(aws);
    return 1;
  }
  try {
    const { Id } = aws.cognito.perform('CreateUserPool', { PoolName: 'playground' }).UserPool as { Id: string };
    console.log(`Cognito    ${aws.cognito.url}   and its secrets in Secrets Manager`);
    console.log(`Lambda     ${aws.lambda.url}   function TypeFunction, running build/TypeFunction`);
    console.log(`User pool  ${Id}   empty, to play with`);
    console.log('Ready. Ctrl-C stops both.');
    await stopped;
    return 0;
  } finally {
    await aws.stop();
  }
}

function readPorts(values: { 'cognito-port': string; 'lambda-port': string }): Ports {
  const cognitoPort = wholeNumber('--cognito-port', values['cognito-port'], { max: 65_535 });
  const lambdaPort = wholeNumber('--lambda-port', values['lambda-port'], { max: 65_535 });
  if (cognitoPort === lambdaPort && cognitoPort !== 0) {
    throw new Error(`--cognito-port and --lambda-port can't both be ${cognitoPort}.`);
  }
  return { cognitoPort, lambdaPort };
}
