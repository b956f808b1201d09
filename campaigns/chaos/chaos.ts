import { startLocalCognito } from '../../local/cognito/server';
import { endpointVariables } from '../../local/localAws';
import { startLocalLogs } from '../../local/logs/server';
import { Handlers } from './handlers';
import { Lifecycle, type LifecycleContext } from './lifecycle';
import { HARMS, type Harm, type LifecycleResult } from './lifecycleResult';
import { Pool } from './pool';
import { givesAway } from './secrets';
import { Weather } from './weather';

/** What a handler is told that it has left: little, so that a call without an answer holds nobody up for long. */
const ALLOWED_MS = 8_000;
const POOLS = 10;
/** How many lifecycles run side by side. */
const SIDE_BY_SIDE = 100;

export interface Options {
  lifecycles: number;
  /** The first lifecycle has this seed, each further one the next. */
  seed: number;
  onProgress?: (done: number) => void;
}

export interface Report {
  lifecycles: number;
  invocations: number;
  calls: number;
  faults: number;
  /** Creates that could not be settled, and clients that were left behind and told, of which some may be theirs. */
  unsettled: number;
  leftBehind: number;
  harms: Record<Harm, number>;
  /** What was wrong, each with the seed of its lifecycle. */
  findings: string[];
  seconds: number;
}

/** Runs lifecycles in bad weather, and counts what they leave. */
export async function runChaos({ lifecycles, seed, onProgress = () => {} }: Options): Promise<Report> {
  const started = performance.now();
  const weather = new Weather();
  let calls = 0;
  let faults = 0;
  const cognito = await startLocalCognito({
    faultFor: (call) => {
      const fault = weather.faultFor(call);
      calls++;
      if (fault) faults++;
      return fault;
    },
  });
  const logs = await startLocalLogs();
  const handlers = new Handlers(endpointVariables({ cognito, logs }));
  try {
    const pools = Array.from({ length: POOLS }, (_, number) => new Pool(cognito, `chaos-${number}`));
    const invoke: LifecycleContext['invoke'] = (event) => handlers.invoke(event, ALLOWED_MS);
    const results: LifecycleResult[] = [];
    let next = 0;
    const runSome = async () => {
      while (next < lifecycles) {
        const number = next++;
        const pool = pools[number % POOLS] as Pool;
        results.push(await new Lifecycle(seed + number, { pool, weather, invoke }).run());
        onProgress(results.length);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, runSome));

    const findings = results.flatMap(({ seed, harms }) => harms.map(([harm, sentence]) => `seed ${seed}: ${harm}: ${sentence}`));
    const counts = Object.fromEntries(
      HARMS.map((harm) => [harm, results.flatMap(({ harms }) => harms).filter(([name]) => name === harm).length]),
    ) as Record<Harm, number>;
    for (const { ClientName } of pools.flatMap((pool) => pool.clients())) {
      counts.leaked++;
      findings.push(`leaked: ${ClientName} is left in its pool.`);
    }
    for (const text of [handlers.output, ...logs.events.map(({ message }) => message)].filter((text) => givesAway(text))) {
      counts.secret++;
      findings.push(`secret: ${text}`);
    }
    return {
      lifecycles: results.length,
      invocations: sum(results.map(({ invocations }) => invocations)),
      calls,
      faults,
      unsettled: sum(results.map(({ unsettled }) => unsettled)),
      leftBehind: sum(results.map(({ leftBehind }) => leftBehind)),
      harms: counts,
      findings,
      seconds: (performance.now() - started) / 1000,
    };
  } finally {
    await handlers.stop();
    await Promise.all([cognito.stop(), logs.stop()]);
  }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
