import { runCfn } from '../tools/contract/cfn';
import { startTestedAws } from './testedAws';

/** `npm run cfn -- ARGUMENTS`: runs the CloudFormation CLI. `npm run cfn -- test` needs no AWS account. */
export async function main(args: string[]): Promise<number> {
  const { exitCode } = await runCfn(args, startTestedAws, (text) => process.stdout.write(text));
  return exitCode;
}
