import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The names of the licence files in packages. A distribution of a package's code must include them. */
const LEGAL_FILE = /^(licen[cs]e|notice|copying|copyright)/i;

const RULE = '-'.repeat(80);

/**
 * The licences and notices of every package in a bundle, each text once.
 *
 * @param {import('./packages.mjs').BundledPackage[]} packages
 * @param {string} root the project's folder
 * @param {string} bundle the names of the files that contain parts of the packages
 * @throws Error for a package whose licence text is missing
 */
export function thirdPartyLicences(packages, root, bundle) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const one of packages) {
    const { name, version, license } = one;
    const text = legalText(join(root, one.folder)) || textOfSibling(one, packages, root) || standardText(one, root);
    if (text === '') {
      throw new Error(
        `${name} ${version} does not include the text of its licence, ${license}. Remove the package from ${bundle}.`,
      );
    }
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...texts].map(([text, users]) => `${RULE}\n${users.sort().join('\n')}\n${RULE}\n\n${text}\n`);
  const heading = `Parts of these packages are in ${bundle}. The licences and notices of each package are below its name.`;
  return `${heading}\n\n${parts.join('\n')}`;
}

/**
 * The licence text of another package from the same repository with the same licence. The AWS SDK publishes some packages without
 * the text.
 *
 * @param {import('./packages.mjs').BundledPackage} wanted
 * @param {readonly import('./packages.mjs').BundledPackage[]} packages
 * @param {string} root
 */
function textOfSibling({ folder, license }, packages, root) {
  const repository = repositoryOf(join(root, folder));
  if (repository === undefined) return '';
  const siblings = packages
    .filter((one) => one.license === license && repositoryOf(join(root, one.folder)) === repository)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return siblings.map((one) => legalText(join(root, one.folder))).find((text) => text !== '') ?? '';
}

/**
 * The text of the Apache License, which is the same for all packages. The project's LICENSE has it above the project's own
 * notice.
 *
 * @param {import('./packages.mjs').BundledPackage} wanted
 * @param {string} root
 */
function standardText({ license }, root) {
  if (license !== 'Apache-2.0') return '';
  const [terms = ''] = /^.*?END OF TERMS AND CONDITIONS$/ms.exec(readFileSync(join(root, 'LICENSE'), 'utf8')) ?? [];
  return terms.trim();
}

/**
 * @param {string} folder of a package
 * @returns {string | undefined} the URL of its repository
 */
function repositoryOf(folder) {
  const { repository } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return repository?.url;
}

/** @param {string} folder of a package */
function legalText(folder) {
  const files = readdirSync(folder).filter((file) => LEGAL_FILE.test(file));
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
