import { namesIn, runScript, take } from './project';

/** The package that CloudFormation registers. */
export async function packType(root: string, folder: string, version: string): Promise<string[]> {
  runScript(root, 'package');
  const { file } = namesIn(root);
  return [take(root, `build/${file}.zip`, folder, `${file}-${version}.zip`)];
}
