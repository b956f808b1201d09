import { createPool } from '../local/cognitoClient';
import { startLocalAws } from '../local/localAws';
import type { TestedAws } from '../tools/contract/cfn';

/** Starts the local AWS with a new pool, for `cfn test`. */
export async function startTestedAws(): Promise<TestedAws> {
  const aws = await startLocalAws();
  try {
    const poolId = await createPool(aws.cognito.url, 'contract-tests');
    return { lambdaUrl: aws.lambda.url, poolId, stop: () => aws.stop() };
  } catch (error) {
    await aws.stop();
    throw error;
  }
}
