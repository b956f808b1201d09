import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { templateAsJson } from '../../local/examples/json';
import { lintTemplates } from '../../local/examples/lint';
import { PROJECT_ROOT } from '../../local/projectRoot';

const folder = join(PROJECT_ROOT, 'registration');
const files = readdirSync(folder).map((file) => join(folder, file));

test('cfn-lint finds nothing in the templates for the registration', () => {
  expect(files.length).toBe(2);
  expect(lintTemplates([...files, join(PROJECT_ROOT, 'local', 'contract', 'user-pool.yaml')])).toBe('');
});

test('the handlers get the same role from type.yaml as from cfn submit', () => {
  const role = (file: string) => JSON.parse(templateAsJson(file)).Resources.ExecutionRole;
  expect(role(join(folder, 'type.yaml'))).toEqual(role(join(PROJECT_ROOT, 'resource-role.yaml')));
});
