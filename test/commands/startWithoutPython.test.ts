import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from './startRuns';

jest.mock('../../tools/contract/venv', () => ({
  ensureVenv: () => {
    throw new Error('There is no Python.');
  },
}));

const folder = mkdtempSync(join(tmpdir(), 'without-python-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('says that a template needs Python, and runs the properties of a client without it', async () => {
  const template = join(folder, 'stack.yaml');
  const client = 'My::Cognito::UserPoolClient, Properties: {UserPoolId: us-east-1_Abc123}';
  writeFileSync(template, `Resources: {App: {Type: ${client}}}`);
  expect(await start(template)).toEqual({
    status: 1,
    stdout: '',
    stderr:
      'There is no Python.\nA template needs Python, for CloudFormation on this machine. The properties of one client do not need Python.\n',
  });
  expect((await start()).status).toBe(0);
});
