import { bundle } from '../build/bundle.mjs';
import { runCfn } from '../contract/cfn';

/** `npm run cfn -- ARGUMENTS`: the CloudFormation CLI, such as `npm run cfn -- validate`; `test` needs no AWS account. */
export async function main(args: string[]): Promise<number> {
  if (args[0] === 'test') await bundle();
  const { exitCode } = await runCfn(args, (text) => process.stdout.write(text));
  return exitCode;
}
