import { setTimeout } from 'node:timers/promises';
import { type LocalCognitoOptions, startLocalCognito } from '../local/cognito/server';
import type { Fact, FactFile } from './fact';
import { runSuite, type SuiteOptions, type SuiteRun } from './suite';
import { emulator, type Target } from './target';

/** Like the service: with quotas, and with changes that take their time, so that two can meet on a slow machine, too. */
const LIKE_THE_SERVICE: LocalCognitoOptions = {
  quotas: {},
  latency: async ({ operation }) => /^(Update|Delete)UserPoolClient$/.test(operation) && setTimeout(300),
};

/**
 * Most facts are shown at a Cognito that answers as fast as it can; those that need quotas or a lock, at one that has them.
 * @param cognito how both are to behave, such as which reading of an OPEN point they are to show
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
