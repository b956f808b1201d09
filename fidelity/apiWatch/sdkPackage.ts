import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { SdkPackage } from './sdkModel';

export const SDK = '@aws-sdk/client-cognito-identity-provider';

/** Loads the SDK that is installed in a folder, with the matching version of the library that reads its schemas. */
export function loadSdk(folder: string): SdkPackage {
  const entry = createRequire(join(folder, 'package.json')).resolve(SDK);
  const ofSdk = createRequire(entry);
  const { NormalizedSchema } = ofSdk('@smithy/core/schema') as { NormalizedSchema: { of: SdkPackage['schemaOf'] } };
  return { version: sdkVersion(folder), exported: ofSdk(entry), schemaOf: (reference) => NormalizedSchema.of(reference) };
}

export function sdkVersion(folder: string): string {
  return JSON.parse(readFileSync(join(folder, 'node_modules', SDK, 'package.json'), 'utf8')).version;
}
