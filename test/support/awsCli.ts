import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureVenv } from '../../local/contract/venv';
import type { StackEngine } from '../../local/stacks/stackEngine';

/** Calls the AWS CLI on the services of this machine; answers what it prints. */
export function awsCli({ variables }: StackEngine, args: string): string {
  const program = join(ensureVenv().bin, 'aws');
  const { status, stdout, stderr } = spawnSync(program, [...args.split(' '), '--output', 'text'], {
    encoding: 'utf8',
    env: { ...process.env, ...variables },
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}
