import type { FactFile } from '../fidelity/fact';
import { readFactFiles } from '../fidelity/factFiles';
import { writeGuide } from '../fidelity/guideTable';
import { runAtLocalCognito } from '../fidelity/localCognito';
import { progress } from '../fidelity/progress';
import { exitCodeOf, jsonReport, type NamedRun, textReport } from '../fidelity/report';
import { runSuite } from '../fidelity/suite';
import { aws, emulator, type Target } from '../fidelity/target';
import { type OpenBehaviours, POSSIBLE_BEHAVIOURS } from '../local/cognito/openBehaviours';
import { errorText } from './errorText.cjs';
import { oneOf, withOptions } from './options';
import { usageOf } from './usage';

/** The values of --on-omission: what an update does to an omitted attribute where the facts are OPEN. */
const BEHAVIOURS = POSSIBLE_BEHAVIOURS.onOmission;
type Behaviour = OpenBehaviours['onOmission'];

const USAGE = usageOf('fidelity');

/** The exit code when a fact could not be checked. */
const NOT_CHECKED = 2;

interface Options {
  only: RegExp;
  json: boolean;
  writeGuide: boolean;
  behaviours: readonly Behaviour[];
  /** Undefined: the local Cognito, once for each of the behaviours. */
  target: Target | undefined;
  /** Printed before the first request. */
  announcement: string | undefined;
}

/** `npm run fidelity`: checks the facts at an endpoint. */
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
  return withOptions({ usage: USAGE, config: { args, options }, read, wrong: NOT_CHECKED }, (options) =>
    fidelity(options).catch((error: unknown) => {
      console.error(`npm run fidelity: ${errorText(error)}`);
      return NOT_CHECKED;
    }),
  );
}

async function fidelity({ only, json, writeGuide: guideOnly, behaviours, target, announcement }: Options): Promise<number> {
  const files = readFactFiles();
  if (guideOnly) {
    writeGuide(files);
    return 0;
  }
  const chosen = matching(files, only);
  if (chosen.length === 0)
    throw new Error(`no fact matches ${only}. --only takes a regular expression, such as "omits CallbackURLs".`);
  if (announcement !== undefined) console.error(announcement);
  const signal = interruption();
  const optionsFor = (name: string) => ({ signal, onFact: progress(name) });
  const runs: NamedRun[] = [];
  if (target) runs.push({ name: target.name, ...(await runSuite(target, chosen, optionsFor(target.name))) });
  else {
    for (const behaviour of behaviours) {
      const name = `the local Cognito, --on-omission ${behaviour}`;
      runs.push({ name, ...(await runAtLocalCognito({ onOmission: behaviour }, chosen, optionsFor(name))) });
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

/** @throws Error that names an option with an invalid value, or an invalid combination of options */
function readOptions(values: Values): Options {
  const { json, 'write-guide': writeGuide } = values;
  if (writeGuide && Object.entries(values).some(([name, value]) => name !== 'write-guide' && value)) {
    throw new Error('--write-guide only writes the guide: use it without other options.');
  }
  return {
    only: new RegExp(values.only ?? '', 'i'),
    json,
    writeGuide,
    behaviours: readBehaviours(values),
    ...readTarget(values),
  };
}

function readBehaviours({ 'on-omission': onOmission, endpoint, aws }: Values): readonly Behaviour[] {
  if (onOmission === undefined) return BEHAVIOURS;
  const behaviour = oneOf('--on-omission', onOmission, BEHAVIOURS);
  if (endpoint !== undefined || aws) {
    throw new Error('--on-omission is an option of the local Cognito: use it without --endpoint and --aws.');
  }
  return [behaviour];
}

function readTarget(values: Values): Pick<Options, 'target' | 'announcement'> {
  const { region, secrets } = values;
  if (region !== undefined && !/^[\w-]+$/.test(region)) {
    throw new Error(`--region must be the name of a Region, such as us-east-1, not "${region}".`);
  }
  const endpoint = originOf('--endpoint', values.endpoint);
  const secretsEndpoint = originOf('--secrets-endpoint', values['secrets-endpoint']);
  if (secrets && !values.aws) throw new Error('--secrets needs --aws: at emulators, the facts about secrets are always checked.');
  if (secretsEndpoint !== undefined && !secrets) throw new Error('--secrets-endpoint needs --secrets.');
  if (values.aws) {
    if (region === undefined) throw new Error('--aws needs a Region: add --region REGION, such as --region us-east-1.');
    const target = aws(region, { endpoint, secrets: secrets ? { endpoint: secretsEndpoint } : undefined });
    return { target, announcement: announcement(region, secrets) };
  }
  if (endpoint !== undefined) return { target: emulator(endpoint, region ?? 'us-east-1'), announcement: undefined };
  if (region !== undefined)
    throw new Error('--region needs --endpoint or --aws: without them the command starts a local Cognito in us-east-1.');
  return { target: undefined, announcement: undefined };
}

function originOf(option: string, endpoint: string | undefined): string | undefined {
  if (endpoint === undefined) return undefined;
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  // The requests would leave out any other part of the URL.
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(
    `${option} must be an http:// or https:// URL without a path, such as http://127.0.0.1:9229, not "${endpoint}".`,
  );
}

const announcement = (region: string, secrets: boolean) => `The run uses the AWS account of your credentials, in ${region}.
It creates user pools with app clients, identity providers and resource servers in them, but no users.
Their names are fidelity- and twelve hexadecimal digits. ${secrets ? CHARGED : 'AWS charges nothing.'}
It calls each operation at most four times a second, and takes a few minutes.
At the end, after an error and on Ctrl-C, it deletes the pools${secrets ? ' and the secrets' : ''}. It names what it could not delete.`;

const CHARGED = `
It also lets Cognito store about twenty secrets in AWS Secrets Manager, each for less than a minute.
AWS charges for the time for which a secret exists.`;

function matching(files: readonly FactFile[], only: RegExp): FactFile[] {
  const chosen = files.map(({ theme, facts }) => ({
    theme,
    facts: facts.filter(({ fact, grade }) => only.test(`${grade} ${theme}: ${fact}`)),
  }));
  return chosen.filter(({ facts }) => facts.length > 0);
}

/** Aborts at the first signal, so that the run can delete what it created. A second signal ends the process at once. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    console.error('Stopping: deleting what the run created. Press Ctrl-C again to leave at once.');
    controller.abort(new Error('it was interrupted'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  return controller.signal;
}
