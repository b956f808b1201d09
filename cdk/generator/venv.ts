import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { ensureVenv, pipInstall, type Venv } from '../../tools/venv';

/** The virtual environment of a CDK app in Python. */
export function ensureCdkVenv(): Venv {
  return ensureVenv({ folder: '.venv-cdk', what: 'aws-cdk-lib for Python', requirements: __dirname });
}

/** Puts the construct library into it, in place of the one before. Its own requirements are there already. */
export function installWheel(file: string): void {
  pipInstall(ensureCdkVenv(), ['--no-deps', '--force-reinstall', join(PROJECT_ROOT, file)], file);
}
