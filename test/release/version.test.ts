/** package.json has the version. All other files must have the same version. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { VERSIONS } from './releases';

const textOf = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const { version } = JSON.parse(textOf('package.json'));

test.each(['package-lock.json', 'cdk/package.json', 'cdk/package-lock.json'])('%s has the version of package.json', (file) => {
  const { version: own, packages } = JSON.parse(textOf(file));
  expect([own, packages?.[''].version ?? own]).toEqual([version, version]);
});

test('type.yaml registers the package of this version', () => {
  expect(textOf('registration/type.yaml')).toContain(`Key: my-cognito-userpoolclient-${version}.zip\n`);
});

const FILE_OF_A_RELEASE = /(?:userpoolclient(?:[-_]cdk|-tools)?|local-cognito)-(\d+\.\d+\.\d+)/g;
const versionsIn = (document: string) => [...textOf(document).matchAll(FILE_OF_A_RELEASE)].map(([, one]) => one);
const GUIDES = readdirSync(join(PROJECT_ROOT, 'guides')).filter((file) => file.endsWith('.md'));

test.each(['README.md', 'cdk/README.md', ...GUIDES.map((file) => `guides/${file}`)])(
  '%s names the files of this version',
  (document) => expect(versionsIn(document).filter((one) => one !== version)).toEqual([]),
);

test.each(['install', 'your-tests', 'check', 'migrate'])('guides/%s.md names a file of a release', (guide) => {
  expect(versionsIn(`guides/${guide}.md`)).not.toEqual([]);
});

test('the newest release of the changelog is this version, with its date', () => {
  const [, newest, date = ''] = /^## (\d\S*)(?: \((\d{4}-\d{2}-\d{2})\))?$/m.exec(textOf('CHANGELOG.md')) ?? [];
  expect(newest).toBe(version);
  expect(new Date(date).getTime()).toBeLessThanOrEqual(Date.now());
});

test('every release before this version is recorded, so that the tests of upgrades run it', () => {
  const released = [...textOf('CHANGELOG.md').matchAll(/^## (\d\S*)/gm)].map(([, one = '']) => one);
  expect(VERSIONS).toEqual(expect.arrayContaining(['0.1.0', ...released.filter((one) => one !== version)]));
});

test('the construct library has the licence of the project', () => expect(textOf('cdk/LICENSE')).toBe(textOf('LICENSE')));
