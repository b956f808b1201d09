import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXAMPLES_FOLDER } from '../../../local/examples/examples';
import { BACK, FORTH } from '../../../local/migrate/direction';
import { rewriteTemplate } from '../../../local/migrate/rewrite';
import { PROJECT_ROOT } from '../../../local/projectRoot';
import { Stack } from '../../../local/stacks/stack';
import { ENGINE_TIMEOUT_MS, identifiersIn, shellOf, stackWorld } from '../../support/stacks';

const here = stackWorld();
/** Where the reader of the guide is, with a template and the project's commands. */
let folder: string;

const ours = readFileSync(join(EXAMPLES_FOLDER, 'web-server', 'template.yaml'), 'utf8');
const native = rewriteTemplate(ours, BACK).text;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'migrate-'));
  for (const name of ['package.json', 'local']) symlinkSync(join(PROJECT_ROOT, name), join(folder, name));
  writeFileSync(join(folder, 'template.yaml'), native);
});

afterEach(() => rmSync(folder, { recursive: true }));

const shell = (commands: string) => shellOf(here.engine, folder)(commands);

const content = (file: string) => readFileSync(join(folder, file), 'utf8');

test(
  'the commands of the guide move a client of a stack, and back',
  async () => {
    const guide = readFileSync(join(PROJECT_ROOT, 'guides', 'migrate.md'), 'utf8');
    const [show = '', write = '', move = '', back = '', ...others] = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(
      ([, text]) => text,
    );
    expect(others).toEqual([]);
    const stack = new Stack(here.engine, 'shop');
    await stack.create(native);
    const { UserPool = '', WebServer = '' } = await stack.physicalIds();
    const before = { client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() };

    expect(await shell(show)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('+    Type: My::Cognito::UserPoolClient'),
    });
    expect(content('template.yaml')).toBe(native);

    expect((await shell(write)).status).toBe(0);
    expect(content('template.yaml')).toBe(ours);
    expect(await shell(move)).toMatchObject({ status: 0 });
    expect(identifiersIn((await stack.physicalIds()).WebServer)).toEqual({ pool: UserPool, client: WebServer });
    expect({ client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() }).toEqual(before);

    expect(await shell(back)).toMatchObject({ status: 0 });
    expect(content('template.yaml')).toBe(native);
    expect((await stack.physicalIds()).WebServer).toBe(WebServer);
    expect({ client: await here.world.live(WebServer, UserPool), outputs: await stack.outputs() }).toEqual(before);
  },
  ENGINE_TIMEOUT_MS,
);

test('move.sh stops before anything is done where the type is not registered', async () => {
  const stack = new Stack(here.engine, 'unregistered');
  await stack.create(native);
  await shell('aws cloudformation describe-stack-resources --stack-name unregistered --output json > resources.json');
  expect((await shell('npm run migrate -- template.yaml --resources resources.json --write')).status).toBe(0);
  const script = content('template-migration/move.sh').replaceAll(`--type-name ${FORTH.to}`, '--type-name My::Other::Type');
  writeFileSync(join(folder, 'template-migration', 'move.sh'), script);
  expect((await shell('sh template-migration/move.sh')).status).not.toBe(0);
  expect(await stack.status()).toBe('CREATE_COMPLETE');
});

test('nothing is written without --write, nor when a template is refused', async () => {
  expect((await shell('npm run migrate -- template.yaml')).status).toBe(0);
  writeFileSync(join(folder, 'bad.yaml'), native.replace('!Ref WebServer', '!GetAtt WebServer.Arn'));
  const { status, stderr } = await shell('npm run migrate -- bad.yaml --write');
  expect(status).toBe(1);
  expect(stderr).toMatch(/bad\.yaml can't be migrated:\n {2}Line \d+: AWS::Cognito::UserPoolClient has no attribute Arn\.\n$/);
  expect(content('template.yaml')).toBe(native);
  expect(content('bad.yaml')).toContain('Type: AWS::Cognito::UserPoolClient');
  expect(existsSync(join(folder, 'template-migration'))).toBe(false);
});

test.each([
  ['no template', '', 'npm run migrate takes one template.'],
  ['two templates', 'a.yaml b.yaml', 'npm run migrate takes one template.'],
  ['a file that is not there', 'nowhere.yaml', "nowhere.yaml can't be read"],
  [
    'resources that are none',
    'template.yaml --resources template.yaml',
    'what aws cloudformation describe-stack-resources answers',
  ],
])('ends with 1 and a sentence for %s', async (_name, args, sentence) => {
  const { status, stderr } = await shell(`npm run migrate -- ${args}`);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});
