import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { bundledFiles } from '../support/metafile';

/** Licences that allow the code in a bundle, if the text of the licence is included. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'Apache License 2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

const legalText = readFileSync(join(PROJECT_ROOT, 'build', 'TypeFunction', 'THIRD-PARTY-LICENSES'), 'utf8');
const packages = [...new Set(bundledFiles.map((file) => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]))].filter(
  (folder) => folder !== undefined,
);

test('the bundle contains parts of packages', () => {
  expect(packages).toContain('node_modules/class-transformer');
});

test.each(packages)('%s has a licence that allows the bundle, which includes its licence and notices', (folder) => {
  const files = readdirSync(join(PROJECT_ROOT, folder));
  const { name, version, license } = JSON.parse(readFileSync(join(PROJECT_ROOT, folder, 'package.json'), 'utf8'));
  expect(ALLOWED).toContain(license);
  expect(legalText).toContain(`\n${name} ${version} (${license})\n`);
  const legalFiles = files.filter((file) => /licen[cs]e|notice|copying/i.test(file));
  expect(legalFiles).not.toEqual([]);
  for (const file of legalFiles) {
    const text = readFileSync(join(PROJECT_ROOT, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim();
    expect(legalText).toContain(text);
  }
});
