import { measureCrowd } from '../../../bench/scale/crowd';

/** Fewer seconds to wait for than at AWS's rates. */
const QUOTAS = { perPool: 10, perAccount: 15 };

test('a crowd is created, updated and deleted by the bundle, and every call is counted', async () => {
  let steps = 0;
  const { actions } = await measureCrowd({ clients: 20, pools: 2 }, () => steps++, { quotas: QUOTAS });
  expect(steps).toBe(60);
  expect(Object.entries(actions).map(([action, { failed, amiss }]) => [action, failed, amiss])).toEqual([
    ['CREATE', 0, 0],
    ['UPDATE', 0, 0],
    ['DELETE', 0, 0],
  ]);
  const operations = Object.values(actions).map(({ calls }) => Object.keys(calls));
  expect(operations).toEqual([
    ['CreateUserPoolClient'],
    ['DescribeUserPoolClient', 'UpdateUserPoolClient'],
    ['DeleteUserPoolClient'],
  ]);
  for (const { calls } of Object.values(actions)) {
    for (const count of Object.values(calls)) expect(count).toBeGreaterThanOrEqual(20);
  }
});

test('clients that could not be created are failed, and amiss, and so are their updates and deletes', async () => {
  const { actions } = await measureCrowd({ clients: 5, pools: 1 }, () => {}, { clientsPerPool: 3 });
  expect(actions.CREATE).toMatchObject({ failed: 2, amiss: 2, retries: 0 });
  expect(actions.UPDATE).toMatchObject({ failed: 2, amiss: 2 });
  expect(actions.DELETE).toMatchObject({ failed: 2, amiss: 0 });
});

test('an update that the role does not allow is failed, and its client amiss', async () => {
  const { actions } = await measureCrowd({ clients: 1, pools: 1 }, () => {}, { deny: ['cognito-idp:UpdateUserPoolClient'] });
  expect(actions.UPDATE).toMatchObject({ failed: 1, amiss: 1, calls: { DescribeUserPoolClient: 1, UpdateUserPoolClient: 1 } });
});
