import { namesIn, runScript, take } from './project';

/** Packs the type for the registration with CloudFormation. */
export async function packType(root: string, folder: string, version: string): Promise<string[]> {
  runScript(root, 'package');
  const { file } = namesIn(root);
  return [take(root, `build/${file}.zip`, folder, `${file}-${version}.zip`)];
}
