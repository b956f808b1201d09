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

/** The folder of botocore's models of Cognito. It has one folder for each version of the API, with one model. */
export const MODELS = 'botocore/data/cognito-idp';
export const MODEL = 'service-2.json.gz';

/** The models of the installed versions: botocore as in constraints.txt, the SDK as in package.json. */
export function pinnedModels(): ApiModel[] {
  return [pinnedBotocore(), readSdk(loadSdk(PROJECT_ROOT))];
}

function pinnedBotocore(): ApiModel {
  const program = 'import botocore, os; print(botocore.__version__); print(os.path.dirname(os.path.dirname(botocore.__file__)))';
  const { stdout, stderr, status } = spawnSync(ensureVenv().python, ['-c', program], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Python could not import botocore: ${stderr}`);
  const [version = '', folder = ''] = stdout.split('\n');
  const newest = readdirSync(join(folder, MODELS)).sort().at(-1) ?? '';
  return readServiceModel(`botocore ${version}`, unpacked(readFileSync(join(folder, MODELS, newest, MODEL))));
}

/** Reads a compressed model file of botocore. */
export function unpacked(file: Uint8Array) {
  return JSON.parse(gunzipSync(file).toString());
}
