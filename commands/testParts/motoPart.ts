import { readFactFiles } from '../../fidelity/factFiles';
import type { FactOutcome } from '../../fidelity/outcome';
import { runSuite } from '../../fidelity/suite';
import { emulator } from '../../fidelity/target';
import { startMoto } from './startMoto';

/** Facts that moto gets wrong, among them the most expensive behaviour of Cognito. The suite must report them. */
const DIFFER = [
  'An update that omits CallbackURLs wipes it',
  'An update that omits ExplicitAuthFlows wipes it',
  'An update that omits AllowedOAuthFlowsUserPoolClient makes it false',
  'An update that omits AccessTokenValidity wipes it',
  'A create with only a name answers these members and no others',
  'An empty list reads back as absent',
  'An http: callback URL of another machine',
  'An identity provider that the pool does not have is refused',
  'Dates are epoch seconds with at most three decimals',
];

/** Facts that moto gets right. */
const HOLD = [
  'Every sent setting reads back',
  'The secret stays after updates, and every answer of Describe and Update has it',
  'An update that omits ClientName keeps it',
  'An update replaces a list and does not merge it',
  'Pages show every client once, and the last page has no NextToken',
  'DescribeUserPoolClient in a pool that does not exist',
];

/** Shows that the fidelity suite can fail: at moto, it must report the facts that moto gets wrong. */
export async function suiteAtMoto(): Promise<string> {
  const moto = await startMoto();
  try {
    const target = emulator(moto.url, 'us-east-1');
    // moto has no quota of clients, and creates a thousand of them slowly.
    const lacks = { ...target.lacks, fullPool: 'moto is slow' };
    const { facts } = await runSuite({ ...target, lacks }, readFactFiles(), { signal: new AbortController().signal });
    const results = new Map(facts.map(({ fact, outcome }) => [fact.fact, outcome.result]));
    const wrong = [...unlike('differs', DIFFER, results), ...unlike('holds', HOLD, results)];
    if (wrong.length > 0) throw new Error(`The suite at moto:\n${wrong.join('\n')}`);
    const count = (result: FactOutcome['result']) => facts.filter(({ outcome }) => outcome.result === result).length;
    return `at moto ${count('holds')} facts hold, ${count('differs')} differ`;
  } finally {
    await moto.stop();
  }
}

const unlike = (wanted: FactOutcome['result'], names: readonly string[], results: ReadonlyMap<string, FactOutcome['result']>) =>
  names.filter((name) => results.get(name) !== wanted).map((name) => `${results.get(name)} instead of ${wanted}: ${name}`);
