import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How packages name the files that whoever passes their code on has to pass on too. */
const LEGAL_FILE = /^(licen[cs]e|notice|copying|copyright)/i;

const RULE = '-'.repeat(80);

/**
 * The text that goes with the bundle: the licences and notices of every package in it, each text once.
 *
 * @param {import('./packages.mjs').BundledPackage[]} packages
 * @param {string} root the project's
 * @param {string} bundle the file, or files, that hold parts of them
 * @throws Error for a package that comes without the text of its licence
 */
export function thirdPartyLicences(packages, root, bundle) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const one of packages) {
    const { name, version, license } = one;
    const text = legalText(join(root, one.folder)) || textOfSibling(one, packages, root) || standardText(one, root);
    if (text === '') throw new Error(`${name} ${version} comes without the text of its licence, ${license}.`);
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...texts].map(([text, users]) => `${RULE}\n${users.sort().join('\n')}\n${RULE}\n\n${text}\n`);
  const heading = `Parts of these packages are in ${bundle}. The licences and notices of each stand below its name.`;
  return `${heading}\n\n${parts.join('\n')}`;
}

/**
 * The text that comes with another package of the same repository, under the same licence: the AWS SDK publishes some of its packages
 * without the file.
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
 * The Apache License has one text for all who use it. The project's own LICENSE has it, above a notice of its own.
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
 * @returns {string | undefined} its address
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
