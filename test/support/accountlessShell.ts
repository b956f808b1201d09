import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { textOf } from './guides';

/** A shell that runs commands for an AWS account without an account, up to the call to AWS. */
export interface AccountlessShell {
  run(script: string): SpawnSyncReturns<string>;
  stop(): void;
}

/** The environment variable for the Region in guides/install.md. */
function regionVariable(): string {
  const [, name] = /the Region \(`(\w+)`\)/.exec(textOf('guides/install.md')) ?? [];
  if (name === undefined) throw new Error('guides/install.md does not name the variable for the Region.');
  return name;
}

/** Replaces `aws` and `npm run cfn` by the real CLIs, which only check their arguments. All other commands are unchanged. */
export function accountlessShell(): AccountlessShell {
  const bin = mkdtempSync(join(tmpdir(), 'bin-'));
  const program = (name: string, script: string) => {
    writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(bin, name), 0o755);
  };
  const python = (file: string) => `exec '${ensureVenv().python}' '${join(__dirname, file)}' "$@"`;
  const npm = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim();
  program('aws', python('aws.py'));
  program('npm', `[ "$1 $2" != 'run cfn' ] || { shift 3; ${python('cfn.py')}; }; exec '${npm}' "$@"`);
  const { AWS_REGION: _region, AWS_DEFAULT_REGION: _defaultRegion, ...inherited } = process.env;
  const env = {
    ...inherited,
    [regionVariable()]: 'us-east-1',
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    npm_config_loglevel: 'error',
  };
  return {
    run: (script) => spawnSync('sh', ['-euc', script], { cwd: PROJECT_ROOT, encoding: 'utf8', env }),
    stop: () => rmSync(bin, { recursive: true }),
  };
}
