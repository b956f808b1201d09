import type { FactFile } from '../fidelity/fact';
import { readFactFiles } from '../fidelity/factFiles';
import { writeGuide } from '../fidelity/guideTable';
import { runAtLocalCognito } from '../fidelity/localCognito';
import { progress } from '../fidelity/progress';
import { exitCodeOf, jsonReport, type NamedRun, textReport } from '../fidelity/report';
import { runSuite } from '../fidelity/suite';
import { aws, emulator, type Target } from '../fidelity/target';
import { withOptions } from './options';

/** What an update can do to the attributes whose omission is open. */
const READINGS = ['reset', 'keep'] as const;
type Reading = (typeof READINGS)[number];

const USAGE = `npm run --silent fidelity -- [--on-omission reset|keep] [--only PATTERN] [--json]
npm run --silent fidelity -- --endpoint URL [--region REGION] [--only PATTERN] [--json]
npm run --silent fidelity -- --aws --region REGION [--endpoint URL] [--only PATTERN] [--json]
npm run --silent fidelity -- --write-guide

Shows every fact about Cognito's app-client API at an endpoint. By default that is the local Cognito, started for the run, once
for each reading of what an update does to the attributes whose omission is open.
  --on-omission READING   only with this reading of the local Cognito
  --endpoint URL          another emulator; with --aws: in place of the Region's own endpoint, such as a VPC endpoint
  --aws                   AWS, with the credentials of the SDK's standard chain. Makes user pools, and deletes them at the end
  --region REGION         of the endpoint; default us-east-1, but for --aws
  --only PATTERN          only the facts whose sentence, theme or grade the regular expression matches
  --json                  one JSON document instead of a table
  --write-guide           writes the tables of guides/fidelity.md, and runs nothing
Ends with 0 when all holds, 1 when a fact that is not open differs, 2 when a fact could not be asked for or a pool could not be
deleted, 130 when it was interrupted.`;

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
    only: { type: 'string', default: '' },
    json: { type: 'boolean', default: false },
    'write-guide': { type: 'boolean', default: false },
  } as const;
  return withOptions({ usage: USAGE, config: { args, options }, read: ({ values }) => readOptions(values) }, fidelity);
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

function readOptions(values: {
  'on-omission'?: string;
  endpoint?: string;
  aws: boolean;
  region?: string;
  only: string;
  json: boolean;
  'write-guide': boolean;
}): Options {
  const { endpoint, region, json, 'on-omission': onOmission, 'write-guide': writeGuide } = values;
  const reading = READINGS.find((one) => one === onOmission);
  if (onOmission !== undefined && reading === undefined) throw new Error('--on-omission must be reset or keep.');
  if (reading !== undefined && (endpoint !== undefined || values.aws)) {
    throw new Error('--on-omission is a switch of the local Cognito, which --endpoint and --aws do without.');
  }
  if (values.aws && region === undefined) throw new Error('--aws needs a Region: --region us-east-1');
  if (endpoint !== undefined && !URL.canParse(endpoint)) throw new Error(`--endpoint must be a URL, not "${endpoint}".`);
  const only = new RegExp(values.only, 'i');
  const options = { only, json, writeGuide, readings: reading === undefined ? READINGS : [reading] };
  if (values.aws && region !== undefined)
    return { ...options, target: aws(region, endpoint), announcement: announcement(region) };
  const target = endpoint === undefined ? undefined : emulator(endpoint, region ?? 'us-east-1');
  return { ...options, target, announcement: undefined };
}

const announcement = (region: string) => `This uses the AWS account of your credentials, in ${region}.
It makes a few user pools, named fidelity- and twelve hexadecimal digits, with app clients, identity providers and resource servers
in them, but no users, so that nothing is charged. Every operation is called at most four times a second; it takes a few minutes.
At the end, after an error and on Ctrl-C, the pools are deleted; what could not be is named.`;

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
    console.error('Stopping, and deleting the pools. Once more to leave at once.');
    controller.abort(new Error('it was interrupted'));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  return controller.signal;
}
