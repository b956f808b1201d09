import { namesIn, runScript, take } from './project';

/** Packs the construct library for npm and for pip. */
export async function packConstructs(root: string, folder: string, version: string): Promise<string[]> {
  runScript(root, 'cdk');
  const { file, module } = namesIn(root);
  const packages = [`${file}-cdk-${version}.tgz`, `${module}_cdk-${version}-py3-none-any.whl`];
  return packages.map((name) => take(root, `cdk/dist/${name}`, folder, name));
}
