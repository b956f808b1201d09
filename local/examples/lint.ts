import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureVenv } from '../contract/venv';
import { PROJECT_ROOT } from '../projectRoot';

const SCHEMA = 'my-cognito-userpoolclient.json';

/**
 * What cfn-lint says about templates, those resources of theirs included that are of our type: it checks them against the
 * schema. Nothing when all is well.
 */
export function lintTemplates(files: readonly string[]): string {
  // cfn-lint takes folders of schemas, and looks through everything below them.
  const schemas = mkdtempSync(join(tmpdir(), 'schemas-'));
  try {
    copyFileSync(join(PROJECT_ROOT, SCHEMA), join(schemas, SCHEMA));
    const args = ['--registry-schemas', schemas, '--format', 'parseable', '--template', ...files];
    const { stdout, stderr, status } = spawnSync(join(ensureVenv().bin, 'cfn-lint'), args, { encoding: 'utf8' });
    const findings = `${stdout}${stderr}`.trim();
    return status !== 0 && findings === '' ? `cfn-lint ended with code ${status}.` : findings;
  } finally {
    rmSync(schemas, { recursive: true });
  }
}
