/** The commands of guides/install.md in order, in one shell. Those that need an account are answered by test/support/aws.py. */
import { accountlessShell } from '../support/accountlessShell';
import { shellBlocks } from '../support/guides';

const shell = accountlessShell();
afterAll(() => shell.stop());

test('every command of guides/install.md works, one after the other', () => {
  const blocks = shellBlocks('guides/install.md');
  expect(blocks.length).toBeGreaterThan(5);
  const { status, stdout, stderr } = shell.run(blocks.join('\n'));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^submit True$/m);
  expect(stdout).toContain('upload: build/my-cognito-userpoolclient.zip to s3://packages/my-cognito-userpoolclient-0.1.0.zip');
  // Two dozen programs in Python, on a machine that may be busy.
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
])('%s that is wrong would be found', (_what, command, message) => {
  const { status, stderr } = shell.run(command);
  expect(status).not.toBe(0);
  expect(stderr).toContain(message);
});
