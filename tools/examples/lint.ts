import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../contract/venv';
import { PROJECT_ROOT } from '../projectRoot';

const SCHEMA = 'my-cognito-userpoolclient.json';

/**
 * The schemas of new AWS types that cfn-lint does not know yet. A test fails when cfn-lint knows them and they can be deleted.
 */
export const AWS_SCHEMAS = join(__dirname, 'schemas');

/** Returns cfn-lint's findings in templates. It also checks resources of our type, against the schema. Empty without findings. */
export function lintTemplates(files: readonly string[]): string {
  // cfn-lint reads every file below a folder of schemas, so the folder must have the schema only.
  const schemas = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    copyFileSync(join(PROJECT_ROOT, SCHEMA), join(schemas, SCHEMA));
    return lintWith([schemas, AWS_SCHEMAS], files);
  } finally {
    rmSync(schemas, { recursive: true });
  }
}

/** Returns cfn-lint's findings in templates. It knows AWS's types, and the types whose schemas are in the folders. */
export function lintWith(folders: readonly string[], files: readonly string[]): string {
  const schemas = folders.length > 0 ? ['--registry-schemas', ...folders] : [];
  const args = [...schemas, '--format', 'parseable', '--template', ...files];
  const { stdout, stderr, status } = spawnSync(join(ensureVenv().bin, 'cfn-lint'), args, { encoding: 'utf8' });
  const findings = `${stdout}${stderr}`.trim();
  return status !== 0 && findings === '' ? `cfn-lint ended with code ${status}.` : findings;
}
