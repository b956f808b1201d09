import { startLocalCognito } from '../../local/cognito/server';
import { endpointVariables } from '../../local/localAws';
import { startLocalLogs } from '../../local/logs/server';
import { FaultInjector } from './faultInjector';
import { Handlers } from './handlers';
import { Lifecycle, type LifecycleContext } from './lifecycle';
import { HARMS, type Harm, type LifecycleResult } from './lifecycleResult';
import { Pool } from './pool';
import { containsSecret } from './secrets';

/** The remaining time that a handler reads at its start. It is short, so that a call without an answer does not delay the run. */
const ALLOWED_MS = 8_000;
const POOLS = 10;
const CONCURRENT_LIFECYCLES = 100;

export interface Options {
  lifecycles: number;
  /** The seed of the first lifecycle. Each further lifecycle has the next number. */
  seed: number;
  onProgress?: (done: number) => void;
}

export interface Report {
  lifecycles: number;
  invocations: number;
  calls: number;
  faults: number;
  /** Creates that failed and could not find out whether their client exists. */
  unknownOutcomes: number;
  /** Clients that exist after a failed or repeated create, and that a message names. */
  leftBehind: number;
  harms: Record<Harm, number>;
  /** One sentence for each harm, with the seed of its lifecycle. */
  findings: string[];
  seconds: number;
}

/** Runs lifecycles with random faults in their calls to Cognito, and counts the harms. */
export async function runChaos({ lifecycles, seed, onProgress = () => {} }: Options): Promise<Report> {
  const started = performance.now();
  const faultInjector = new FaultInjector();
  let calls = 0;
  let faults = 0;
  const cognito = await startLocalCognito({
    faultFor: (call) => {
      const fault = faultInjector.faultFor(call);
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
    const runNext = async () => {
      while (next < lifecycles) {
        const number = next++;
        const pool = pools[number % POOLS] as Pool;
        results.push(await new Lifecycle(seed + number, { pool, faultInjector, invoke }).run());
        onProgress(results.length);
      }
    };
    await Promise.all(Array.from({ length: CONCURRENT_LIFECYCLES }, runNext));

    const findings = results.flatMap(({ seed, harms }) => harms.map(([harm, sentence]) => `seed ${seed}: ${harm}: ${sentence}`));
    const counts = Object.fromEntries(
      HARMS.map((harm) => [harm, results.flatMap(({ harms }) => harms).filter(([name]) => name === harm).length]),
    ) as Record<Harm, number>;
    for (const { ClientName } of pools.flatMap((pool) => pool.clients())) {
      counts.leaked++;
      findings.push(`leaked: ${ClientName} is left in its pool.`);
    }
    for (const text of [handlers.output, ...logs.events.map(({ message }) => message)].filter((text) => containsSecret(text))) {
      counts.secret++;
      findings.push(`secret: ${text}`);
    }
    return {
      lifecycles: results.length,
      invocations: sum(results.map(({ invocations }) => invocations)),
      calls,
      faults,
      unknownOutcomes: sum(results.map(({ unknownOutcomes }) => unknownOutcomes)),
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
