import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { faultKinds } from '../../../local/cognito/faults';
import { PROJECT_ROOT } from '../../../local/projectRoot';

const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** The scripts that are commands of the project's own; the others are tools of npm packages, with a help of their own. */
const commands = Object.entries(scripts).filter(([, script]) => script.includes('node local/'));
const tools = Object.entries(scripts).filter(([, script]) => !script.includes('node local/'));

/** A copy of the project in which nothing is installed or built: only what Node alone can run. */
const bare = mkdtempSync(join(tmpdir(), 'help-'));
beforeAll(() => {
  mkdirSync(join(bare, 'local'));
  for (const path of ['local/run.mjs', 'local/commands', 'local/setup', 'local/build']) {
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

/** How npm calls a script. */
const called = (name: string) => (['start', 'test'].includes(name) ? `npm ${name}` : `npm run (--silent )?${name}`);

test.each(commands)(
  'npm run %s -- --help says how it is called, where nothing is installed, and starts nothing',
  (name, script) => {
    const { status, stdout, stderr } = sh(`${script} --help`, bare);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^${called(name)}( .*)?\n[^]*\n$`));
    expect(readdirSync(bare)).toEqual(['local']);
  },
);

test.each(tools)("npm run %s -- --help is the tool's own", (_name, script) => {
  const { status, stdout } = sh(`${script} --help`, PROJECT_ROOT);
  expect(status).toBe(0);
  expect(stdout).toMatch(/usage|options|common commands/i);
});

test.each([
  ['chaos --lifecycles 5 -h', 'npm run chaos'],
  ['start --help nowhere.json', 'npm start'],
  ['migrate template.yaml --help', 'npm run migrate'],
  ['--help', 'Usage: node local/run.mjs'],
])('node local/run.mjs %s prints the help, whatever else is asked', (args, begins) => {
  expect(sh(`node local/run.mjs ${args}`, bare)).toEqual({ status: 0, stdout: expect.stringMatching(`^${begins}`), stderr: '' });
});

const help = (command: string) => readFileSync(join(PROJECT_ROOT, 'local', 'commands', 'help', `${command}.txt`), 'utf8');

test('every help belongs to a command', () => {
  const names = commands.map(([, script]) => /run\.mjs (\w+)/.exec(script)?.[1] ?? 'lock');
  const files = readdirSync(join(PROJECT_ROOT, 'local', 'commands', 'help'));
  expect(files.sort()).toEqual(names.map((name) => `${name}.txt`).sort());
});

test('the help of npm run local names every kind of fault, and that of npm test every part', () => {
  for (const kind of faultKinds) expect(help('local')).toContain(kind);
  const { stderr } = sh('node local/run.mjs test nothing', PROJECT_ROOT);
  const [, parts = ''] = /Its parts are (.*)\./.exec(stderr) ?? [];
  expect(parts.split(', ').length).toBeGreaterThan(5);
  for (const part of parts.split(', ')) expect(help('test')).toMatch(new RegExp(`^ {2}${part} `, 'm'));
});

/** The options that a command takes, read off its code. */
function optionsOf(command: string): string[] {
  const files = command === 'local' ? ['local', 'cognitoOptions'] : [command];
  const code = files.map((file) => readFileSync(join(PROJECT_ROOT, 'local', 'commands', `${file}.ts`), 'utf8')).join('\n');
  return [...code.matchAll(/'?([\w-]+)'?: \{ type: '(?:string|boolean)'/g)].map(([, name = '']) => name);
}

test.each(['start', 'local', 'fidelity', 'chaos', 'check', 'migrate', 'properties', 'benchCognito'])(
  'the help of %s names every option of its code',
  (command) => {
    const options = optionsOf(command);
    expect(options.length).toBeGreaterThan(0);
    for (const option of options) expect(help(command)).toContain(`--${option}`);
  },
);
