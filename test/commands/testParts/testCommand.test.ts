import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { groupsOf, INSTALLS, type PartName, secondsOf } from '../../../commands/testParts/cost.cjs';
import { PROJECT_ROOT } from '../../../tools/projectRoot';
import { projectCopy } from '../../support/projectCopy';

const servers: Server[] = [];
const copy = projectCopy();
afterAll(() => {
  for (const server of servers) server.close();
  copy.remove();
});

/** A registry of npm that has no packages. The given function answers audits. */
async function registry(answer: RequestListener): Promise<string> {
  const server = createServer((request, response) => {
    if (request.method !== 'POST') response.statusCode = 404;
    request.resume().on('end', () => (request.method === 'POST' ? answer(request, response) : response.end('{}')));
  });
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

const ADVISORY = { id: 1, url: 'https://example.com/1', title: 'harm', severity: 'high', vulnerable_versions: '*', cwe: [] };

const REGISTRIES: Record<string, RequestListener> = {
  'knows no advisory': (_request, response) => response.end('{}'),
  'knows an advisory': (_request, response) => response.end(JSON.stringify({ yaml: [{ ...ADVISORY, cvss: { score: 7 } }] })),
  'answers no audits': (_request, response) => response.writeHead(405).end('{}'),
  'hangs up': (request) => request.socket.destroy(),
};

async function npmTest(args: string[], { root = PROJECT_ROOT, url = '' } = {}) {
  const env = { ...process.env, ...(url !== '' && { npm_config_registry: url }) };
  const child = spawn(process.execPath, ['commands/run.mjs', 'test', ...args], { cwd: root, env });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [status] = await once(child, 'close');
  return { status, stdout, stderr };
}

test.each([
  ['knows no advisory', 0, '  passed ', '1 passed, 0 failed, 0 skipped'],
  ['knows an advisory', 1, '  FAILED ', '0 passed, 1 failed, 0 skipped'],
  ['answers no audits', 0, '  skipped', '0 passed, 0 failed, 1 skipped'],
  ['hangs up', 0, '  skipped', '0 passed, 0 failed, 1 skipped'],
])('an audit at a registry that %s', async (kind, status, result, closing) => {
  const answer = REGISTRIES[kind];
  if (answer === undefined) throw new Error(`There is no registry that ${kind}.`);
  const run = await npmTest(['audit'], { url: await registry(answer) });
  expect(run.status).toBe(status);
  expect(run.stdout).toContain(`${result}  audit `);
  expect(run.stdout.trimEnd().split('\n').at(-1)).toBe(closing);
});

const MEASURED = {
  node: '22.0.0',
  cores: 4,
  seconds: { audit: 60, types: 29, jest: 240, validate: 2, moto: 60, contract: 90 },
  megabytes: { node_modules: 300, '.venv': 200, 'local/lambda/node/node_modules': 100, 'test/guides/vitest/node_modules': 40 },
};
const costFile = join(copy.root, 'commands/testParts/cost.json');
const announcementFor = (...args: string[]): string | undefined =>
  require(join(copy.root, 'commands/testParts/cost.cjs')).announcementFor(args);

test('prints its cost: time, disk, and the packages to install', () => {
  writeFileSync(costFile, JSON.stringify(MEASURED));
  expect(announcementFor('types', 'audit', '--record')).toBe(
    '2 parts: about 89 seconds, as measured on 4 cores, and 300 MB of disk. Everything is installed already.',
  );
  expect(announcementFor('jest', 'validate')).toBe(
    '2 parts: about 4 minutes, as measured on 4 cores, and 640 MB of disk. 140 MB of these are installed first, which takes more ' +
      'time: local/lambda/node/node_modules, test/guides/vitest/node_modules.',
  );
  expect(announcementFor('jest', 'moto', 'types', 'contract')).toMatch(/^4 parts: about 6 minutes/);
  expect(announcementFor()).toMatch(/^15 parts: about 7 minutes/);
  expect(announcementFor('no-such-part')).toBeUndefined();
  expect(announcementFor('--help')).toBeUndefined();
  expect(announcementFor('--nope')).toBeUndefined();
});

test('npm test prints its cost first, and --record stores the measured cost', async () => {
  writeFileSync(costFile, JSON.stringify(MEASURED));
  const url = await registry((_request, response) => response.end('{}'));
  const said = announcementFor('audit');
  const { status, stdout } = await npmTest(['audit', '--record'], { root: copy.root, url });
  expect({ status, first: stdout.split('\n')[0] }).toEqual({ status: 0, first: said });
  const { node, seconds, megabytes } = JSON.parse(readFileSync(costFile, 'utf8'));
  expect(node).toBe(process.versions.node);
  expect(seconds).toEqual({ ...MEASURED.seconds, audit: expect.any(Number) });
  expect(seconds.audit).not.toBe(MEASURED.seconds.audit);
  expect(megabytes).toEqual({ ...MEASURED.megabytes, node_modules: expect.any(Number) });
  expect(megabytes.node_modules).not.toBe(MEASURED.megabytes.node_modules);
});

test('the slowest test files of the last run start first, and the slowest of this run are printed at the end', async () => {
  mkdirSync(join(copy.root, 'test'));
  const files = { 'test/slow.test.js': 8, 'test/gone.test.js': 9 };
  writeFileSync(costFile, JSON.stringify({ ...MEASURED, files }));
  writeFileSync(
    join(copy.root, 'jest.config.mjs'),
    "export default { roots: ['test'], transform: {}, maxWorkers: 1, testTimeout: 60_000 };",
  );
  writeFileSync(join(copy.root, 'test/large.test.js'), `test('passes', () => {}); ${'//'.repeat(1_000)}`);
  writeFileSync(join(copy.root, 'test/slow.test.js'), "test('takes a while', (done) => { setTimeout(done, 1_500); });");
  const { status, stdout, stderr } = await npmTest(['jest', '--record'], { root: copy.root });
  expect({ status, stderr: stderr.split('\n')[0] }).toEqual({
    status: 0,
    stderr: expect.stringContaining('1 of 2  passed  test/slow'),
  });
  expect(stdout).toMatch(
    /\nThe slowest files of tests\n +\d+ s {2}test\/slow.test.js\n +\d+ s {2}test\/large.test.js\n\nSummary\n/,
  );
  const seconds = expect.any(Number);
  expect(JSON.parse(readFileSync(costFile, 'utf8')).files).toEqual({
    'test/slow.test.js': seconds,
    'test/large.test.js': seconds,
  });
});

test('some parts run at the same time, the longest first, and each part runs once', () => {
  expect(groupsOf(['types', 'contract'])).toEqual([['types'], ['contract']]);
  expect(groupsOf(['types', 'moto', 'cdk', 'contract'])).toEqual([['types'], ['contract', 'moto'], ['cdk']]);
  const names = Object.keys(INSTALLS) as PartName[];
  expect(groupsOf(names).flat().sort()).toEqual([...names].sort());
  expect(groupsOf(names)).toContainEqual(['contract', 'node', 'moto', 'sam']);
  expect(groupsOf(names)).toHaveLength(names.length - 3);
});

test.each([
  [['types', 'cdk'], 70],
  [['contract', 'node'], 40],
  [['contract', 'node', 'moto'], 40],
  [['contract', 'node', 'moto', 'sam'], 50],
  [['types', 'contract', 'node', 'moto', 'sam', 'cdk'], 120],
] as const)('the parts %j take %i seconds in two lanes', (names, seconds) => {
  expect(secondsOf(names, { types: 10, contract: 40, node: 20, moto: 15, sam: 15, cdk: 60 })).toBe(seconds);
});

test('cost.json has the cost of every part and of every folder that it installs', () => {
  const { seconds, megabytes } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'commands/testParts/cost.json'), 'utf8'));
  expect(Object.keys(seconds).sort()).toEqual(Object.keys(INSTALLS).sort());
  expect(Object.keys(megabytes).sort()).toEqual([...new Set(['node_modules', ...Object.values(INSTALLS).flat()])].sort());
});

test('--help starts nothing, and the message for an unknown part lists the known parts', async () => {
  const help = await npmTest(['--help']);
  expect(help).toEqual({ status: 0, stdout: expect.stringMatching(/^npm test \[--/), stderr: '' });
  const wrong = await npmTest(['types', 'lints']);
  expect(wrong).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^npm test has no part lints\.[\s\S]*types, lint, audit/),
  });
});
