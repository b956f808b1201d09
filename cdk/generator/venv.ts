import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { ensureVenv, pipInstall, type Venv } from '../../tools/venv';

/** The virtual environment for CDK apps in Python. */
export function ensureCdkVenv(): Venv {
  return ensureVenv({ folder: '.venv-cdk', what: 'aws-cdk-lib for Python', requirements: __dirname });
}

/** Installs the construct library, and replaces an older one. The packages that it requires are installed already. */
export function installWheel(file: string): void {
  pipInstall(ensureCdkVenv(), ['--no-deps', '--force-reinstall', join(PROJECT_ROOT, file)], file);
}
