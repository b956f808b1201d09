import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureVenv } from '../contract/venv';
import { PROJECT_ROOT } from '../projectRoot';

/**
 * Converts a template from YAML to JSON with AWS's cfn-flip, which also writes the short forms of functions in full. The JSON has
 * the format of the project's other JSON files.
 * @throws Error that says what is wrong with the template
 */
export function templateAsJson(yamlFile: string): string {
  const json = output(join(ensureVenv().bin, 'cfn-flip'), ['--json', yamlFile]);
  return output(join(PROJECT_ROOT, 'node_modules', '.bin', 'biome'), ['format', '--stdin-file-path=template.json'], json);
}

function output(program: string, args: string[], input = ''): string {
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: PROJECT_ROOT, encoding: 'utf8', input });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}
