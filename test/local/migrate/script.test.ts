import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORTH } from '../../../local/migrate/direction';
import { moveScript, resourcesToImport } from '../../../local/migrate/script';
import { planSteps } from '../../../local/migrate/steps';
import { Stack } from '../../../local/stacks/stack';
import { deployedOf, ENGINE_TIMEOUT_MS, type Ended, identifiersIn, shellOf, stackWorld } from '../../support/stacks';

const here = stackWorld();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'move-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const shell = (commands: string) => shellOf(here.engine, folder)(commands);

/** A client whose name needs quotes in a shell, and is passed on. */
const TEMPLATE = `Resources:
  Pool: { Type: AWS::Cognito::UserPool }
  Web:
    Type: ${FORTH.from}
    Properties: { UserPoolId: !Ref Pool, ClientName: "web, mobile = 2" }
Outputs:
  Name: { Value: !GetAtt Web.Name }
`;

const FILES = {
  retain: '1.yaml',
  remove: '2.yaml',
  import: '3.yaml',
  resourcesToImport: 'import.json',
  rewritten: 'template of the shop.yaml',
};

/** Deploys a template, and writes its steps; `edited` changes the script. */
async function planned(stack: Stack, template: string, edited = (script: string) => script): Promise<void> {
  await stack.create(template, {}, [{ Key: 'team', Value: 'shop' }]);
  const steps = planSteps(template, FORTH, await deployedOf(stack));
  const files = {
    [FILES.retain]: steps.retain,
    [FILES.remove]: steps.remove,
    [FILES.import]: steps.import,
    [FILES.rewritten]: steps.rewritten,
    [FILES.resourcesToImport]: JSON.stringify(resourcesToImport(steps)),
    'move.sh': edited(moveScript(steps, FILES)),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

test(
  'the stack keeps its tags and outputs, and a second run does nothing',
  async () => {
    const stack = new Stack(here.engine, 'tagged');
    await planned(stack, TEMPLATE);
    const { Pool, Web } = await stack.physicalIds();
    expect(await shell('sh move.sh')).toMatchObject({ status: 0, stderr: '' });
    expect(identifiersIn((await stack.physicalIds()).Web)).toEqual({ pool: Pool, client: Web });
    expect(await stack.tags()).toEqual([{ Key: 'team', Value: 'shop' }]);
    expect(await stack.outputs()).toEqual({ Name: 'web, mobile = 2' });

    const again = await here.world.requestsOf(() => shell('sh move.sh'));
    expect(again).toEqual([]);
    expect(await shell('sh move.sh')).toMatchObject({
      status: 1,
      stderr: 'Web is no AWS::Cognito::UserPoolClient of the stack tagged now.\n',
    });
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'a run that was cut off goes on with what is left',
  async () => {
    const stack = new Stack(here.engine, 'cut-off');
    let whole = '';
    await planned(stack, TEMPLATE, (script) => {
      whole = script;
      return script.replace('# 3.', 'false\n# 3.');
    });
    const { Pool, Web } = await stack.physicalIds();
    expect((await shell('sh move.sh')).status).toBe(1);
    expect(await stack.physicalIds()).not.toHaveProperty('Web');

    writeFileSync(join(folder, 'move.sh'), whole);
    expect(await shell('sh move.sh')).toMatchObject({ status: 1, stderr: expect.stringContaining('Web is no AWS::') });
    writeFileSync(join(folder, 'move.sh'), whole.replace(/^expect Web\n/m, '').replace(/^# 1\.[\s\S]*(?=# 3\.)/m, ''));
    expect(await shell('sh move.sh')).toMatchObject({ status: 0, stderr: '' });
    expect(identifiersIn((await stack.physicalIds()).Web)).toEqual({ pool: Pool, client: Web });
  },
  ENGINE_TIMEOUT_MS,
);

test(
  'templates that are too large for a request go through a bucket',
  async () => {
    const stack = new Stack(here.engine, 'large');
    await planned(stack, `${TEMPLATE}${'# a long comment\n'.repeat(3_100)}`);
    expect(await shell('sh move.sh')).toMatchObject({
      status: 1,
      stderr: 'Give the name of an S3 bucket for the templates: sh move.sh BUCKET\n',
    });
    expect(await stack.status()).toBe('CREATE_COMPLETE');
    expect(await shell('aws s3 mb s3://templates >bucket.txt; sh move.sh templates')).toMatchObject({ status: 0, stderr: '' });
    expect(await stack.status()).toBe('UPDATE_COMPLETE');
  },
  ENGINE_TIMEOUT_MS,
);

test.each([
  [
    'where the type is not registered',
    (script: string) => script.replace(`--type-name ${FORTH.to}`, '--type-name My::Other::Type'),
    'The type is not registered.',
  ],
  [
    'where the type has not all of its handlers',
    (script: string) => script.replace('--query ProvisioningType', '--query Type'),
    'My::Cognito::UserPoolClient is RESOURCE here, not FULLY_MUTABLE. Register its latest version first.',
  ],
])('nothing is done %s', async (name, edited, sentence) => {
  const stack = new Stack(here.engine, name.replaceAll(' ', '-'));
  await planned(stack, TEMPLATE, edited);
  const { status, stderr }: Ended = await shell('sh move.sh');
  expect(status).not.toBe(0);
  expect(stderr).toContain(sentence);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
});

test('a change set that fails tells why', async () => {
  const stack = new Stack(here.engine, 'unchanged');
  await planned(stack, TEMPLATE);
  writeFileSync(join(folder, FILES.retain), TEMPLATE);
  const { status, stderr } = await shell('sh move.sh');
  expect(status).toBe(1);
  expect(stderr).toContain("The submitted information didn't contain changes.");
});
