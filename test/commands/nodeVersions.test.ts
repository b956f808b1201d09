/** The commands have the same output on the Node of the Lambda runtime and on the Node of this machine, which may be older. */
import { spawnSync } from 'node:child_process';
import { lambdaNode, type NodeBinary, OWN_NODE } from '../../local/lambda/lambdaNode';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { withoutVariables } from '../../tools/recordings';

function run({ path }: NodeBinary, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(path, ['commands/run.mjs', ...args], { cwd: PROJECT_ROOT, encoding: 'utf8' });
  return { status, stderr, stdout: withoutVariables(stdout) };
}

test.each([
  ['start', [], /DELETE/],
  ['start', ['guides/updates.json'], /"shop"/],
  ['package', [], /^SHA-256 [0-9a-f]{64}$/m],
  ['migrate', ['examples/web-server/template.yaml', '--back'], /AWS::Cognito::UserPoolClient/],
] as const)('npm run %s %j', (command, args, shows) => {
  const onLambdaNode = run(lambdaNode(), [command, ...args]);
  expect(onLambdaNode).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(shows) });
  expect(run(OWN_NODE, [command, ...args])).toEqual(onLambdaNode);
});
