import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { thirdPartyLicences } from '../build/licences.mjs';
import type { BundledProgram } from './bundledProgram';
import type { PackedFiles } from './tarball';

/** The members that the package.json of every package has from the project's package.json. */
export function manifestOf(root: string): { license: string; engines: Record<string, string>; type: string } {
  const { license, engines, type } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return { license, engines, type };
}

/** A document of a package, with its version in place of VERSION. */
export const documentOf = (root: string, path: string, version: string): string =>
  readFileSync(join(root, path), 'utf8').replaceAll('VERSION', version);

/** The project's licence, and the licences of the packages that have code in its programs. */
export function licenceFiles(root: string, programs: Readonly<Record<string, BundledProgram>>): PackedFiles {
  const LICENSE = { content: readFileSync(join(root, 'LICENSE')) };
  const packages = new Map(Object.values(programs).flatMap(({ packages }) => packages.map((one) => [one.folder, one])));
  if (packages.size === 0) return { LICENSE };
  const holders = Object.entries(programs).filter(([, program]) => program.packages.length > 0);
  const text = thirdPartyLicences([...packages.values()], root, holders.map(([name]) => name).join(' and '));
  return { LICENSE, 'THIRD-PARTY-LICENSES': { content: text } };
}
