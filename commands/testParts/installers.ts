import { basename, dirname } from 'node:path';
import { ensureCdkVenv } from '../../cdk/generator/venv';
import { ensureWheelVenv } from '../../cdk/generator/wheel';
import { ensureVenv } from '../../tools/contract/venv';
import { ensureSamVenv } from '../../tools/sam/venv';
import { install } from '../../tools/setup/install.mjs';
import { INSTALLS, type PartName } from './cost.cjs';

/** The virtual environments. All other folders have npm packages. */
const VENVS: Readonly<Record<string, () => void>> = {
  '.venv': ensureVenv,
  '.venv-cdk': ensureCdkVenv,
  '.venv-sam': ensureSamVenv,
  '.venv-wheel': ensureWheelVenv,
};

/**
 * Installs the folders of a part, if they are not there. An installation stops this process until it ends.
 * @throws Error if a folder cannot be installed
 */
export function installFor(name: PartName): void {
  for (const folder of INSTALLS[name]) {
    const ensureFolder = VENVS[folder];
    if (ensureFolder) ensureFolder();
    else if (basename(folder) !== 'node_modules' || !install(dirname(folder)))
      throw new Error(`${folder} could not be installed.`);
  }
}
