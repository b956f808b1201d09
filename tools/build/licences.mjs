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
 * @throws Error for a package that comes without the text of its licence
 */
export function thirdPartyLicences(packages, root) {
  /** @type {Map<string, string[]>} */
  const texts = new Map();
  for (const { folder, name, version, license } of packages) {
    const text = legalText(join(root, folder));
    if (text === '') throw new Error(`${name} ${version} comes without the text of its licence, ${license}.`);
    texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const parts = [...texts].map(([text, users]) => `${RULE}\n${users.sort().join('\n')}\n${RULE}\n\n${text}\n`);
  const heading = 'dist/handlers.js holds parts of these packages. The licences and notices of each stand below its name.';
  return `${heading}\n\n${parts.join('\n')}`;
}

/** @param {string} folder of a package */
function legalText(folder) {
  const files = readdirSync(folder).filter((file) => LEGAL_FILE.test(file));
  return files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}
