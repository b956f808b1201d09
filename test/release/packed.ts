/** Packs the packages of a release for a test file, and installs them in folders with no other packages. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from '../../tools/projectRoot';

export const VERSION: string = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')).version;

/** The files of the package local-cognito besides its declarations in types/. */
export const LOCAL_COGNITO_FILES = [
  'LICENSE',
  'README.md',
  'bin.cjs',
  'index.cjs',
  'index.d.cts',
  'index.d.mts',
  'index.mjs',
  'localCognito.cjs',
  'package.json',
];

const PACK = join(__dirname, 'pack.cjs');

/** Packs all packages, or those in `only`, from the project at `root`, in a separate process. Returns the names of the files. */
export async function pack(
  root: string,
  folder: string,
  {
    only = [],
    node = process.execPath,
    env = process.env,
  }: { only?: readonly string[]; node?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<string[]> {
  const { stdout } = await promisify(execFile)(node, [PACK, root, folder, VERSION, ...only], { env });
  return JSON.parse(String(stdout));
}

/** The result of a program. */
export interface Ended {
  status: number | string;
  stdout: string;
  stderr: string;
}

export class Installation {
  /** The folder of the package's user. */
  readonly folder = mkdtempSync(join(tmpdir(), 'user-'));
  /** The files of the release. */
  readonly release = join(this.folder, 'release');
  /** Variables for npm without a registry, and without the cache of this machine. */
  readonly env: NodeJS.ProcessEnv = {
    ...process.env,
    INIT_CWD: undefined,
    NO_COLOR: '1',
    FORCE_COLOR: undefined,
    PATH: `${join(this.folder, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
    npm_config_cache: join(this.folder, '.npm'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
  };

  /** Packs a package and installs it. */
  async install(name: string): Promise<void> {
    await pack(PROJECT_ROOT, this.release, { only: [name] });
    this.write({ 'package.json': '{ "private": true }' });
    const { status, stderr } = await this.run('npm', 'install', '--save-dev', join(this.release, `${name}-${VERSION}.tgz`));
    if (status !== 0) throw new Error(stderr);
  }

  /** Links further packages into the user's node_modules. Default: from the project's node_modules. */
  link(names: readonly string[], packages = join(PROJECT_ROOT, 'node_modules')): void {
    for (const name of names) {
      mkdirSync(dirname(join(this.folder, 'node_modules', name)), { recursive: true });
      symlinkSync(join(packages, name), join(this.folder, 'node_modules', name));
    }
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
  }

  run(program: string, ...args: string[]): Promise<Ended> {
    return new Promise((resolve) => {
      execFile(program, args, { cwd: this.folder, env: this.env }, (error, stdout, stderr) =>
        resolve({ status: error?.code ?? 0, stdout, stderr }),
      );
    });
  }

  /** The texts of an installed package's files, by path. */
  files(name: string): Record<string, string> {
    const folder = join(this.folder, 'node_modules', name);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** The account of the local Cognito. AWS's documentation uses it in examples. */
const NO_ACCOUNTS = ['123456789012'];

/** The parts of a text that name a machine, a registry or an account, or that are credentials. */
export function leaksIn(text: string): string[] {
  const places = [PROJECT_ROOT, homedir(), tmpdir()].filter((path) => path !== '/' && text.includes(`${path}/`));
  const patterns = [
    /\/(?:home|Users|work|builds)\/[\w.-]+/g,
    /[\w.-]*registry\.[\w.-]+/g,
    /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g,
    /-----BEGIN [A-Z ]*PRIVATE KEY/g,
  ];
  const accounts = (text.match(/(?<![\w.])\d{12}(?![\w.])/g) ?? []).filter((digits) => !NO_ACCOUNTS.includes(digits));
  return [...places, ...patterns.flatMap((pattern) => text.match(pattern) ?? []), ...accounts];
}
