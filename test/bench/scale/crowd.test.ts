import { measureCrowd } from '../../../bench/scale/crowd';

/** Higher rates than AWS's, so that the test is shorter. */
const QUOTAS = { perPool: 10, perAccount: 15 };

test('a crowd is created, updated and deleted by the bundle, and every call is counted', async () => {
  let steps = 0;
  const { actions } = await measureCrowd({ clients: 20, pools: 2 }, () => steps++, { quotas: QUOTAS });
  expect(steps).toBe(60);
  expect(Object.entries(actions).map(([action, { failed, wrong }]) => [action, failed, wrong])).toEqual([
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

test('counts a client that could not be created as failed and wrong, for every action', async () => {
  const { actions } = await measureCrowd({ clients: 5, pools: 1 }, () => {}, { clientsPerPool: 3 });
  expect(actions.CREATE).toMatchObject({ failed: 2, wrong: 2, retries: 0 });
  expect(actions.UPDATE).toMatchObject({ failed: 2, wrong: 2 });
  expect(actions.DELETE).toMatchObject({ failed: 2, wrong: 0 });
});

test('counts a client whose update the role does not allow as failed and wrong', async () => {
  const { actions } = await measureCrowd({ clients: 1, pools: 1 }, () => {}, { deny: ['cognito-idp:UpdateUserPoolClient'] });
  expect(actions.UPDATE).toMatchObject({ failed: 1, wrong: 1, calls: { DescribeUserPoolClient: 1, UpdateUserPoolClient: 1 } });
});
