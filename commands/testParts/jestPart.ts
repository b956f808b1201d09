import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lambdaNode, type NodeBinary, OWN_NODE } from '../../local/lambda/lambdaNode';
import { runToItsEnd } from '../../tools/childProcesses';
import { ensureVenv } from '../../tools/contract/venv';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { install } from '../../tools/setup/install.mjs';
import { countOf, type JestResults, secondsOfFiles } from './jestResults';
import type { Ran } from './part';

/** Prints each file as it ends, then jest's summary. */
const REPORTERS = [`--reporters=${join(__dirname, 'jestProgress.cjs')}`, '--reporters=summary'];
const SEQUENCER = `--testSequencer=${join(__dirname, 'slowestFirst.cjs')}`;

/** The tests of what runs in Lambda. */
const UNIT_TESTS = 'test/src/';

/**
 * All tests that jest runs with a configuration; with the project's own those are units with the SDK mocked, and tests over
 * HTTP against the local Cognito.
 */
export function jestTests(config = 'jest.config.mjs'): Promise<Ran> {
  // Some test files need Python programs. The files run in parallel, so the programs are installed before them.
  ensureVenv();
  return runJest(OWN_NODE, `--config=${config}`);
}

/** Runs the unit tests on the Node of the Lambda runtime. The other tests run on the Node of this machine. */
export async function jestOnLambdaNode(): Promise<Ran> {
  if (!install('local/lambda/node')) throw new Error('The Node of the Lambda runtime could not be installed.');
  const node = lambdaNode();
  const { detail, files } = await runJest(node, UNIT_TESTS);
  return { detail: `${detail}, on Node ${node.version}`, files };
}

async function runJest(node: NodeBinary, ...args: string[]): Promise<Required<Ran>> {
  const folder = mkdtempSync(join(tmpdir(), 'jest-'));
  const outputFile = join(folder, 'results.json');
  try {
    const jest = join(PROJECT_ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    await runToItsEnd(node.path, [jest, ...REPORTERS, SEQUENCER, '--json', `--outputFile=${outputFile}`, ...args]);
    const results: JestResults = JSON.parse(readFileSync(outputFile, 'utf8'));
    return { detail: countOf(results), files: secondsOfFiles(results) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
