import type { FactFile } from '../fidelity/fact';
import { readFactFiles } from '../fidelity/factFiles';
import { writeGuide } from '../fidelity/guideTable';
import { runAtLocalCognito } from '../fidelity/localCognito';
import { progress } from '../fidelity/progress';
import { exitCodeOf, jsonReport, type NamedRun, textReport } from '../fidelity/report';
import { runSuite } from '../fidelity/suite';
import { aws, emulator, type Target } from '../fidelity/target';
import { errorMessage } from '../tools/errorMessage';
import { withOptions } from './options';
import { usageOf } from './usage';

/** What an update can do to the attributes whose omission is open. */
const READINGS = ['reset', 'keep'] as const;
type Reading = (typeof READINGS)[number];

const USAGE = usageOf('fidelity');

/** The exit code where nothing is known. */
const NOT_ASKED = 2;

interface Options {
  only: RegExp;
  json: boolean;
  writeGuide: boolean;
  readings: readonly Reading[];
  /** Undefined: the local Cognito, in those readings. */
  target: Target | undefined;
  /** What to say before the target is touched. */
  announcement: string | undefined;
}

/** `npm run fidelity`: the facts, at one endpoint or another. */
export function main(args: string[]): Promise<number> {
  const options = {
    'on-omission': { type: 'string' },
    endpoint: { type: 'string' },
    aws: { type: 'boolean', default: false },
    region: { type: 'string' },
    secrets: { type: 'boolean', default: false },
    'secrets-endpoint': { type: 'string' },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    'write-guide': { type: 'boolean', default: false },
  } as const;
  const read = ({ values }: { values: Values }) => readOptions(values);
  return withOptions({ usage: USAGE, config: { args, options }, read, wrong: NOT_ASKED }, (options) =>
    fidelity(options).catch((error: unknown) => {
      console.error(`npm run fidelity: ${errorMessage(error)}`);
      return NOT_ASKED;
    }),
  );
}

async function fidelity({ only, json, writeGuide: guideOnly, readings, target, announcement }: Options): Promise<number> {
  const files = readFactFiles();
  if (guideOnly) {
    writeGuide(files);
    return 0;
  }
  const chosen = matching(files, only);
  if (chosen.length === 0) throw new Error(`no fact matches ${only}`);
  if (announcement !== undefined) console.error(announcement);
  const options = { signal: interruption(), onFact: progress() };
  const runs: NamedRun[] = [];
  if (target) runs.push({ name: target.name, ...(await runSuite(target, chosen, options)) });
  else {
    for (const reading of readings) {
      runs.push({
        name: `the local Cognito, --on-omission ${reading}`,
        ...(await runAtLocalCognito({ onOmission: reading }, chosen, options)),
      });
    }
  }
  console.log(json ? JSON.stringify(jsonReport(runs), null, 2) : textReport(runs));
  return exitCodeOf(runs);
}

interface Values {
  'on-omission'?: string;
  endpoint?: string;
  aws: boolean;
  region?: string;
  secrets: boolean;
  'secrets-endpoint'?: string;
  only?: string;
  json: boolean;
  'write-guide': boolean;
}

/** @throws Error that names an option whose value can't be, or that goes with no other one given */
function readOptions(values: Values): Options {
  const { json, 'write-guide': writeGuide } = values;
  if (writeGuide && Object.entries(values).some(([name, value]) => name !== 'write-guide' && value)) {
    throw new Error('--write-guide writes the guide and runs nothing: it goes with no other option.');
  }
  return { only: new RegExp(values.only ?? '', 'i'), json, writeGuide, readings: readReadings(values), ...readTarget(values) };
}

function readReadings({ 'on-omission': onOmission, endpoint, aws }: Values): readonly Reading[] {
  if (onOmission === undefined) return READINGS;
  const reading = READINGS.find((one) => one === onOmission);
  if (reading === undefined) throw new Error('--on-omission must be reset or keep.');
  if (endpoint !== undefined || aws) {
    throw new Error('--on-omission is a switch of the local Cognito, which --endpoint and --aws do without.');
  }
  return [reading];
}

function readTarget(values: Values): Pick<Options, 'target' | 'announcement'> {
  const { region, secrets } = values;
  if (region !== undefined && !/^[\w-]+$/.test(region)) {
    throw new Error(`--region must be the name of a Region, such as us-east-1, not "${region}".`);
  }
  const endpoint = originOf('--endpoint', values.endpoint);
  const secretsEndpoint = originOf('--secrets-endpoint', values['secrets-endpoint']);
  if (secrets && !values.aws) throw new Error('--secrets goes with --aws: elsewhere the facts about secrets are always shown.');
  if (secretsEndpoint !== undefined && !secrets) throw new Error('--secrets-endpoint goes with --secrets.');
  if (values.aws) {
    if (region === undefined) throw new Error('--aws needs a Region: --region us-east-1');
    const target = aws(region, { endpoint, secrets: secrets ? { endpoint: secretsEndpoint } : undefined });
    return { target, announcement: announcement(region, secrets) };
  }
  if (endpoint !== undefined) return { target: emulator(endpoint, region ?? 'us-east-1'), announcement: undefined };
  if (region !== undefined) throw new Error('--region goes with --endpoint or --aws: the local Cognito has its own.');
  return { target: undefined, announcement: undefined };
}

function originOf(option: string, endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // Whatever else a URL can hold would be left out of the requests.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(
    `${option} must be an http:// or https:// URL without a path, such as http://127.0.0.1:9229, not "${endpoint}".`,
  );
}

const announcement = (region: string, secrets: boolean) => `This uses the AWS account of your credentials, in ${region}.
It makes user pools, named fidelity- and twelve hexadecimal digits, with app clients, identity providers and resource servers in them,
but no users. ${secrets ? CHARGED : 'Nothing is charged.'}
Every operation is called at most four times a second; it takes a few minutes.
At the end, after an error and on Ctrl-C, the pools are deleted${secrets ? ', and the secrets with them' : ''}; what could not be is named.`;

const CHARGED = `It also lets Cognito keep about twenty secrets in AWS Secrets Manager, each of them for less than a
minute. AWS charges for the time for which a secret exists.`;

function matching(files: readonly FactFile[], only: RegExp): FactFile[] {
  const chosen = files.map(({ theme, facts }) => ({
    theme,
    facts: facts.filter(({ fact, grade }) => only.test(`${grade} ${theme}: ${fact}`)),
  }));
  return chosen.filter(({ facts }) => facts.length > 0);
}

/** Aborts at the first signal, so that the run can tidy up; the next one ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    console.error('Stopping, and deleting what was made. Once more to leave at once.');
    controller.abort(new Error('it was interrupted'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  return controller.signal;
}
