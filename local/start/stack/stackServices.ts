import { type StackEngine, startStackEngine } from '../../cloudformation/stacks/stackEngine';
import type { LocalCognito } from '../../cognito/server';
import { type LocalAws, startLocalAws } from '../../localAws';
import { StandInPools } from './standInPools';

/** The services that the life of a stack runs on. */
export interface StackServices {
  engine: StackEngine;
  cognito: LocalCognito;
  lambda: { url: string };
  /** The user pools that templates name but do not create. */
  pools: StandInPools;
  stop(): Promise<void>;
}

/**
 * Starts CloudFormation, Cognito and the handlers.
 * @throws Error if one of them does not start
 */
export async function startStackServices(): Promise<StackServices> {
  const started: { aws?: LocalAws } = {};
  const pools = new StandInPools(() => {
    if (!started.aws) throw new Error('The local Cognito has not started yet.');
    return started.aws.cognito;
  });
  const aws = await startLocalAws({ cognito: { faultFor: pools.before } });
  started.aws = aws;
  try {
    const engine = await startStackEngine(aws);
    const stop = async () => {
      await engine.stop();
      await aws.stop();
    };
    return { engine, cognito: aws.cognito, lambda: aws.lambda, pools, stop };
  } catch (error) {
    await aws.stop();
    throw error;
  }
}
