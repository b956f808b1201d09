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

test("the steps have the ending of the template's name", async () => {
  writeFileSync(join(folder, 'braces.yml'), `{Resources: {Web: {Type: ${FORTH.from}, Properties: {UserPoolId: us-east-1_A}}}}`);
  const web = { LogicalResourceId: 'Web', ResourceType: FORTH.from, PhysicalResourceId: '1web' };
  writeFileSync(join(folder, 'r.json'), JSON.stringify({ StackResourceSummaries: [web] }));
  const { stdout } = await shell('npm run migrate -- braces.yml --stack-name shop --resources r.json');
  expect(stdout).toMatch(/braces-migration\/1-retain\.yml\n.*2-remove\.yml\n.*3-import\.yml\n/);
});

test.each([
  ['no template', '', 'npm run migrate takes one template.'],
  ['two templates', 'a.yaml b.yaml', 'npm run migrate takes one template.'],
  ['a file that is not there', 'nowhere.yaml', "nowhere.yaml can't be read"],
  [
    'resources that are none',
    'template.yaml --stack-name shop --resources template.yaml',
    'what aws cloudformation list-stack-resources answers',
  ],
  ['resources of no stack', 'template.yaml --resources r.json', 'npm run migrate takes both --stack-name and --resources.'],
  ['a pool of no stack', 'template.yaml --user-pool-id x', 'npm run migrate takes both --stack-name and --resources.'],
])('ends with 1 and a sentence for %s', async (_name, args, sentence) => {
  const { status, stderr } = await shell(`npm run migrate -- ${args}`);
  expect(status).toBe(1);
  expect(stderr).toContain(sentence);
});
