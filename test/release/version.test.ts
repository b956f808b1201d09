/** package.json has the version. All other files must have the same version. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const textOf = (file: string) => readFileSync(join(PROJECT_ROOT, file), 'utf8');
const { version } = JSON.parse(textOf('package.json'));

test.each(['package-lock.json', 'cdk/package.json', 'cdk/package-lock.json'])('%s has the version of package.json', (file) => {
  const { version: own, packages } = JSON.parse(textOf(file));
  expect([own, packages?.[''].version ?? own]).toEqual([version, version]);
});

test('type.yaml registers the package of this version', () => {
  expect(textOf('registration/type.yaml')).toContain(`Key: my-cognito-userpoolclient-${version}.zip\n`);
});

test.each(['guides/install.md', 'cdk/README.md', 'guides/cdk.md', 'README.md'])(
  '%s names only files of this version',
  (document) => {
    const named = [...textOf(document).matchAll(/userpoolclient(?:[-_]cdk)?-(\d+\.\d+\.\d+)/g)].map(([, one]) => one);
    expect(named.filter((one) => one !== version)).toEqual([]);
  },
);

test('guides/install.md names a file of a release', () => {
  expect(textOf('guides/install.md')).toContain(`my-cognito-userpoolclient-${version}.zip`);
});

test('the newest release of the changelog is this version, with its date', () => {
  const [, newest, date = ''] = /^## (\d\S*)(?: \((\d{4}-\d{2}-\d{2})\))?$/m.exec(textOf('CHANGELOG.md')) ?? [];
  expect(newest).toBe(version);
  expect(new Date(date).getTime()).toBeLessThanOrEqual(Date.now());
});

test('the construct library has the licence of the project', () => expect(textOf('cdk/LICENSE')).toBe(textOf('LICENSE')));
