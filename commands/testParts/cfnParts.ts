import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCfn } from '../../tools/contract/cfn';
import { ensureVenv } from '../../tools/contract/venv';
import { packageType } from '../../tools/package/package';
import { PROJECT_ROOT } from '../../tools/projectRoot';
import { startTestedAws } from '../testedAws';

/** The files and folders that `cfn generate` writes. */
const GENERATED = ['src/models.ts', 'resource-role.yaml', 'docs'];
/** The file that `cfn submit --dry-run` writes; the CLI fixes the name. */
const PACKAGE = 'my-cognito-userpoolclient.zip';
/**
 * A round of the contract suite for a type like ours: two of the skipped tests want identifiers that the caller writes, two
 * want tags. Anything else is a defect.
 */
const ROUND = '11 passed, 4 skipped';

/** `cfn validate` prints its lints and still ends with 0, so every line counts. */
export async function validateSchema(): Promise<string> {
  const { exitCode, output } = await runCfn(['validate'], startTestedAws);
  const lints = output.split('\n').filter((line) => line.trim() !== '' && line.trim() !== 'Resource schema is valid.');
  if (exitCode !== 0 || lints.length > 0) throw new Error(`cfn validate says:\n${output}`);
  return 'no lints';
}

/** The generated files are committed, so `cfn generate` must not change them. */
export async function generateIsCommitted(): Promise<string> {
  const before = fingerprint();
  const { exitCode, output } = await runCfn(['generate'], startTestedAws);
  if (exitCode !== 0) throw new Error(`cfn generate says:\n${output}`);
  const after = fingerprint();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter((file) => before.get(file) !== after.get(file));
  if (stale.length > 0) throw new Error(`These files were not as cfn generate writes them, and are now: ${stale.join(', ')}`);
  return `${after.size} files, none changed`;
}

function fingerprint(): Map<string, string> {
  const files = GENERATED.flatMap((path) =>
    statSync(join(PROJECT_ROOT, path)).isDirectory()
      ? readdirSync(join(PROJECT_ROOT, path)).map((file) => `${path}/${file}`)
      : [path],
  );
  return new Map(files.map((file) => [file, sha256(readFileSync(join(PROJECT_ROOT, file)))]));
}

/** `cfn submit` and `npm run package` must make zips with the same content. */
export async function packagesAreTheSame(): Promise<string> {
  const zip = join(PROJECT_ROOT, PACKAGE);
  rmSync(zip, { force: true });
  const { exitCode, output } = await runCfn(['submit', '--dry-run'], startTestedAws);
  if (exitCode !== 0) throw new Error(`cfn submit --dry-run says:\n${output}`);
  const theirs = listZip(zip);
  const lacking = ['LICENSE', 'THIRD-PARTY-LICENSES'].filter((name) => !(`ResourceProvider.zip!${name}` in theirs));
  if (lacking.length > 0) throw new Error(`The function in ${PACKAGE} lacks ${lacking.join(' and ')}.`);
  rmSync(zip);
  const { file, bytes } = packageType();
  const ours = listZip(join(PROJECT_ROOT, file));
  // The function's zip contains the time of its creation, so its files are compared one by one.
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(ours)])].filter((name) => name !== 'ResourceProvider.zip');
  const different = names.filter((name) => theirs[name] !== ours[name]);
  if (different.length > 0) throw new Error(`cfn submit and npm run package differ in ${different.join(', ')}.`);
  return `${names.length} files, ${Math.round(bytes / 1024)} KB, as in npm run package`;
}

/** Returns the SHA-256 of each file in a zip. The names of files in an inner zip follow its name and `!`. */
function listZip(path: string): Record<string, string> {
  const program = `
import hashlib, io, json, sys, zipfile
def contents(archive, prefix=""):
    for name in archive.namelist():
        data = archive.read(name)
        yield prefix + name, hashlib.sha256(data).hexdigest()
        if name.endswith(".zip"):
            yield from contents(zipfile.ZipFile(io.BytesIO(data)), prefix + name + "!")
print(json.dumps(dict(contents(zipfile.ZipFile(sys.argv[1])))))
`;
  const { stdout } = spawnSync(ensureVenv().python, ['-c', program, path], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

/** Runs CloudFormation's contract tests with every input set. */
export async function contractTests(): Promise<string> {
  const { exitCode, output } = await runCfn(['test'], startTestedAws);
  const rounds = [...output.matchAll(/^=+ (.*) in [\d.]+s.*=+\s*$/gm)].map(([, summary = '']) => summary);
  const sets = readdirSync(join(PROJECT_ROOT, 'inputs')).filter((file) => file.endsWith('_create.json')).length;
  const good = rounds.filter((summary) => summary.startsWith(`${ROUND},`) && !/failed|error/.test(summary));
  if (exitCode !== 0 || good.length !== sets || rounds.length !== sets) {
    const failures = output.split('\n').filter((line) => /^(FAILED|ERROR|E {3})/.test(line));
    throw new Error(`${sets} input sets, each to be ${ROUND}; cfn test says:\n${[...rounds, ...failures].join('\n') || output}`);
  }
  return `${sets} input sets, each ${ROUND}`;
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}
