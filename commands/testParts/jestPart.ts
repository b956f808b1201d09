import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lambdaNode, type NodeBinary, OWN_NODE } from '../../local/lambda/lambdaNode';
import { runToItsEnd } from '../../tools/childProcesses';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { install } from '../../tools/setup/install.mjs';
import { jestOutcome } from './jestOutcome';

/** Counts the files as they end; then jest's own summary. */
const REPORTERS = [`--reporters=${join(__dirname, 'jestProgress.cjs')}`, '--reporters=summary'];

/** The tests of what runs in Lambda, in folders of test/, but for one that waits for most of a minute. */
const UNIT_TESTS = ['test/src/model', 'test/src/operations', 'test/src/cognito', 'test/src/runtime', 'test/src/time'];
const WAITS = 'test/src/cognito/adoption';

/**
 * All tests that jest runs with a configuration; with the project's own those are units with the SDK mocked, and tests over
 * HTTP against the local Cognito.
 */
export function jestTests(config = 'jest.config.mjs'): Promise<string> {
  // Some tests need Python programs. They run side by side, and would install them all at once.
  ensureVenv();
  return runJest(OWN_NODE, `--config=${config}`);
}

/** The unit tests on the Node of the Lambda runtime: the other tests run on the Node of this machine. */
export async function jestOnLambdaNode(): Promise<string> {
  if (!install('local/lambda/node')) throw new Error('The Node of the Lambda runtime could not be installed.');
  const node = lambdaNode();
  return `${await runJest(node, `--testPathIgnorePatterns=${WAITS}`, '--', ...UNIT_TESTS)}, on Node ${node.version}`;
}

async function runJest(node: NodeBinary, ...args: string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    const jest = join(PROJECT_ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    await runToItsEnd(node.path, [jest, ...REPORTERS, '--json', `--outputFile=${outputFile}`, ...args]);
    return jestOutcome(JSON.parse(readFileSync(outputFile, 'utf8')));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
