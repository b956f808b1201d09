import { packageType } from '../tools/package/package';
import { withOptions } from './options';
import { usageOf } from './usage';

/** `npm run package`: writes the zip that CloudFormation registers, and prints its contents, its size and its SHA-256. */
export function main(args: string[]): Promise<number> {
  return withOptions({ usage: usageOf('package'), config: { args }, read: () => undefined }, writePackage);
}

async function writePackage(): Promise<number> {
  const { file, bytes, sha256, contents } = packageType();
  for (const one of contents) console.log(`${String(one.bytes).padStart(9)}  ${one.path}`);
  console.log(`${String(bytes).padStart(9)}  ${file}\nSHA-256 ${sha256}`);
  return 0;
}
