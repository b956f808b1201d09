import { runCfn } from '../tools/contract/cfn';
import { startTestedAws } from './testedAws';

/** `npm run cfn -- ARGUMENTS`: the CloudFormation CLI, such as `npm run cfn -- validate`; `test` needs no AWS account. */
export async function main(args: string[]): Promise<number> {
  const { exitCode } = await runCfn(args, startTestedAws, (text) => process.stdout.write(text));
  return exitCode;
}
