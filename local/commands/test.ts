import { errorMessage } from '../errorMessage';
import { nothingNewInTheApi } from '../testing/apiPart';
import { auditPackages } from '../testing/auditPart';
import { cdkTests } from '../testing/cdkPart';
import { contractTests, generateIsCommitted, packagesAreTheSame, validateSchema } from '../testing/cfnParts';
import { pythonClients } from '../testing/clientsPart';
import { jestTests } from '../testing/jestPart';
import { suiteAtMoto } from '../testing/motoPart';
import { runTool } from '../testing/process';

/** The parts of `npm test`, in their order. Each answers with a word on what it did, or throws. */
const PARTS: Readonly<Record<string, { what: string; run: () => Promise<string> }>> = {
  types: { what: 'the TypeScript compiler, strict', run: () => runTool('tsc').then(() => 'no errors') },
  lint: { what: 'Biome: lint and format', run: () => runTool('biome', 'check', '--error-on-warnings').then(() => 'no findings') },
  audit: { what: 'npm audit', run: auditPackages },
  jest: { what: 'unit tests, and tests over HTTP', run: () => jestTests() },
  api: { what: "Cognito's API, as it is installed", run: nothingNewInTheApi },
  clients: { what: 'boto3 and the AWS CLI', run: pythonClients },
  moto: { what: 'the fidelity suite can fail', run: suiteAtMoto },
  cdk: { what: 'the CDK library', run: cdkTests },
  validate: { what: 'cfn validate', run: validateSchema },
  generate: { what: 'cfn generate', run: generateIsCommitted },
  submit: { what: 'cfn submit --dry-run', run: packagesAreTheSame },
  contract: { what: 'cfn test', run: contractTests },
};

interface Outcome {
  line: string;
  passed: boolean;
}

/** `npm test [-- PART ...]`: every part, or those that are named; all are run, whatever fails, and summed up at the end. */
export async function main(names: string[]): Promise<number> {
  const unknown = names.filter((name) => !Object.hasOwn(PARTS, name));
  if (unknown.length > 0) {
    console.error(`npm test has no part ${unknown.join(', ')}. Its parts are ${Object.keys(PARTS).join(', ')}.`);
    return 1;
  }
  const outcomes: Outcome[] = [];
  for (const [name, part] of Object.entries(PARTS)) {
    if (names.length === 0 || names.includes(name)) outcomes.push(await runPart(name, part));
  }
  const failed = outcomes.filter(({ passed }) => !passed).length;
  console.log(
    `\nSummary\n${outcomes.map(({ line }) => line).join('\n')}\n\n${outcomes.length - failed} passed, ${failed} failed`,
  );
  return failed === 0 ? 0 : 1;
}

async function runPart(name: string, { what, run }: { what: string; run: () => Promise<string> }): Promise<Outcome> {
  console.log(`\n--- ${name}: ${what}`);
  const started = performance.now();
  const line = (result: string, detail: string) => {
    const seconds = `${((performance.now() - started) / 1000).toFixed(1)} s`;
    return `  ${result}  ${name.padEnd(9)} ${what.padEnd(34)} ${seconds.padStart(7)}   ${detail}`;
  };
  try {
    const detail = await run();
    console.log(detail);
    return { line: line('passed', detail), passed: true };
  } catch (error) {
    const message = errorMessage(error);
    console.error(message);
    return { line: line('FAILED', message.split('\n')[0] ?? ''), passed: false };
  }
}
