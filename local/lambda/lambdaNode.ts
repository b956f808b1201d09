import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Node to run the function on. */
export interface NodeBinary {
  /** The program. */
  path: string;
  /** Such as 22.23.2. */
  version: string;
}

/** The Node that this process runs on. */
export const OWN_NODE: NodeBinary = { path: process.execPath, version: process.versions.node };

/**
 * The Node of the Lambda runtime, in the npm package that holds it for this machine. The commands that need it install it.
 * @throws Error that says what there is where it is missing
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
      `The Node of the Lambda runtime is missing: ${wanted}. local/lambda/node installs one of ${names.join(', ')}.`,
    );
  }
  return { path, version: optionalDependencies[name] };
}
