import { ResourceRequest } from '../../../../local/cloudformation/cloudControl/resourceRequest';
import { ResourceRequests } from '../../../../local/cloudformation/cloudControl/resourceRequests';
import { startCloudControl } from '../../../../local/cloudformation/cloudControl/server';
import { deadUrl } from '../../../support/servers';

const now = () => 0;
const request = (token: string) =>
  new ResourceRequest({ typeName: 'My::Cognito::UserPoolClient', token, operation: 'CREATE' }, now);

test('deletes the oldest requests that have ended above the maximum, and never a running one', () => {
  const requests = new ResourceRequests(now, 2);
  const all = ['waiting', 'a', 'b', 'c'].map(request);
  for (const one of all) {
    requests.add(one);
    if (one.token !== 'waiting') one.end({ status: 'SUCCESS' }, undefined);
  }
  expect(requests.list({}).requests.map(({ token }) => token)).toEqual(['c', 'b', 'waiting']);
  expect(() => requests.find('a')).toThrow('Request with token a was not found');
});

test('does not start on a port in use', async () => {
  const lambdaUrl = await deadUrl();
  const first = await startCloudControl({ lambdaUrl });
  await expect(startCloudControl({ lambdaUrl, port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await first.stop();
  const again = await startCloudControl({ lambdaUrl, port: first.port });
  expect(again.url).toBe(first.url);
  await again.stop();
});
