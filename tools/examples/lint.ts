import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../contract/venv';
import { PROJECT_ROOT } from '../projectRoot';

const SCHEMA = 'my-cognito-userpoolclient.json';

/** AWS's newest types, which no release of cfn-lint knows yet. A test says when they can go. */
export const AWS_SCHEMAS = join(__dirname, 'schemas');

/**
 * What cfn-lint says about templates, those resources of theirs included that are of our type: it checks them against the
 * schema. Nothing when all is well.
 */
export function lintTemplates(files: readonly string[]): string {
  // cfn-lint takes folders of schemas, and looks through everything below them.
  const schemas = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    copyFileSync(join(PROJECT_ROOT, SCHEMA), join(schemas, SCHEMA));
    return lintWith([schemas, AWS_SCHEMAS], files);
  } finally {
    rmSync(schemas, { recursive: true });
  }
}

/** What cfn-lint says about templates when it knows AWS's types, and those whose schemas are in the folders. */
export function lintWith(folders: readonly string[], files: readonly string[]): string {
  const schemas = folders.length > 0 ? ['--registry-schemas', ...folders] : [];
  const args = [...schemas, '--format', 'parseable', '--template', ...files];
  const { stdout, stderr, status } = spawnSync(join(ensureVenv().bin, 'cfn-lint'), args, { encoding: 'utf8' });
  const findings = `${stdout}${stderr}`.trim();
  return status !== 0 && findings === '' ? `cfn-lint ended with code ${status}.` : findings;
}
