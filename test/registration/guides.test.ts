/** Runs the guide's commands in order in one shell. Commands that need an account call an AWS that only checks their requests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { packRegistration } from '../../tools/release/registration';
import { packType } from '../../tools/release/typePackage';
import { writeRelease } from '../../tools/release/writeRelease';
import { accountlessShell } from '../support/accountlessShell';
import { shellBlocksOf, textOf } from '../support/guides';

const PACKAGE = `my-cognito-userpoolclient-${JSON.parse(textOf('package.json')).version}.zip`;

const shell = accountlessShell();
afterAll(() => shell.stop());

/** Blocks with this command make a release, which takes long. test/release runs them. */
const MAKES_RELEASE = 'npm run release';

test('the commands of guides/install.md work in order, with the files of a release and from the sources', async () => {
  const release = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    await writeRelease(PROJECT_ROOT, release, [packType, packRegistration]);
    const [withRelease = '', fromSources = ''] = textOf('guides/install.md').split('## From the sources');
    const blocks = [withRelease, fromSources].map((text) =>
      shellBlocksOf(text).filter((block) => !block.includes(MAKES_RELEASE)),
    );
    for (const { length } of blocks) expect(length).toBeGreaterThan(2);
    const script = blocks.map((some, index) => [`cd '${[release, PROJECT_ROOT][index]}'`, ...some].join('\n'));
    const { status, stdout, stderr } = shell.run(script.join('\n'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(`upload: ./${PACKAGE} to s3://packages/${PACKAGE}`);
    expect(stdout).toMatch(/^submit True$/m);
    expect(stdout).toContain('upload: build/my-cognito-userpoolclient.zip to s3://packages/trials/1.zip');
  } finally {
    rmSync(release, { recursive: true });
  }
  // The commands start about 24 Python programs, and the machine may be busy.
}, 300_000);

test.each([
  ['an option', 'aws cloudformation set-type-default-version --arm x', 'Unknown options: --arm'],
  [
    'a value',
    'aws cloudformation register-type --type RESOURSE --type-name A::B::C --schema-handler-package s3://x',
    'RESOURSE is none of',
  ],
  ['a file', 'aws cloudformation deploy --stack-name x --template-file registration/typ.yaml', 'Invalid template path'],
  ['an option of the other CLI', 'npm run cfn -- submit --set-defalt', 'unrecognized arguments'],
])('the shell refuses %s that is wrong', (_what, command, message) => {
  const { status, stderr } = shell.run(command);
  expect(status).not.toBe(0);
  expect(stderr).toContain(message);
});
