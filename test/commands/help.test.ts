import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { FAULT_KINDS } from '../../local/cognito/faults';
import { PROJECT_ROOT } from '../../tools/projectRoot';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The scripts that are commands of the project. The other scripts are tools of npm packages, which have their own help. */
const commands = Object.entries(scripts).filter(([, script]) => /node (commands|tools)\//.test(script));
const tools = Object.entries(scripts).filter(([, script]) => !/node (commands|tools)\//.test(script));

/** A copy of the project without installed packages and without the bundle. */
const bare = mkdtempSync(join(tmpdir(), 'help-'));
beforeAll(() => {
  for (const path of ['commands', 'tools/setup', 'tools/build']) {
    cpSync(join(PROJECT_ROOT, path), join(bare, path), { recursive: true });
  }
});
afterAll(() => rmSync(bare, { recursive: true }));

function sh(command: string, cwd: string) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], {
    cwd,
    encoding: 'utf8',
    // As npm runs a script.
    env: { ...process.env, PATH: `${join(PROJECT_ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}` },
  });
  return { status, stdout, stderr };
}

/** A pattern for the command that runs a script. */
const called = (name: string) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run (--silent )?${name}`);

test('a help ends without a message if its reader ends first', () => {
  const { stderr } = sh('exec 3>&2; { sleep 0.1; node commands/run.mjs check --help 2>&3; } | true', bare);
  expect(stderr).toBe('');
});

test.each(commands)('npm run %s -- --help prints its usage without installed packages, and starts nothing', (name, script) => {
  const { status, stdout, stderr } = sh(`${script} --help`, bare);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(new RegExp(`^${called(name)}( .*)?\n[^]*\n$`));
  expect(readdirSync(bare)).toEqual(['commands', 'tools']);
});

test.each(tools)("npm run %s -- --help prints the tool's own help", (_name, script) => {
  const { status, stdout } = sh(`${script} --help`, PROJECT_ROOT);
  expect(status).toBe(0);
  expect(stdout).toMatch(/usage|options|common commands/i);
});

test.each([
  ['chaos --lifecycles 5 -h', 'npm run chaos'],
  ['start --help nowhere.json', 'npm start'],
  ['migrate template.yaml --help', 'npm run migrate'],
  ['--help', 'Usage: node commands/run.mjs'],
])('node commands/run.mjs %s prints the help, with any other arguments', (args, begins) => {
  expect(sh(`node commands/run.mjs ${args}`, bare)).toEqual({
    status: 0,
    stdout: expect.stringMatching(`^${begins}`),
    stderr: '',
  });
});

const help = (command: string) => readFileSync(join(PROJECT_ROOT, 'commands', 'help', `${command}.txt`), 'utf8');

test('every help belongs to a command', () => {
  const names = commands.map(([, script]) => /run\.mjs (\w+)/.exec(script)?.[1] ?? 'lock');
  const files = readdirSync(join(PROJECT_ROOT, 'commands', 'help'));
  expect(files.sort()).toEqual(names.map((name) => `${name}.txt`).sort());
});

test('the help of npm run local names every kind of fault, and the help of npm test every part', () => {
  for (const kind of FAULT_KINDS) expect(help('local')).toContain(kind);
  const { stderr } = sh('node commands/run.mjs test nothing', PROJECT_ROOT);
  const [, parts = ''] = /Its parts are (.*)\./.exec(stderr) ?? [];
  expect(parts.split(', ').length).toBeGreaterThan(5);
  for (const part of parts.split(', ')) expect(help('test')).toMatch(new RegExp(`^ {2}${part} `, 'm'));
});

/** The options of a command, read from its code. */
function optionsOf(command: string): string[] {
  const files = command === 'local' ? ['local', 'cognitoOptions'] : [command];
  const code = files.map((file) => readFileSync(join(PROJECT_ROOT, 'commands', `${file}.ts`), 'utf8')).join('\n');
  return [...code.matchAll(/'?([\w-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, name = '']) => name);
}

test.each(['start', 'local', 'fidelity', 'chaos', 'check', 'migrate', 'release', 'properties', 'benchCognito'])(
  'the help of %s names every option of its code',
  (command) => {
    const options = optionsOf(command);
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) expect(help(command)).toContain(`--${option}`);
  },
);
