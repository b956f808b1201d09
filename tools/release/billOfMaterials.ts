import { ComponentType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import {
  Bom,
  Component,
  ComponentRepository,
  HashDictionary,
  LicenseRepository,
  Metadata,
  NamedLicense,
  SpdxLicense,
} from '@cyclonedx/cyclonedx-library/Models';
import { JSON as Json, JsonSerializer } from '@cyclonedx/cyclonedx-library/Serialize';
import { isSupportedSpdxId } from '@cyclonedx/cyclonedx-library/SPDX';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import { PackageURL } from 'packageurl-js';
import type { Files } from '../package/zip';
import { type NamedPackage, packagesNamedIn } from './packagesNamed';

/** An artefact that contains files. */
export interface Archive {
  name: string;
  version: string;
  license: string;
  /** In hexadecimal digits. */
  sha256: string;
  files: Files;
}

/**
 * The bill of materials of an artefact, in CycloneDX's JSON. Its packages are those that the artefact's THIRD-PARTY-LICENSES
 * names. It has no time and no serial number, so that the same artefact always gives the same bytes.
 */
export function billOfMaterials({ name, version, license, sha256, files }: Archive): string {
  const bomRef = name;
  const hashes = new HashDictionary([[HashAlgorithm['SHA-256'], sha256]]);
  const component = new Component(ComponentType.File, name, { bomRef, version, hashes, licenses: licensed(license) });
  const packages = Object.entries(files)
    .filter(([path]) => path.endsWith('THIRD-PARTY-LICENSES'))
    .flatMap(([, text]) => packagesNamedIn(Buffer.from(text).toString()));
  const components = new ComponentRepository(packages.map(componentOf));
  for (const { bomRef: part } of components) component.dependencies.add(part);
  const bom = new Bom({ metadata: new Metadata({ component }), components });
  return `${new JsonSerializer(new Json.Normalize.Factory(Spec1dot6)).serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function componentOf({ name, version, license }: NamedPackage): Component {
  const [, group, ownName = name] = /^(@[^/]+)\/(.+)$/.exec(name) ?? [];
  const purl = new PackageURL('npm', group, ownName, version, undefined, undefined).toString();
  const licenses = licensed(license);
  return new Component(ComponentType.Library, ownName, { bomRef: purl, version, purl, licenses, ...(group && { group }) });
}

/** The names of some packages' licences are not SPDX ids. */
const licensed = (license: string) =>
  new LicenseRepository([isSupportedSpdxId(license) ? new SpdxLicense(license) : new NamedLicense(license)]);
