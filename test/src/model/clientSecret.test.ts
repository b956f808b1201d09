import { secretArnOf, secretsOf } from '../../../src/model/clientSecret';
import { SECRET, SECRET_ARN } from '../../support/clients';
import { schema } from '../../support/schema';

test('ClientSecret is a secret, ClientSecretArn is not', () => {
  expect(secretsOf({ ClientSecret: SECRET, ClientSecretArn: SECRET_ARN } as object)).toEqual([SECRET]);
});

test.each([{}, { ClientSecret: undefined }, { ClientSecret: 7 }, { ClientSecret: null }, { ClientSecret: [SECRET] }])(
  '%j contains no secret',
  (state) => expect(secretsOf(state)).toEqual([]),
);

test('every property of the schema that contains a secret is known as a secret', () => {
  const secrets = Object.keys(schema.properties).filter((name) => /Secret$/.test(name) && name !== 'GenerateSecret');
  expect(secrets.flatMap((name) => secretsOf({ [name]: SECRET }))).toEqual(secrets.map(() => SECRET));
});

test.each([
  [
    'in the form of the API model',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret/a',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:a',
  ],
  [
    'in the form of Secrets Manager',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:a/b',
    'arn:aws:secretsmanager:us-east-1:123456789012:secret:a/b',
  ],
  [
    'inside of another text',
    'https://a/arn:aws:secretsmanager:us-east-1:123456789012:secret/a',
    'https://a/arn:aws:secretsmanager:us-east-1:123456789012:secret/a',
  ],
])('an ARN %s', (_case, ClientSecretArn, expected) => expect(secretArnOf({ ClientSecretArn })).toBe(expected));
