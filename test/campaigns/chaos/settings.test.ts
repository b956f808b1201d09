import { Dice } from '../../../campaigns/chaos/dice';
import { afterUpdate, choose, MANAGED, shown } from '../../../campaigns/chaos/settings';

const draws = (hasSecret: boolean) => {
  const dice = new Dice(1);
  return Array.from({ length: 200 }, () => choose(dice, hasSecret)[MANAGED]);
};

test('secrets are moved into Secrets Manager and back, and only where there is one', () => {
  expect(new Set(draws(true))).toEqual(new Set([undefined, true, false]));
  expect(new Set(draws(false))).toEqual(new Set([undefined]));
});

test('a secret stays where it is once the template says nothing of it', () => {
  expect(afterUpdate({ [MANAGED]: true }, {}, { [MANAGED]: true })).toMatchObject({ [MANAGED]: true });
});

test('a client shows by its ARN where its secret is, a model by the property', () => {
  expect(shown({ ClientSecretArn: 'arn' })).toEqual({ [MANAGED]: true });
  expect(shown({ ClientSecret: 'x' })).toEqual({ [MANAGED]: false });
  expect(shown({ ClientSecretArn: 'arn', [MANAGED]: true })).toEqual({ [MANAGED]: true });
});
