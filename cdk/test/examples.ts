import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { ensureCdkVenv } from '../generator/venv';
import { synthesise } from './synthesise';

const EXAMPLES = join(PROJECT_ROOT, 'cdk', 'examples');
const TSX = join(PROJECT_ROOT, 'node_modules', '.bin', 'tsx');

/**
 * Synthesises an example in both languages. Returns the files of its templates, which are deleted after the tests. aws-cdk-lib
 * validates only the TypeScript app, because both apps give the same template.
 */
export function exampleTemplates(stack: string, apps: { typescript: string; python: string }) {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    typescript: synthesise(TSX, join(EXAMPLES, apps.typescript), join(folder, 'typescript'), stack, true),
    python: synthesise(ensureCdkVenv().python, join(EXAMPLES, apps.python), join(folder, 'python'), stack),
  };
}

export function readTemplate(file: string) {
  return JSON.parse(readFileSync(file, 'utf8'));
}
