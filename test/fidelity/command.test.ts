import { serviceFailure } from '../../local/cognito/errors';
import { startLocalCognito } from '../../local/cognito/server';
import { exitCode, start } from '../../tools/childProcesses';
import { runCommand } from '../support/command';
import { deadUrl } from '../support/servers';

/** An environment in which the SDK finds no credentials. */
const NO_CREDENTIALS = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))),
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

async function fidelity(...args: string[]) {
  const child = start(process.execPath, ['commands/run.mjs', 'fidelity', ...args], { env: NO_CREDENTIALS, output: 'pipe' });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (chunk) => (stdout += chunk));
  child.stderr?.on('data', (chunk) => (stderr += chunk));
  return { code: await exitCode(child), stdout, stderr };
}

test('checks the local Cognito in both behaviours by default, and prints both results', async () => {
  const { code, stdout, stderr } = await fidelity('--only', 'omits (CallbackURLs|AuthSessionValidity)');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [header, ...lines] = stdout.split('\n');
  expect(header).toBe('Results: the local Cognito, --on-omission reset / the local Cognito, --on-omission keep');
  expect(lines).toContain('Attributes that an update omits');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}An update that omits CallbackURLs wipes it +LIVE {2}holds$/));
  expect(lines).toContainEqual(expect.stringMatching(/omits AuthSessionValidity .* +OPEN {2}open: reset \/ open: keep$/));
  expect(lines.filter((line) => /^ +LIVE +1 +0 +0 +0 +0$/.test(line))).toHaveLength(2);
});

test('checks only the behaviour of --on-omission, and prints JSON with --json', async () => {
  const { code, stdout } = await fidelity(
    '--on-omission',
    'keep',
    '--json',
    '--only',
    'omits (CallbackURLs|AuthSessionValidity)',
  );
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    runs: [
      {
        name: 'the local Cognito, --on-omission keep',
        left: [],
        counts: expect.objectContaining({
          LIVE: { holds: 1, differs: 0, open: 0, skipped: 0, error: 0 },
          OPEN: { holds: 0, differs: 0, open: 1, skipped: 0, error: 0 },
        }),
        facts: [
          expect.objectContaining({ fact: 'An update that omits CallbackURLs wipes it', grade: 'LIVE', result: 'holds' }),
          expect.objectContaining({ result: 'open', behaviours: ['keep'], shown: ['UserPoolClient.AuthSessionValidity 15'] }),
        ],
      },
    ],
  });
});

describe('at another endpoint', () => {
  test('prints a difference below its fact, and ends with 1', async () => {
    const cognito = await startLocalCognito({
      faultFor: ({ operation }) => (operation === 'UpdateUserPoolClient' ? serviceFailure() : undefined),
    });
    try {
      const { code, stdout } = await fidelity('--endpoint', cognito.url, '--only', 'omits CallbackURLs');
      expect(code).toBe(1);
      expect(stdout).toMatch(
        /omits CallbackURLs wipes it +LIVE {2}DIFFERS\n {6}step 2, UpdateUserPoolClient: refused with InternalErrorException: /,
      );
    } finally {
      await cognito.stop();
    }
  });

  test('says when an endpoint does not answer', async () => {
    const url = await deadUrl();
    const { code, stdout, stderr } = await fidelity('--endpoint', url);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^npm run fidelity: no answer from ${url}: connect ECONNREFUSED`));
  });

  test.each<[string, (url: string) => string[], RegExp]>([
    ['a wrong scheme', (url) => ['--endpoint', url.replace('http:', 'https:')], /no answer from https:/],
    ['denied access', (url) => ['--endpoint', url], /refused ListUserPools, so no fact was checked. AccessDeniedException/],
    ['no credentials', (url) => ['--aws', '--region', 'us-east-1', '--endpoint', url], /credentials/i],
  ])('ends with 2 when no fact can be checked: %s', async (_name, args, said) => {
    const cognito = await startLocalCognito({ deny: ['cognito-idp:ListUserPools'] });
    try {
      const { code, stdout, stderr } = await fidelity(...args(cognito.url));
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(said) });
    } finally {
      await cognito.stop();
    }
  });
});

test.each<[string, string[], string]>([
  ['an unknown behaviour', ['--on-omission', 'forget'], '--on-omission must be reset or keep, not "forget".'],
  [
    'a behaviour of an endpoint',
    ['--on-omission', 'keep', '--endpoint', 'http://127.0.0.1:1'],
    'is an option of the local Cognito',
  ],
  ['AWS without a Region', ['--aws'], '--aws needs a Region'],
  ['AWS with an empty Region', ['--aws', '--region', ''], '--region must be the name of a Region, such as us-east-1, not "".'],
  ['a Region of the local Cognito', ['--region', 'eu-west-1'], '--region needs --endpoint or --aws'],
  [
    'secrets of the local Cognito',
    ['--secrets'],
    '--secrets needs --aws: at emulators, the facts about secrets are always checked.',
  ],
  [
    'an endpoint of Secrets Manager without secrets',
    ['--aws', '--region', 'us-east-1', '--secrets-endpoint', 'http://127.0.0.1:1'],
    '--secrets-endpoint needs --secrets.',
  ],
  [
    'an endpoint of Secrets Manager that is not a URL',
    ['--aws', '--region', 'us-east-1', '--secrets', '--secrets-endpoint', 'nowhere'],
    '--secrets-endpoint must be an http:// or https:// URL without a path, such as http://127.0.0.1:9229, not "nowhere".',
  ],
  ['the guide with other options', ['--write-guide', '--only', 'omits'], '--write-guide only writes the guide'],
  ...['nowhere', 'localhost:9229', 'ftp://localhost', 'http://localhost/cognito', 'http://localhost?a=b'].map(
    (endpoint): [string, string[], string] => [
      `the endpoint ${endpoint}`,
      ['--endpoint', endpoint],
      `--endpoint must be an http:// or https:// URL without a path, such as http://127.0.0.1:9229, not "${endpoint}".`,
    ],
  ),
  ['an invalid pattern', ['--only', '('], 'Invalid regular expression'],
  ['an unknown option', ['--fast'], '--fast is not an option of this command'],
])('%s is refused, with the usage', async (_name, args, said) => {
  const { status, stderr } = await runCommand('fidelity', ...args);
  expect(status).toBe(2);
  expect(stderr).toContain(said);
  expect(stderr).toContain('npm run --silent fidelity -- --aws --region REGION');
});

test.each(['--help', '-h'])('%s shows the usage', async (option) => {
  const { code, stdout } = await fidelity(option);
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('every fact holds, or is OPEN or skipped') });
});

test('a pattern that no fact matches is refused', async () => {
  const { code, stderr } = await fidelity('--only', 'unicorn');
  const hint = '--only takes a regular expression, such as "omits CallbackURLs".';
  expect({ code, stderr }).toEqual({ code: 2, stderr: `npm run fidelity: no fact matches /unicorn/i. ${hint}\n` });
});
