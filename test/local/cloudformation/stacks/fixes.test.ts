import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startMoto } from '../../../../commands/testParts/startMoto';
import { clientOf, startStackEngine } from '../../../../local/cloudformation/stacks/stackEngine';
import { PROJECT_ROOT } from '../../../../tools/projectRoot';
import { NAME_SCENES } from './scenes/names';
import { OPERATION_SCENES } from './scenes/operations';
import { REQUEST_SCENES } from './scenes/requests';
import type { Engine } from './scenes/scene';
import { SECRET_SCENES } from './scenes/secrets';
import { TEMPLATE_SCENES } from './scenes/templates';

const SCENES = [...TEMPLATE_SCENES, ...SECRET_SCENES, ...NAME_SCENES, ...OPERATION_SCENES, ...REQUEST_SCENES];
const NOWHERE = { url: 'http://127.0.0.1:9' };

let ours: Engine;
/** moto without the fixes. */
let moto: Engine;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const engine = await startStackEngine({ cognito: NOWHERE, lambda: NOWHERE });
  stops.push(engine.stop);
  ours = { ...engine, url: engine.variables.AWS_ENDPOINT_URL ?? '' };
  const bare = await startMoto();
  stops.push(bare.stop);
  moto = { cloudFormation: clientOf(bare.url), url: bare.url };
}, 300_000);

afterAll(() => Promise.all(stops.map((stop) => stop())));

const scenes = SCENES.map((scene, index) => ({ ...scene, name: `scene-${index}` }));

test.each(scenes)('the engine behaves as CloudFormation: $fix: $what', async ({ name, run, expected }) => {
  expect(await run(ours, name)).toEqual(expected);
});

/** If this fails, moto passes the scene without the fix. If moto passes all scenes of a fix, delete the fix. */
test.each(scenes)('moto does not yet behave so: $fix: $what', async ({ name, run, expected }) => {
  const seen = await run(moto, name).catch((error: Error) => `an error: ${error.message}`);
  expect(seen).not.toEqual(expected);
});

test('every fix has a scene', () => {
  const files = readdirSync(join(PROJECT_ROOT, 'local', 'cloudformation', 'stacks', 'fixes')).filter((file) =>
    /^[a-z]\w*\.py$/.test(file),
  );
  expect(new Set(SCENES.map(({ fix }) => `${fix}.py`))).toEqual(new Set(files));
});
