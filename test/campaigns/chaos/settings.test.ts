import { SeededRandom } from '../../../campaigns/chaos/seededRandom';
import { afterUpdate, choose, MANAGED, shown } from '../../../campaigns/chaos/settings';

const chosenValues = (hasSecret: boolean) => {
  const random = new SeededRandom(1);
  return Array.from({ length: 200 }, () => choose(random, hasSecret)[MANAGED]);
};

test('templates of clients with a secret move it into Secrets Manager and back, others do not', () => {
  expect(new Set(chosenValues(true))).toEqual(new Set([undefined, true, false]));
  expect(new Set(chosenValues(false))).toEqual(new Set([undefined]));
});

test('a secret stays where it is when the template stops setting the property', () => {
  expect(afterUpdate({ [MANAGED]: true }, {}, { [MANAGED]: true })).toMatchObject({ [MANAGED]: true });
});

test('the ARN of a client, and the property of a model, show where the secret is', () => {
  expect(shown({ ClientSecretArn: 'arn' })).toEqual({ [MANAGED]: true });
  expect(shown({ ClientSecret: 'x' })).toEqual({ [MANAGED]: false });
  expect(shown({ ClientSecretArn: 'arn', [MANAGED]: true })).toEqual({ [MANAGED]: true });
});
