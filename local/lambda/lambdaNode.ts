import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Node that runs the function. */
export interface NodeBinary {
  path: string;
  /** For example 22.23.2. */
  version: string;
}

/** The Node of this process. */
export const OWN_NODE: NodeBinary = { path: process.execPath, version: process.versions.node };

/**
 * The Node of the Lambda runtime, from the npm package for this machine. The commands that need it install it first.
 * @throws Error that names the missing package
 */
export function lambdaNode(): NodeBinary {
  const folder = join(__dirname, 'node');
  const { optionalDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const names = Object.keys(optionalDependencies);
  const name = names.find((candidate) => candidate.endsWith(`-${process.platform}-${process.arch}`)) ?? '';
  const path = join(folder, 'node_modules', name, 'bin', 'node');
  if (name === '' || !existsSync(path)) {
    const wanted = name || `a package for ${process.platform}-${process.arch}`;
    throw new Error(
      `The Node of the Lambda runtime is missing: ${wanted}. npm ci in the folder local/lambda/node installs one of ${names.join(', ')}.`,
    );
  }
  return { path, version: optionalDependencies[name] };
}
