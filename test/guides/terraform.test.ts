/** The commands of guides/terraform.md move a client from Terraform into a stack. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Stack } from '../../local/cloudformation/stacks/stack';
import { PROPERTY_NAMES } from '../../src/model/attributes';
import { lintTemplates } from '../../tools/examples/lint';
import { blocksOf, shellBlocks, tableRows } from '../support/guides';
import { ENGINE_TIMEOUT_MS, identifiersIn, shellOf, stackWorld } from '../support/stacks';

const GUIDE = 'guides/terraform.md';
const here = stackWorld();

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'terraform-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('guides/terraform.md has a row for every property, except for Name, which repeats ClientName', () => {
  const named = tableRows(GUIDE, 'The names').map(([, ours = '']) => /^`(?:!GetAtt WebApp\.)?(\w+)`/.exec(ours)?.[1]);
  expect(named.sort()).toEqual(PROPERTY_NAMES.filter((name) => name !== 'Name').sort());
});

test(
  'a client that Terraform no longer manages is imported into a stack without changes',
  async () => {
    const { world, engine } = here;
    const settings = {
      ClientName: 'web-app',
      CallbackURLs: ['https://app.example.com/signed-in'],
      AccessTokenValidity: 30,
      TokenValidityUnits: { AccessToken: 'minutes' },
      LogoutURLs: ['https://app.example.com/signed-out'],
    };
    const ClientId = await world.createOutside({ ...settings, GenerateSecret: true });
    const before = await world.live(ClientId);
    const ofThisClient = (text: string) =>
      text.replaceAll('us-east-1_Ab12Cd34E', world.poolId).replaceAll('40kedo4v203fhv7a0qe6ut7jom', ClientId);

    for (const template of blocksOf(GUIDE, 'yaml')) {
      const [, name = ''] = /^# (\S+)/.exec(template) ?? [];
      writeFileSync(join(folder, name), ofThisClient(template));
    }
    const [toImport = ''] = blocksOf(GUIDE, 'json');
    writeFileSync(join(folder, 'resources-to-import.json'), ofThisClient(toImport));
    expect(lintTemplates([join(folder, 'empty.yaml'), join(folder, 'import.yaml')])).toBe('');

    const { status, stdout, stderr } = await shellOf(engine, folder)(ofThisClient(shellBlocks(GUIDE).join('\n')));
    // The last command compares the client with its state before the import.
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('Successfully created/updated stack - shop');
    const stack = new Stack(engine, 'shop');
    expect(await stack.status()).toBe('IMPORT_COMPLETE');
    expect(identifiersIn((await stack.physicalIds()).WebApp)).toEqual({ pool: world.poolId, client: ClientId });
    expect(await world.live(ClientId)).toEqual(before);
  },
  ENGINE_TIMEOUT_MS,
);
