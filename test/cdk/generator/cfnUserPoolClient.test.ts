import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cfnUserPoolClientSource } from '../../../cdk/generator/cfnUserPoolClient';
import { checkGenerated } from '../../../cdk/generator/generated';
import { type Definition, readResourceSchema } from '../../../cdk/generator/resourceSchema';
import { PROJECT_ROOT } from '../../../tools/projectRoot';

const schema = readResourceSchema();
const withProperty = (Novelty: Definition) =>
  cfnUserPoolClientSource({ ...schema, properties: { ...schema.properties, Novelty } });

test('the library has the version of the type', () => {
  const versionIn = (folder: string) => JSON.parse(readFileSync(join(PROJECT_ROOT, folder, 'package.json'), 'utf8')).version;
  expect(versionIn('cdk')).toBe(versionIn('.'));
});

test('the class in cdk/src matches the schema', () => {
  expect(checkGenerated).not.toThrow();
});

test.each([
  ['string', 'string'],
  ['integer', 'number'],
  ['boolean', 'boolean | IResolvable'],
])('a new property of type %s gets the type %s and its description', (type, typescript) => {
  const source = withProperty({ description: 'Something new.', type });
  expect(source).toContain(`/** Something new. */\nreadonly novelty?: ${typescript};`);
  expect(source).toContain(`public novelty: ${typescript} | undefined;`);
  expect(source).toContain("novelty: 'Novelty'");
});

test('a property of an unknown type is an error', () => {
  expect(() => withProperty({ description: 'Something new.', type: 'number' })).toThrow('no property of type number');
});
