import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../../../../local/cloudformation/stacks/stack';
import { clientsTemplate, FAILED, scriptedHandlers } from '../../../support/scriptedHandlers';
import { shellOf } from '../../../support/stacks';

const here = scriptedHandlers();
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

function deploy(template: string, ...options: string[]) {
  writeFileSync(join(folder, 'template.json'), template);
  const command = `aws cloudformation deploy --stack-name deployed --template-file template.json ${options.join(' ')}`;
  return shellOf(here.engine, folder)(command);
}

test('aws cloudformation deploy creates a stack, updates it, says when nothing has changed, and when an update failed', async () => {
  const stack = new Stack(here.engine, 'deployed');
  const created = await deploy(clientsTemplate({ A: 5 }), '--tags', 'team=web');
  expect(created).toMatchObject({ status: 0, stdout: expect.stringContaining('Successfully created/updated stack') });
  expect(await stack.tags()).toEqual([{ Key: 'team', Value: 'web' }]);

  expect(await deploy(clientsTemplate({ A: 6 }))).toMatchObject({ status: 0 });
  const unchanged = await deploy(clientsTemplate({ A: 6 }), '--no-fail-on-empty-changeset');
  expect(unchanged).toMatchObject({ status: 0, stdout: expect.stringContaining('No changes to deploy') });
  expect(here.seen()).toEqual(['CREATE A 5', 'UPDATE A 6']);

  here.script = [FAILED];
  const failed = await deploy(clientsTemplate({ A: 7 }));
  expect(failed).toMatchObject({ status: 255, stderr: expect.stringContaining('Failed to create/update the stack') });
  expect(await stack.status()).toBe('UPDATE_ROLLBACK_COMPLETE');
});
