import { setTimeout } from 'node:timers/promises';
import { type LocalCognitoOptions, startLocalCognito } from '../local/cognito/server';
import type { Fact, FactFile } from './fact';
import { runSuite, type SuiteOptions, type SuiteRun } from './suite';
import { emulator, type Target } from './target';

/** Like the service: with quotas, and with changes that take long enough for two to overlap, also on a slow machine. */
const LIKE_THE_SERVICE: LocalCognitoOptions = {
  quotas: {},
  latency: async ({ operation }) => /^(Update|Delete)UserPoolClient$/.test(operation) && setTimeout(300),
};

/**
 * Checks most facts at a local Cognito that answers as fast as it can. Checks the facts that need quotas or the lock at a second
 * local Cognito, which has both.
 * @param cognito the options of both, such as the behaviour of an OPEN point
 */
export async function runAtLocalCognito(
  cognito: LocalCognitoOptions,
  files: readonly FactFile[],
  options: SuiteOptions,
): Promise<SuiteRun> {
  const fast = await runAt(cognito, {}, files, options);
  if (fast.ended !== undefined) return fast;
  const slow = await runAt({ ...cognito, ...LIKE_THE_SERVICE }, { lacks: {} }, only(needsTheService, files), options);
  const outcomes = new Map(slow.facts.map(({ fact, outcome }) => [fact, outcome]));
  const facts = fast.facts.map((checked) => ({ ...checked, outcome: outcomes.get(checked.fact) ?? checked.outcome }));
  return { ...slow, facts, left: [...fast.left, ...slow.left] };
}

async function runAt(
  cognito: LocalCognitoOptions,
  target: Partial<Target>,
  files: readonly FactFile[],
  options: SuiteOptions,
): Promise<SuiteRun> {
  const server = await startLocalCognito(cognito);
  try {
    return await runSuite({ ...emulator(server.url, 'us-east-1'), ...target }, files, options);
  } finally {
    await server.stop();
  }
}

const needsTheService = ({ needs = [] }: Fact) => needs.includes('quotas') || needs.includes('updateLock');

const only = (wanted: (fact: Fact) => boolean, files: readonly FactFile[]) =>
  files.map(({ theme, facts }) => ({ theme, facts: facts.filter(wanted) }));
