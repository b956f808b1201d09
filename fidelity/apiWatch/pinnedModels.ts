import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import type { ApiModel } from './apiModel';
import { readServiceModel } from './botocoreModel';
import { readSdk } from './sdkModel';
import { loadSdk } from './sdkPackage';

/** Where botocore has the models of Cognito, one folder for each version of the API, and how each is called. */
export const MODELS = 'botocore/data/cognito-idp';
export const MODEL = 'service-2.json.gz';

/** The models of the versions that are installed: botocore's by constraints.txt, and the SDK's by package.json. */
export function pinnedModels(): ApiModel[] {
  return [pinnedBotocore(), readSdk(loadSdk(PROJECT_ROOT))];
}

function pinnedBotocore(): ApiModel {
  const program = 'import botocore, os; print(botocore.__version__); print(os.path.dirname(os.path.dirname(botocore.__file__)))';
  const { stdout, stderr, status } = spawnSync(ensureVenv().python, ['-c', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python does not find botocore: ${stderr}`);
  const [version = '', folder = ''] = stdout.split('\n');
  const newest = readdirSync(join(folder, MODELS)).sort().at(-1) ?? '';
  return readServiceModel(`botocore ${version}`, unpacked(readFileSync(join(folder, MODELS, newest, MODEL))));
}

/** The model in a file of botocore's. */
export function unpacked(file: Uint8Array) {
  return JSON.parse(gunzipSync(file).toString());
}
