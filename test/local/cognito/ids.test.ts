import { newClientId, newClientSecret, newUserPoolId } from '../../../local/cognito/ids';

const drawn = <Value>(draw: () => Value) => Array.from({ length: 2000 }, draw);

test('a client id is 25 or 26 characters of 0-9 and a-v', () => {
  for (const id of drawn(newClientId)) expect(id).toMatch(/^[0-7][0-9a-v]{25}$|^[0-9a-v]{25}$/);
});

test('a client secret is 51 characters, or 52 of which the first is 1', () => {
  for (const secret of drawn(newClientSecret)) expect(secret).toMatch(/^1[0-9a-v]{51}$|^[0-9a-v]{51}$/);
});

test('a pool id is its Region and nine letters and digits', () => {
  for (const id of drawn(() => newUserPoolId('eu-west-1'))) expect(id).toMatch(/^eu-west-1_[0-9A-Za-z]{9}$/);
});

test('no two ids are the same', () => expect(new Set(drawn(newClientId)).size).toBe(2000));
